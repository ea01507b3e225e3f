/** Ratios of one row, each from a fresh process. */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { median } from '../harness.mjs'
import { rows } from '../rows/index.mjs'

const HERE = fileURLToPath(new URL('../../', import.meta.url))
const TIMING = { rounds: 25, milliseconds: 3, isCpuTime: true }

/**
 * The ratios of some sides of a row to its first side, by CPU time or by bytes.
 *
 * @param {{ title: string, sides: readonly string[] }} checked
 * @param {number} processes
 * @param {{ before?: number, folder?: string }} [options] `before`: in how many processes the row was measured before,
 * for who begins changes with the process. `folder`: the checkout whose build is measured, if it is not this one.
 * @returns {Record<string, number[]>} For each side one ratio a process.
 */
export function ratiosOf({ title, sides }, processes, { before = 0, folder = HERE } = {}) {
  const row = rows.find((candidate) => candidate.title === title)
  if (row === undefined) throw new Error(`There is no row ${JSON.stringify(title)}.`)
  const measure = row.unit === 'bytes' ? bytes : times
  const samples = Array.from({ length: processes }, (_, turn) => measure(row, sides, { turn: turn + before, folder }))
  return Object.fromEntries(sides.map((side) => [side, samples.map((sample) => sample[side])]))
}

function times({ title }, sides, { turn, folder }) {
  const figures = inFreshProcess(folder, { title, sides, turn, ...TIMING })
  return Object.fromEntries(sides.map((side) => [side, median(figures[side].ratios)]))
}

/** A process for each side: what one leaves on the heap would be counted with the next. */
function bytes({ title, sides: all }, sides, { folder }) {
  const reference = inFreshProcess(folder, { title, side: Object.keys(all)[0] })
  return Object.fromEntries(sides.map((side) => [side, inFreshProcess(folder, { title, side }) / reference]))
}

function inFreshProcess(folder, task) {
  const parameters = ['--expose-gc', join(folder, 'bench/measure.mjs'), JSON.stringify(task)]
  return JSON.parse(
    execFileSync(process.execPath, parameters, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }),
  )
}
