import { describe, expect, test } from 'vitest'
import { exists, holds, type Results } from '../support/figure-sources.js'
import { figuresOf } from '../support/page-figures.js'

const found = (page: string): readonly string[] => figuresOf(page).map(({ figure }) => figure)

describe('figures of a page', () => {
  test.each([
    ['It takes 60–130 ns.', ['60–130 ns']],
    ['0.50 / 0.65 / 0.65 ns on Node 20 / 24 / 26, twice in 1,418 MB', ['0.50 / 0.65 / 0.65 ns', '1,418 MB']],
    ['150 and 33 µs, 462, 638 and 655 bytes', ['150 and 33 µs', '462, 638 and 655 bytes']],
    ['3 % on Node 20 and 14 % on Node 24', ['3 %', '14 %']],
    ['1.14–1.21 × a bare insert, or × 1.05 of it', ['1.14–1.21 ×', '× 1.05']],
    ['3 × 1,000 elements, 262,144 × `f(1)`, Python 3.4', []],
    ['a record of 65,536 rows in `5 ns`, of 10⁷', []],
    ['which takes\n1.1–1.3, or\n2\nns', ['1.1–1.3', '2 ns']],
    ['**38** / **53** times', ['38 / 53 times']],
  ])('%j', (text, figures) => {
    expect(found(text)).toEqual(figures)
  })

  test('of a table are those of cells that begin with a number, behind the first', () => {
    const rows = [
      '| rows of 8 | goal 3 |',
      '|---|---|',
      '| of 7 (14–16 ns) | 3.4 (1.6) / 3 (1) |',
      '| 6 | as 5 |',
      '| 6 | **4** |',
    ]
    expect(figuresOf(rows.join('\n'))).toEqual([
      { line: 3, figure: '14–16 ns' },
      { line: 3, figure: '3.4 (1.6) / 3 (1)' },
      { line: 5, figure: '4' },
    ])
  })

  test('have the line on which they begin, behind blocks of code too', () => {
    expect(figuresOf('# Title\n\n```ts\nconst a = 5 // 6 ns\n```\n\n`7 ns`\n8 ns')).toEqual([
      { line: 8, figure: '8 ns' },
    ])
  })
})

describe('a results file', () => {
  const spread = (median: number) => ({ median, low: median - 0.1, high: median + 0.1 })
  const results: Results = {
    command: 'npm run bench',
    rows: [{ unit: 'ns', sides: [{ name: 'slotted', cpu: spread(1234.4), ratio: spread(1.046), note: '9' }] }],
  }

  test.each(['1,234 ns', '1,230 ns', '1.2 µs', '1.05 ×', '× 1.0', '1.05 times', '1.05', '0.95–1.15 ×'])(
    'holds %s',
    (figure) => {
      expect(holds(results, figure)).toBe(true)
    },
  )

  test.each(['1,236 ns', '1,200 ns', '1.05 ns', '1,234 bytes', '1.06 ×', '1.05–1.3 ×', '5 %', '9'])(
    'does not hold %s',
    (figure) => {
      expect(holds(results, figure)).toBe(false)
    },
  )
})

describe('a command', () => {
  test.each([
    'npm run bench -- --rows packed',
    'npx slotted compare',
    'node --expose-gc bench/arrow.mjs',
    'node examples/cluster/chdb.mjs --rows 5',
  ])('%s exists', (command) => {
    expect(exists(command)).toBe(true)
  })

  test.each([
    'npm run nothing',
    'npm bench',
    'npx slotted nothing',
    'npx other',
    'node bench/nothing.mjs',
    'node --help',
    'bench',
  ])('%s does not exist', (command) => {
    expect(exists(command)).toBe(false)
  })
})
