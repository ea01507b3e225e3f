/** What is written to `bench/results/`, and printed. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { format, resolveConfig } from 'prettier'
import { machine } from '../machine.mjs'

const RESULTS = new URL('../results/', import.meta.url)

/** The contents of a results file. */
export function resultsOf({ command, packages, rows }) {
  return {
    command,
    date: new Date().toISOString().slice(0, 10),
    machine: machine(),
    versions: Object.fromEntries(packages.toSorted().map((name) => [name, versionOf(name)])),
    rows: rounded(rows),
  }
}

const versionOf = (name) =>
  JSON.parse(readFileSync(new URL(`node_modules/${name}/package.json`, import.meta.url), 'utf8')).version

/** All numbers to four significant digits. */
export function rounded(value) {
  if (typeof value === 'number') return Number.isInteger(value) ? value : Number(value.toPrecision(4))
  if (Array.isArray(value)) return value.map(rounded)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inside]) => [key, rounded(inside)]))
}

const fileOf = (name) => new URL(`${name}.json`, RESULTS)

/** The contents of a results file that is there. */
export const read = (name) => JSON.parse(readFileSync(fileOf(name), 'utf8'))

/** Formatted as the repository is. */
export async function write(name, results) {
  const file = fileOf(name)
  mkdirSync(RESULTS, { recursive: true })
  const options = await resolveConfig(file)
  writeFileSync(file, await format(JSON.stringify(results), { ...options, filepath: file.pathname }))
}

/** How far the ratios of a second run are from the first, as a line. */
export const noiseText = ({ work, ratios, median, largest, of, count }) =>
  `${work}: ${ratios} ratios differ by ${short(median)} %, at most ${short(largest)} % (${of}, ${count.toLocaleString('en')})`

/** A row as a table: CPU time, time on the wall, and the ratio to the reference, or what else the unit says. */
export function rowText({ group, work, count, unit, processes, sides, cannot = {} }) {
  const lines = sides.map((side) => {
    const cells = unit === 'ns' ? [side.cpu, side.wall] : [side[unit]]
    const figures = cells.map(({ median, low, high }) => `${short(median)} (${short(low)}–${short(high)})`.padEnd(26))
    const ratio = side.ratio === undefined ? '' : `× ${short(side.ratio.median)}`
    return `  ${side.name.padEnd(24)}${figures.join('')}${ratio}${side.note === undefined ? '' : '  *'}`
  })
  const left = Object.entries(cannot).map(([name, reason]) => `  ${name.padEnd(24)}– ${reason}`)
  const title = `${group}: ${work}, ${count.toLocaleString('en')}; ${unit === 'ns' ? 'ns CPU, ns wall' : unit}; ${processes} processes`
  return [title, ...lines, ...left, ''].join('\n')
}

const short = (value) => String(Number(value.toPrecision(3)))
