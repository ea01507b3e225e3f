/** The tests of esprima, in a folder of their own beside the library of a side. */
import { spawnSync } from 'node:child_process'
import { cpSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { installed, write } from '../patch.mjs'
import { checked, runNodeTests } from '../run-tests.mjs'
import { patched } from './port.mjs'

export const tag = '4.0.1'
export const sides = ['esprima', 'guarded', 'sealed']

const PROGRAMS = ['grammar-tests.js', 'hostile-environment-tests.js', 'regression-tests.js']
const REGRESSION = /Mismatch/

/** The tests of its interface are for mocha. */
const MOCHA = "import { describe, it } from 'node:test'\nObject.assign(globalThis, { describe, it })\n"

export function run(checkout, side) {
  const library = side === 'esprima' ? installed('esprima/dist/esprima.js') : patched(side)
  write(`esprima/${side}/dist/esprima.js`, library)
  const folder = dirname(fileURLToPath(write(`esprima/${side}/package.json`, '{ "main": "dist/esprima.js" }')))
  cpSync(join(checkout, 'test'), join(folder, 'test'), { recursive: true })
  for (const kind of ['js', 'json']) write(`esprima/${side}/test/dist/fixtures_${kind}.js`, fixtures(checkout, kind))
  const mocha = write('esprima/mocha.mjs', MOCHA)
  const counts = [
    unitTests(folder),
    runNodeTests(new URL(`file://${folder}/test/api-tests.js`), ['--import', mocha]),
    ...PROGRAMS.map((program) => one(folder, program)),
  ]
  return { passed: sum(counts, 'passed'), failed: sum(counts, 'failed') }
}

const sum = (counts, key) => counts.reduce((total, count) => total + count[key], 0)

/** What the library's own `generate-fixtures` makes: sources as texts, expectations as they are. */
function fixtures(checkout, kind) {
  const folder = join(checkout, 'test/fixtures')
  const entries = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(`.${kind}`))
    .map((path) => {
      const content = readFileSync(join(folder, path), 'utf8')
      const key = JSON.stringify(path.slice(0, -kind.length - 1))
      return `${key}: ${kind === 'js' ? JSON.stringify(content) : content}`
    })
  return `module.exports = {\n${entries.join(',\n')}\n}`
}

function start(folder, program) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [join('test', program)], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  })
  return { output: stdout + stderr, status }
}

function unitTests(folder) {
  const { output } = start(folder, 'unit-tests.js')
  const [, total, failed] = /(\d+) tests\. (\d+) failures\./.exec(output) ?? []
  return checked({ passed: total - failed, failed: Number(failed) }, output)
}

/** A program that passes or fails as a whole. */
function one(folder, program) {
  const { output, status } = start(folder, program)
  const isPassed = status === 0 && !REGRESSION.test(output)
  return checked({ passed: Number(isPassed), failed: Number(!isPassed) }, output)
}
