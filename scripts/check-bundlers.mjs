/**
 * Builds one program (test/fixtures/consumer) against the packed tarball with the tools that users build with, runs
 * what they made in both forms, and writes docs/compatibility.md. It installs the tools itself, below runtimes/.
 *
 * `--quick`: what needs no bundler, in less than two minutes. Words: only the tools that have one of them in their
 * names. Neither writes the page.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { apps } from './bundlers/apps.mjs'
import { bundlers, quickBundlers } from './bundlers/bundle.mjs'
import { compilers, quickCompilers, quickTypescript, typescript } from './bundlers/compile.mjs'
import { installPacked, installTools, ROOT } from './bundlers/install.mjs'
import { judge, judgeMemory, runFile, runForms } from './bundlers/judge.mjs'
import { pageOf, tableOf } from './bundlers/page.mjs'
import { writeSources } from './bundlers/sources.mjs'

const args = process.argv.slice(2)
const isQuick = args.includes('--quick')
const words = args.filter((word) => !word.startsWith('--')).map((word) => word.toLowerCase())
const tools = (
  isQuick
    ? [...quickBundlers, ...quickCompilers, ...quickTypescript]
    : [...bundlers, ...apps, ...quickCompilers, ...compilers, ...quickTypescript, ...typescript]
).filter(({ name }) => words.length === 0 || words.some((word) => name.toLowerCase().includes(word)))

const manifest = isQuick ? 'compilers' : 'bundlers'
for (const each of new Set(['compilers', manifest])) installTools(each)
const work = installPacked(manifest)
try {
  writeSources(work)
  const rows = []
  for (const [index, tool] of tools.entries()) rows.push(await tryTool(tool, join(work, 'built', String(index))))
  console.log(tableOf(rows))
  const problems = rows.flatMap(({ name, wrong }) => wrong.map((line) => `${name}: ${line}`))
  for (const line of problems) console.error(line)
  if (problems.length > 0) process.exitCode = 1
  else if (!isQuick && words.length === 0) writeFileSync(join(ROOT, 'docs/compatibility.md'), pageOf(rows))
  console.log(
    `${rows.filter(({ wrong }) => wrong.length === 0).length} passed, ` +
      `${rows.filter(({ wrong }) => wrong.length > 0).length} failed`,
  )
} finally {
  rmSync(work, { recursive: true, force: true })
}

/** Builds and runs the program with one tool. What goes wrong on the way is a result too. */
async function tryTool(tool, folder) {
  const { name, version, differs = {} } = tool
  mkdirSync(folder, { recursive: true })
  try {
    const files = await tool.build(work, folder)
    const reports = await (tool.run ?? runForms)(files)
    const wrong = Object.entries(reports).flatMap(([asked, report]) =>
      judge(report, tool.forms?.[asked] ?? (asked === 'forbidden' ? 'interpreted' : asked), differs),
    )
    if (files.memory !== undefined) reports.memory = runFile(files.memory)
    return {
      name,
      version,
      differs,
      reports,
      wrong: [...new Set([...wrong, ...(reports.memory ? judgeMemory(reports.memory) : [])])],
    }
  } catch (error) {
    return {
      name,
      version,
      differs,
      reports: {},
      wrong: [`${error}\n${error.stdout ?? ''}${error.stderr ?? ''}`.slice(0, 3000)],
    }
  }
}
