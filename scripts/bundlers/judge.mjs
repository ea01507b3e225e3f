/** Runs what a tool has built, and says whether it is as it should be. */
import { execFileSync } from 'node:child_process'

const NO_CODE = '--disallow-code-generation-from-strings'

/** @typedef {{ form: string, passed: number, problems: string[] }} Report */

/** Runs a file, and reads the last line that it prints. */
export function runFile(file, { engine = process.execPath, args = [] } = {}) {
  const output = execFileSync(engine, [...args, file], {
    encoding: 'utf8',
    timeout: 60_000,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  return JSON.parse(output.trim().split('\n').at(-1))
}

/**
 * What the three ways to run the program give: compiled; with `slotted/interpreted`; and where code may not be
 * generated.
 *
 * @param {{ compiled: string, interpreted: string }} files
 */
export function runForms({ compiled, interpreted }) {
  return {
    compiled: runFile(compiled),
    interpreted: runFile(interpreted),
    forbidden: runFile(compiled, { args: [NO_CODE] }),
  }
}

/**
 * Compares a report with what is expected of it.
 *
 * @param {Report} report
 * @param {string} form
 * @param {Readonly<Record<string, string>>} differs Parts of the program that are known to end otherwise, with the
 * reason.
 * @returns {string[]} What is wrong: a problem that is not known, or a known one that is gone.
 */
export function judge(report, form, differs = {}) {
  const known = Object.keys(differs)
  const wrong = report.problems.filter((problem) => !known.some((part) => problem.startsWith(part)))
  const gone = known.filter((part) => !report.problems.some((problem) => problem.startsWith(part)))
  return [
    ...(report.form === form ? [] : [`is ${report.form}, not ${form}`]),
    ...wrong,
    ...gone.map((part) => `no longer differs: ${part}`),
  ]
}

/** What is wrong with the report of memory.ts. */
export function judgeMemory({ isMeasured, compares, message }) {
  if (!isMeasured) return ['memory: bytesPerRecord()']
  return compares || message.includes('Do not bundle slotted/memory') ? [] : [`memory: ${message}`]
}
