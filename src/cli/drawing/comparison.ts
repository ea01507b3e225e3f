import type { Comparison, Spread, VariantCost } from '../../memory/index.js'
import { toBarChart, type Terminal } from './bar-chart.js'
import { toBytes, toChange, toCount, toMebibytes, toMilliseconds } from './figures.js'
import { PYTHON } from './python.js'
import { toTable } from './table.js'

/** What each way cost, a row a way; times with their ends. */
export function comparisonTable({ count, variants }: Comparison, width?: number): string {
  const isRead = variants.some(({ readMilliseconds }) => readMilliseconds !== undefined)
  const head = ['', 'bytes/record', 'in an array', 'all, MiB', 'create all, ms', ...(isRead ? ['read all, ms'] : [])]
  const rows = variants.map(({ label, bytesPerRecord, bytes, createMilliseconds, readMilliseconds }) => {
    const read = readMilliseconds === undefined ? '' : toSpread(readMilliseconds)
    return [
      label,
      toBytes(bytesPerRecord.median),
      toBytes(bytes.median / count),
      toMebibytes(bytes.median),
      toSpread(createMilliseconds),
      ...(isRead ? [read] : []),
    ]
  })
  return toTable(head, rows, width === undefined ? {} : { width })
}

/**
 * The same as bars: that of all records would have the same bars as that of one, so that one chart carries both
 * figures.
 */
export function comparisonCharts(comparison: Comparison, terminal: Terminal): string {
  const { count, variants } = comparison
  const memory = (bytes: number): string => `${toBytes(bytes)} B, ${toMebibytes(bytes * count)} MiB`
  const chart = (
    title: string,
    toText: (value: number) => string,
    valueOf: (cost: VariantCost) => number | undefined,
  ): string[] => {
    const bars = variants.flatMap((cost) => {
      const value = valueOf(cost)
      return value === undefined ? [] : [{ label: cost.label, value: Math.max(value, 0) }]
    })
    return bars.length === 0 ? [] : [toBarChart(title, bars, toText, terminal)]
  }
  return [
    ...chart('bytes per record, kept in an array, and MiB for all', memory, ({ bytes }) => bytes.median / count),
    ...chart('time to create all', time, ({ createMilliseconds }) => createMilliseconds.median),
    ...chart('time to read all', time, ({ readMilliseconds }) => readMilliseconds?.median),
  ].join('\n\n')
}

function toSpread({ median, least, most }: Spread): string {
  return `${toMilliseconds(median)} (${toMilliseconds(least)}–${toMilliseconds(most)})`
}

const time = (milliseconds: number): string => `${toMilliseconds(milliseconds)} ms`

/** Python's own figures for the classic measurement beside those of this run: MiB of a plain class, and with slots. */
export function pythonTable({ count, variants }: Comparison, width?: number): string {
  // The first of a name: an export of the user's comes after the library's own.
  const mebibytes = (wanted: string): number =>
    (variants.find(({ name }) => name === wanted)?.bytes.median ?? Number.NaN) / 2 ** 20
  const [dynamic, plain, sealed, packed] = [
    mebibytes('dynamic'),
    mebibytes('plain'),
    mebibytes('sealed'),
    mebibytes('packed'),
  ]
  const node = `Node ${process.versions.node}`
  const figures: readonly { label: string; before: number; after: number }[] = [
    ...PYTHON,
    { label: `${node}: class → slots, sealed`, before: plain, after: sealed },
    { label: `${node}: class → slots, packed`, before: plain, after: packed },
    { label: `${node}: Dynamic → slots, sealed`, before: dynamic, after: sealed },
  ]
  const head = [`${toCount(count)} × MyClass(1, 1), in MiB`, 'without', 'slots', 'change']
  return toTable(
    head,
    figures.map(({ label, before, after }) => [label, before.toFixed(1), after.toFixed(1), toChange(before, after)]),
    width === undefined ? {} : { width },
  )
}

/** The comparison as a picture: an SVG document, bytes per record. */
export async function comparisonSvg({ count, runs, variants }: Comparison, subtitle: string): Promise<string> {
  // Larger than all else, and seldom asked for.
  const { toSvg } = await import('./svg-chart.js')
  const bars = variants.map(({ label, bytes }) => ({
    label,
    value: Math.max(bytes.median / count, 0),
    text: `${toBytes(bytes.median / count)} B`,
  }))
  const footnote = `Median of ${runs} fresh process${runs === 1 ? '' : 'es'} each. With the place of an object in an array, 8 B.`
  return toSvg({ title: 'What a record costs', subtitle, unit: 'bytes per record', bars, footnote })
}
