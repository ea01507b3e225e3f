import { stripVTControlCharacters } from 'node:util'
import { expect, test } from 'vitest'
import { comparisonCharts, comparisonSvg, comparisonTable, pythonTable } from '../../../src/cli/drawing/index.js'
import type { Comparison, Spread, VariantCost } from '../../../src/memory/index.js'

const COUNT = 262_144

const spread = (median: number): Spread => ({ least: median / 2, median, most: median * 2 })

/** What a record takes with its place in an array, in bytes, and how long all of them took, in milliseconds. */
const cost = (name: string, label: string, bytes: number, milliseconds: number, read?: number): VariantCost => ({
  name,
  label,
  bytesPerRecord: spread(bytes - 8),
  bytes: spread(bytes * COUNT),
  bytesOutside: spread(0),
  createMilliseconds: spread(milliseconds),
  ...(read !== undefined && { readMilliseconds: spread(read) }),
})

const comparisonOf = (...variants: VariantCost[]): Comparison => ({ count: COUNT, runs: 3, variants })

const OWN = [
  cost('dynamic', 'Dynamic (a Map)', 224, 104),
  cost('plain', 'plain class', 48, 8.21),
  cost('sealed', 'slots, sealed', 48, 16.44),
  cost('guarded', 'slots, guarded', 48, 8.4),
  cost('frozen', 'slots, frozen', 48, 17.3),
  cost('packed', 'slots, packed', 8, 2.1),
]
const CLASSIC = comparisonOf(...OWN)
const WITH_READS = comparisonOf(...OWN, cost('numbers', 'numbers', 8, 0.87, 0.0312))

const GREY = { width: 80, inColor: false }

/** Of a table the cells of each row, the head first. */
const cellsOf = (table: string): string[][] =>
  table
    .split('\n')
    .filter((line) => line.startsWith('│'))
    .map((line) =>
      line
        .split('│')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )

const barsOf = (charts: string): string[] => charts.split('\n').filter((line) => line.includes('█'))
const titlesOf = (charts: string): (string | undefined)[] =>
  charts.split('\n\n').map((chart) => chart.split('\n', 1)[0])
const lengthOfBar = (line: string | undefined): number => line?.match(/█/g)?.length ?? 0

test('the table has a row for each way: bytes of a record alone and in its array, MiB, times with their ends', () => {
  const [head, ...rows] = cellsOf(comparisonTable(CLASSIC))
  expect(head).toEqual(['', 'bytes/record', 'in an array', 'all, MiB', 'create all, ms'])
  expect(rows).toEqual([
    ['Dynamic (a Map)', '216.0', '224.0', '56.0', '104 (52.0–208)'],
    ['plain class', '40.0', '48.0', '12.0', '8.2 (4.1–16.4)'],
    ['slots, sealed', '40.0', '48.0', '12.0', '16.4 (8.2–32.9)'],
    ['slots, guarded', '40.0', '48.0', '12.0', '8.4 (4.2–16.8)'],
    ['slots, frozen', '40.0', '48.0', '12.0', '17.3 (8.7–34.6)'],
    ['slots, packed', '0.0', '8.0', '2.0', '2.1 (1.1–4.2)'],
  ])
})

test('the table has a column for reading where something was read, empty for the others', () => {
  const [head, ...rows] = cellsOf(comparisonTable(WITH_READS))
  expect(head?.at(-1)).toBe('read all, ms')
  expect(rows.map((row) => row.at(-1))).toEqual(['', '', '', '', '', '', '0.03 (0.02–0.06)'])
})

test('the lines of a table are of one length, and have no escape codes', () => {
  for (const table of [comparisonTable(CLASSIC), comparisonTable(WITH_READS), pythonTable(CLASSIC)]) {
    expect(new Set(table.split('\n').map((line) => line.length)).size).toBe(1)
    expect(table).not.toContain('\u001b')
  }
})

test('memory and creation have a chart each, with the figures at the bars; so has reading if there was some', () => {
  const charts = comparisonCharts(CLASSIC, GREY)
  expect(titlesOf(charts)).toEqual(['bytes per record, kept in an array, and MiB for all', 'time to create all'])
  expect(barsOf(charts).map((line) => line.replace(/ *█+ */, ': '))).toEqual([
    'Dynamic (a Map): 224.0 B, 56.0 MiB',
    ...['plain class', 'slots, sealed', 'slots, guarded', 'slots, frozen'].map((label) => `${label}: 48.0 B, 12.0 MiB`),
    'slots, packed: 8.0 B, 2.0 MiB',
    'Dynamic (a Map): 104 ms',
    'plain class: 8.2 ms',
    'slots, sealed: 16.4 ms',
    'slots, guarded: 8.4 ms',
    'slots, frozen: 17.3 ms',
    'slots, packed: 2.1 ms',
  ])
  const more = comparisonCharts(WITH_READS, GREY)
  expect(titlesOf(more).at(-1)).toBe('time to read all')
  expect(barsOf(more).at(-1)).toMatch(/^numbers █+ 0\.03 ms$/)
})

