/** Runs `measure.mjs` in fresh processes. */
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { VARIANTS } from './variants.mjs'
import { median } from './figures.mjs'

const CHILD = fileURLToPath(new URL('measure.mjs', import.meta.url))
// Several forced collections in a row make a function look old, and its code would be thrown away between the warm-up and the measurement.
const FLAGS = ['--expose-gc', '--no-flush-bytecode']
const LONGEST = 30_000

/**
 * Measures every variant of a subject, each in a fresh process, `rounds` times round, and takes the median of each figure.
 *
 * @param {'cities' | 'classic'} subject
 * @param {object} columns
 * @param {{ rounds: number, onStart: (label: string) => void }} options
 * @returns {Promise<{ key: string, label: string, color: string, bytes: number, createMilliseconds: number, readMilliseconds: number }[]>}
 */
export async function measureEach(subject, columns, { rounds, onStart }) {
  const runs = VARIANTS.map(() => [])
  for (let round = 0; round < rounds; round++) {
    for (const [turn, { key, label }] of VARIANTS.entries()) {
      onStart(label)
      runs[turn].push(await measureOne(subject, key, columns))
    }
  }
  return VARIANTS.map((variant, turn) => {
    const middle = (figure) => median(runs[turn].map((run) => run[figure]))
    return { ...variant, bytes: middle('bytes'), createMilliseconds: middle('createMilliseconds'), readMilliseconds: middle('readMilliseconds') }
  })
}

/** Measures one variant of a subject in one fresh process; rejects with one line if the process fails. */
export function measureOne(subject, variant, columns) {
  return new Promise((resolve, reject) => {
    const child = fork(CHILD, { execArgv: FLAGS, serialization: 'advanced', silent: true, timeout: LONGEST })
    let figures
    let complaint = ''
    child.stderr.setEncoding('utf8').on('data', (text) => (complaint += text))
    child.on('message', (message) => (figures = message))
    child.on('error', reject)
    child.on('close', (code, signal) => {
      if (code === 0 && figures !== undefined) resolve(figures)
      else reject(new Error(`measuring ${subject}, ${variant}: the child process ${endOf(child, code, signal)}${reasonIn(complaint)}`))
    })
    // A child that died early is reported by its end, which knows more than the broken channel.
    child.send({ subject, variant, columns }, () => {})
  })
}

function endOf(child, code, signal) {
  if (child.killed) return `took longer than ${LONGEST / 1000} s`
  return signal === null ? `ended with exit code ${code}` : `was ended by ${signal}`
}

/** The one line of a stack trace, or of whatever else a process left behind, that says what went wrong. */
function reasonIn(complaint) {
  const lines = complaint.split('\n').filter((line) => line.trim() !== '')
  const reason = lines.find((line) => /^(\w*Error\b|FATAL ERROR)/.test(line)) ?? lines.at(-1)
  return reason === undefined ? '' : ` (${reason.trim()})`
}
