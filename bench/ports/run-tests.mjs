/** Runs the tests of a library in a process of their own. */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** @returns {{ passed: number, failed: number }} What `node --test` counts in a file. */
export function runNodeTests(url, words = []) {
  const output = runProcess(['--test', '--test-reporter=tap', ...words, fileURLToPath(url)])
  const count = (name) => Number(new RegExp(String.raw`^# ${name} (\d+)$`, 'm').exec(output)?.[1] ?? NaN)
  return checked({ passed: count('pass'), failed: count('fail') }, output)
}

/** The output of a process of Node, whatever its exit code. */
export function runProcess(words, options = {}) {
  const { stdout, stderr, error } = spawnSync(process.execPath, words, {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    ...options,
  })
  if (error) throw error
  return stdout + stderr
}

/** Tests that did not run are no passes: such counts, and failures, are shown with the end of the output. */
export function checked(counts, output) {
  const { passed, failed } = counts
  if (!(passed > 0) || !(failed === 0)) console.error(output.slice(-4000))
  if (!(passed + failed > 0)) throw new Error('the tests did not run')
  return counts
}
