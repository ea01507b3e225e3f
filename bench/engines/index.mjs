/** `npm run bench:engines`: records and rows against plain objects, in every engine. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ISOLATED, openPage } from '../../scripts/runtimes/browser.mjs'
import { argumentsFor, PATHS, ROOT } from '../../scripts/runtimes/engines.mjs'
import { rowOf, write } from './results.mjs'
import { works } from './works.mjs'

const HELP = `npm run bench:engines -- [options]

  --engines <text>  only engines with this text in their name
  --works <text>    only works with this text in their name
  --processes <n>   fresh processes for each work on each engine (default: 3)
  --dry             writes no file
  --help            this text

Node 22, 24 and 26, Bun, Deno, QuickJS and workerd come from runtimes/ (npm ci --prefix runtimes), Chromium and Firefox
from the machine (CHROMIUM_PATH, FIREFOX_PATH). An engine that is absent is named and left out. The figures go to
bench/results/engines.json; what was not measured stays there as it was.`

const OPTIONS = {
  engines: { type: 'string', default: '' },
  works: { type: 'string', default: '' },
  processes: { type: 'string', default: '3' },
  dry: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
}

const RESULTS = join(ROOT, 'bench/results/engines.json')
const TIMING = { rounds: 15, milliseconds: 12 }
const BROWSERS = new Set(['chromium', 'firefox'])
/** They do no timed work: the clock of one stands still while code runs, and the other is an interpreter. */
const SANDBOXES = { quickjs: PATHS.node20, workerd: PATHS.node24 }
const LIMITS = { cwd: ROOT, encoding: 'utf8', timeout: 300_000, stdio: ['ignore', 'pipe', 'pipe'] }

const { values } = parseArgs({ options: OPTIONS })
if (values.help) console.log(HELP)
else await bench(values)

async function bench({ engines: engineText, works: workText, processes, dry }) {
  const found = { versions: {}, passes: {}, rows: [] }
  const isChosen = (name) => name.includes(engineText)
  const chosen = works.filter(({ work }) => work.includes(workText))
  for (const [name, path] of Object.entries(PATHS).filter(([engine]) => isChosen(engine))) {
    if (!existsSync(path)) {
      console.log(`${name}: absent`)
      continue
    }
    found.versions[name] = versionOf(name, path)
    console.log(`\n${name} ${found.versions[name]}`)
    for (const work of chosen) {
      const row = rowOf(name, work, await sample(name, path, work, Number(processes)))
      console.log(textOf(row))
      found.rows.push(row)
    }
  }
  for (const [name, node] of Object.entries(SANDBOXES).filter(([engine]) => isChosen(engine))) {
    found.passes[name] = execFileSync(node, ['scripts/runtimes/sandboxes.mjs', name], LIMITS).trim()
    console.log(`\n${name}: ${found.passes[name]}`)
  }
  if (dry) return
  mkdirSync(join(ROOT, 'bench/results'), { recursive: true })
  await write(RESULTS, found, placeOf)
}

async function sample(name, path, { work }, processes) {
  const samples = []
  for (let turn = 0; turn < processes; turn++) {
    const task = JSON.stringify({ work, turn, ...TIMING })
    samples.push(BROWSERS.has(name) ? await inPage(name, path, task) : inProcess(name, path, task))
  }
  return samples
}

function inProcess(name, path, task) {
  return JSON.parse(execFileSync(path, [...argumentsFor(name, 'bench/engines/here.mjs'), task], LIMITS))
}

async function inPage(name, path, task) {
  const options = { page: 'bench/engines/page.html', headers: ISOLATED, search: `?${encodeURIComponent(task)}` }
  const { error, figures } = await openPage(name, path, options)
  if (error !== undefined) throw new Error(`${name}: ${error}`)
  return figures
}

function versionOf(name, path) {
  const text = execFileSync(path, ['--version'], LIMITS)
  return /\d+(\.\d+)+/.exec(text)?.[0] ?? text.trim()
}

function placeOf({ engine, work }) {
  return Object.keys(PATHS).indexOf(engine) * works.length + works.findIndex((candidate) => candidate.work === work)
}

function textOf({ work, sides }) {
  const [{ cpu, wall = cpu, name }, ...others] = sides
  const compared = others.map((side) => `${side.name} ${side.ratio.median}`)
  return `  ${work}: ${name} ${wall.median} ns; × that: ${compared.join(', ')}`
}
