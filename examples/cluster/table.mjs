/** Prints what the engines did, a line each. */
import { toCount } from '../shared/figures.mjs'

const COLUMNS = {
  engine: String,
  rows: toCount,
  bytes: toCount,
  load: (seconds) => `${seconds.toFixed(1)} s`,
  group: (seconds) => `${seconds.toFixed(2)} s`,
  method: (seconds) => `${seconds.toFixed(2)} s`,
  equal: (equal) => (equal ? 'yes' : 'NO'),
}

export function printTable(rows) {
  const lines = [
    Object.keys(COLUMNS),
    ...rows.map((row) => Object.entries(COLUMNS).map(([key, show]) => show(row[key]))),
  ]
  const widths = Object.keys(COLUMNS).map((_, place) => Math.max(...lines.map((line) => line[place].length)))
  for (const line of lines)
    console.log(
      line
        .map((cell, place) => cell.padEnd(widths[place]))
        .join('  ')
        .trimEnd(),
    )
}
