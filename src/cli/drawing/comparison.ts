import type { Comparison, Spread, VariantCost } from '../../memory/index.js'
import { toBarChart, type Terminal } from './bar-chart.js'
import { toBytes, toChange, toCount, toMebibytes, toMilliseconds } from './figures.js'
import { toTable } from './table.js'

/** The classic measurement in Python: 262,144 × `MyClass(1, 1)`, kept in a list. */
export const CLASSIC = { count: 262_144, slots: ['name', 'identifier'], values: [1, 1] } as const

/**
 * Its figures, in MiB: a plain class, and a class with `__slots__`. Those of 2015 come from the session that made the
 * measurement known, on Python 3.4 under ipython_memory_usage. The others were measured with the same tool, on CPython
 * 3.11 and PyPy 7.3.
 */
const PYTHON = [
  { label: 'Python 3.4 (2015): class → __slots__', before: 22.7, after: 9.3 },
  { label: 'Python 3.11: class → __slots__', before: 26.3, after: 14.3 },
  { label: 'PyPy 7.3: class → __slots__', before: 22, after: 22 },
] as const

/** What each way cost, one row for each; times with their ends. */
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
 * The same as bars. One chart carries the bytes of one record and those of all, since their bars have the same lengths.
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

/** Python's figures for the classic measurement beside those of this run, in MiB: a plain class, and with slots. */
export function pythonTable({ count, variants }: Comparison, width?: number): string {
  // The first variant of a name is the library's own; the user's exports come later.
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

const FOR_SVG = ['@observablehq/plot', '@xmldom/xmldom']

/**
 * Loads what draws pictures. It needs packages that few have, and nothing else does.
 *
 * @throws {Error} if they are not installed.
 */
export async function loadSvg(): Promise<typeof import('./svg-chart.js')> {
  try {
    return await import('./svg-chart.js')
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code !== 'ERR_MODULE_NOT_FOUND' || !FOR_SVG.some((name) => message.includes(`'${name}'`))) throw error
    const packages = FOR_SVG.join(' and ')
    throw new Error(
      `--svg draws with the packages ${packages}, which are not both installed: npm install --save-dev ${FOR_SVG.join(' ')}`,
      { cause: error },
    )
  }
}

/**
 * The comparison as an SVG document: bytes per record.
 *
 * @throws {Error} if what draws it is not installed.
 */
export async function comparisonSvg({ count, runs, variants }: Comparison, subtitle: string): Promise<string> {
  const { toSvg } = await loadSvg()
  const bars = variants.map(({ label, bytes }) => ({
    label,
    value: Math.max(bytes.median / count, 0),
    text: `${toBytes(bytes.median / count)} B`,
  }))
  const processes = `${runs} fresh process${runs === 1 ? '' : 'es'}`
  const footnote = `Median of ${processes} each. With the place of an object in an array, 8 B.`
  return toSvg({ title: 'What a record costs', subtitle, unit: 'bytes per record', bars, footnote })
}
