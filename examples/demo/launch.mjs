/** Runs `measure.mjs` in fresh processes. */
import { askFreshProcess } from '../shared/child.mjs'
import { median } from '../shared/figures.mjs'
import { VARIANTS } from './variants.mjs'

const SCRIPT = new URL('measure.mjs', import.meta.url)
const FIGURES = ['bytes', 'bytesOutside', 'createMilliseconds', 'readMilliseconds']
const LONGEST = 30_000

/**
 * Measures every variant of a subject, each in a fresh process, `rounds` times round, and takes the median of each figure.
 *
 * @param {'cities' | 'classic'} subject
 * @param {object} columns
 * @param {{ rounds: number, onStart: (label: string) => void }} options
 * @returns {Promise<{ key: string, label: string, color: string, bytes: number, bytesOutside: number, createMilliseconds: number, readMilliseconds: number }[]>}
 */
export async function measureEach(subject, columns, { rounds, onStart }) {
  const runs = VARIANTS.map(() => [])
  for (let round = 0; round < rounds; round++) {
    for (const [turn, { key, label }] of VARIANTS.entries()) {
      onStart(label)
      const question = { subject, variant: key, columns }
      runs[turn].push(await askFreshProcess(SCRIPT, question, { what: `${subject}, ${key}`, longest: LONGEST }))
    }
  }
  return VARIANTS.map((variant, turn) => {
    const medians = FIGURES.map((figure) => [figure, median(runs[turn].map((run) => run[figure]))])
    return { ...variant, ...Object.fromEntries(medians) }
  })
}
