/** Measured figures as tables and bar charts. */
import Chartscii from 'chartscii'
import Table from 'cli-table3'
import { toBytes, toChange, toCount, toMebibytes, toMilliseconds } from '../shared/figures.mjs'

/** Tables have no colours of their own, which would be the same in a file. */
const PLAIN = { head: [], border: [] }

/**
 * What each way cost, a row a way.
 *
 * @param {{ label: string, bytes: number, createMilliseconds: number, readMilliseconds: number }[]} results
 * @param {number} count How many records there were.
 */
export function tableOf(results, count) {
  const table = new Table({
    head: ['', 'bytes/record', 'total MiB', 'create all, ms', 'read all, ms'],
    colAligns: ['left', 'right', 'right', 'right', 'right'],
    style: PLAIN,
  })
  for (const { label, bytes, createMilliseconds, readMilliseconds } of results) {
    table.push([label, toBytes(bytes / count), toMebibytes(bytes), toMilliseconds(createMilliseconds), toMilliseconds(readMilliseconds)])
  }
  return table.toString()
}

/** The charts of one subject: the bars of `total MiB` would be those of bytes a record, so that one carries both figures. */
export function chartsOf(results, count, options) {
  const memory = (bytes) => `${toBytes(bytes)} B, ${toMebibytes(bytes * count)} MiB`
  const time = (milliseconds) => `${toMilliseconds(milliseconds)} ms`
  return [
    chart('bytes per record, and MiB for all', results, ({ bytes }) => bytes / count, memory, options),
    chart('time to create all', results, ({ createMilliseconds }) => createMilliseconds, time, options),
    chart('time to read all', results, ({ readMilliseconds }) => readMilliseconds, time, options),
  ].join('\n\n')
}

function chart(title, results, figureOf, toText, { width, inColor }) {
  const longest = (texts) => Math.max(...texts.map((text) => text.length))
  const roomForText = longest(results.map(({ label }) => label)) + longest(results.map((result) => toText(figureOf(result)))) + 3
  const bars = results.map((result) => ({ label: result.label, value: figureOf(result), ...(inColor && { color: result.color }) }))
  const drawn = new Chartscii(bars, {
    width: width - roomForText,
    height: bars.length,
    barSize: 1,
    naked: true,
    valueLabels: true,
    valueLabelsFloatingPoint: 6,
    valueLabelFormat: ([value]) => toText(Number(value)),
  })
  return `${title}\n${drawn.create().trimEnd()}`
}

/** Python's own figures for the classic measurement beside those of this run: MiB of a plain class, and with slots. */
export function pythonTable(results, count) {
  const mebibytes = Object.fromEntries(results.map(({ key, bytes }) => [key, bytes / 2 ** 20]))
  const head = [`${toCount(count)} × MyClass(1, 1), in MiB`, 'without', 'slots', 'change']
  const table = new Table({ head, colAligns: ['left', 'right', 'right', 'right'], style: PLAIN })
  const rows = [
    ['Python 3.4 (2015): class → __slots__', 22.7, 9.3],
    ['Python 3.11: class → __slots__', 26.3, 14.3],
    ['PyPy: class → __slots__', 22, 22],
    [`Node ${process.versions.node}: class → slots, sealed`, mebibytes.plain, mebibytes.sealed],
    [`Node ${process.versions.node}: class → slots, packed`, mebibytes.plain, mebibytes.packed],
    [`Node ${process.versions.node}: Dynamic → slots, sealed`, mebibytes.dynamic, mebibytes.sealed],
  ]
  for (const [label, before, after] of rows) table.push([label, before.toFixed(1), after.toFixed(1), toChange(before, after)])
  return table.toString()
}
