/** The consumer program, as the tools take it. */
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import ts from 'typescript'
import { ROOT } from './install.mjs'

const PROGRAM = join(ROOT, 'test/fixtures/consumer')

/**
 * Writes the program three times: `written`, as it stands; `ts`, with imports that name no ending, as most tools
 * resolve them; and `js`, without types and otherwise the same, for tools that take JavaScript alone.
 */
export function writeSources(work) {
  cpSync(PROGRAM, join(work, 'written'), { recursive: true })
  for (const folder of ['ts', 'js']) mkdirSync(join(work, folder))
  const compilerOptions = { target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.Preserve, verbatimModuleSyntax: true }
  for (const file of readdirSync(PROGRAM)) {
    const text = readFileSync(join(PROGRAM, file), 'utf8')
    writeFileSync(join(work, 'ts', file), text.replace(/(from '\.\/[\w-]+)\.js'/g, "$1'"))
    writeFileSync(
      join(work, 'js', `${basename(file, '.ts')}.js`),
      ts.transpileModule(text, { compilerOptions }).outputText,
    )
  }
}
