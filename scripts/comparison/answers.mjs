/** What a snippet answers, in a process of its own: the values of its lines with `//=> value`. */
import { spawnSync } from 'node:child_process'
import { transformSync } from 'esbuild'

const ANSWER = /^(?<indent>\s*)(?!const |let |import )(?<expression>.+?);?\s*\/\/=> (?<value>.+)$/
const THROWS = /^(?<indent>\s*)(?<statement>.+?);?\s*\/\/ (?<name>\w*Error): (?<message>.+)$/

/** On one line, and before all others. */
const PRELUDE = `
import { deepStrictEqual as __equal, throws as __throws } from 'node:assert'
import { inspect as __inspect } from 'node:util'
const __answers = []
const __answer = (line, given, value) => {
  __equal(given, value, \`line \${line}: \${__inspect(given)}, and the page says \${__inspect(value)}\`)
  __answers.push(__inspect(given, { depth: null }))
}
`.replaceAll('\n', ';')

const OPTIONS = {
  loader: 'ts',
  target: 'es2022',
  tsconfigRaw: { compilerOptions: { experimentalDecorators: true, useDefineForClassFields: true } },
}

/**
 * Runs a snippet and compares its values, and its errors, with those that stand in it.
 *
 * @param {import('./pairs.mjs').Snippet} snippet
 * @param {string} folder From where packages are found.
 * @returns {string[]} The values as Node prints them.
 * @throws {Error} With what the process printed, if a value is another.
 */
export function answersOf({ code, line }, folder) {
  const lines = code.split('\n').map((text, place) => toStatement(text, line + 1 + place))
  const program = `${PRELUDE}${lines.join('\n')}\nconsole.log(JSON.stringify(__answers))\n`
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-'], {
    cwd: folder,
    encoding: 'utf8',
    input: transformSync(program, OPTIONS).code,
  })
  if (status !== 0) throw new Error(stderr)
  const answers = JSON.parse(stdout)
  if (answers.length === 0) throw new Error(`The snippet at line ${line} answers nothing.`)
  return answers
}

function toStatement(text, line) {
  const answer = ANSWER.exec(text)?.groups
  if (answer) return `${answer.indent}__answer(${line}, ${answer.expression}, ${answer.value})`
  if (text.includes('//=>')) throw new Error(`Line ${line} is not an expression with its value: ${text}`)
  const throwing = THROWS.exec(text)?.groups
  if (throwing === undefined) return text
  const message = JSON.stringify({ message: throwing.message })
  return `${throwing.indent}__throws(() => { ${throwing.statement} }, ${message}, 'line ${line} throws something else')`
}