test('bars are as long as their values, within a character', () => {
  const [dynamic, plain, , , , packed] = barsOf(comparisonCharts(CLASSIC, { ...GREY, width: 100 })).map(lengthOfBar)
  expect(Math.abs((plain ?? 0) - ((dynamic ?? 0) * 48) / 224)).toBeLessThanOrEqual(1)
  expect(Math.abs((packed ?? 0) - ((dynamic ?? 0) * 8) / 224)).toBeLessThanOrEqual(1)
})

test('charts are in colour where that is welcome, and the same otherwise', () => {
  const inColor = comparisonCharts(WITH_READS, { ...GREY, inColor: true })
  const grey = comparisonCharts(WITH_READS, GREY)
  expect(inColor).toContain('\u001b[')
  expect(grey).not.toContain('\u001b')
  expect(stripVTControlCharacters(inColor)).toBe(grey)
})

test.each([40, 45, 50, 60, 72, 80, 99, 100])(
  'no bar is beyond a width of %d, and the longest comes near it',
  (width) => {
    const longest = comparisonCharts(WITH_READS, { ...GREY, width })
      .split('\n\n')
      .map((chart) => Math.max(...barsOf(chart).map((line) => line.length)))
    for (const length of longest) {
      expect(length).toBeLessThanOrEqual(width)
      expect(length).toBeGreaterThan(width - 8)
    }
  },
)

test.each([
  [-0.02, '0.0'],
  [-0.8, '-0.8'],
])(
  'what was measured a little below nothing, %d B, has no bar, and is no minus nothing in the table',
  (bytes, shown) => {
    const below = { ...cost('numbers', 'numbers', 8, 0.01), bytesPerRecord: spread(bytes), bytes: spread(bytes * 1000) }
    const comparison = { ...comparisonOf(cost('plain', 'plain class', 48, 8), below), count: 1000 }
    const [, , numbers] = cellsOf(comparisonTable(comparison))
    expect(numbers?.slice(0, 4)).toEqual(['numbers', shown, shown, '0.0'])
    const [, plain, none] = comparisonCharts(comparison, GREY).split('\n')
    expect(plain).toMatch(/^plain class █{40,} /)
    expect(none).toMatch(/^numbers\s+0\.0 B, 0\.0 MiB$/)
  },
)

test.each([
  ['one way alone', cost('sealed', 'slots, sealed', 48, 16)],
  ['what cost nothing', cost('none', 'nothing', 0, 0, 0)],
])('%s is drawn too', async (_what, variant) => {
  const comparison = comparisonOf(variant)
  const charts = comparisonCharts(comparison, GREY)
  for (const drawn of [comparisonTable(comparison), charts, await comparisonSvg(comparison, 'one')]) {
    expect(drawn).toContain(variant.label)
    expect(drawn).not.toMatch(/NaN|Infinity|undefined/)
  }
  for (const line of charts.split('\n')) expect(line.length).toBeLessThanOrEqual(80)
})

test("Python's figures stand beside those of this run: MiB without slots and with them, and the change", () => {
  const [head, ...rows] = cellsOf(pythonTable(CLASSIC))
  const node = `Node ${process.versions.node}`
  expect(head).toEqual(['262,144 × MyClass(1, 1), in MiB', 'without', 'slots', 'change'])
  expect(rows).toEqual([
    ['Python 3.4 (2015): class → __slots__', '22.7', '9.3', '−59 %'],
    ['Python 3.11: class → __slots__', '26.3', '14.3', '−46 %'],
    ['PyPy 7.3: class → __slots__', '22.0', '22.0', '±0 %'],
    [`${node}: class → slots, sealed`, '12.0', '12.0', '±0 %'],
    [`${node}: class → slots, packed`, '12.0', '2.0', '−83 %'],
    [`${node}: Dynamic → slots, sealed`, '56.0', '12.0', '−79 %'],
  ])
})

test("the library's own ways stand beside Python's figures, also where a user's export has the name of one", () => {
  expect(pythonTable(comparisonOf(...OWN, cost('plain', 'plain', 480, 8), cost('packed', 'packed', 480, 8)))).toBe(
    pythonTable(CLASSIC),
  )
})

test('the picture has the labels, and the bytes of a record in its array', async () => {
  const svg = await comparisonSvg(WITH_READS, 'two slots')
  for (const words of [
    'What a record costs',
    'two slots',
    'Dynamic (a Map): 224.0 B',
    'slots, packed: 8.0 B',
    'Median of 3 fresh processes each.',
  ])
    expect(svg).toContain(words)
  expect(await comparisonSvg({ ...CLASSIC, runs: 1 }, '')).toContain('Median of 1 fresh process each.')
})
