import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const RESULTS = new URL('../bench/results/', import.meta.url)
/** What pages say and where it comes from, and the ratios of bench:check: files of other shapes. */
const OTHERS = new Set(['check.json', 'stated.json'])

interface Spread {
  readonly median: number
  readonly low: number
  readonly high: number
}

type Side = Readonly<Record<string, unknown>> & { readonly name: string }

interface Row {
  readonly group: string
  readonly work: string
  readonly count: number
  readonly unit: string
  readonly reference: string
  readonly processes: number
  readonly sides: readonly Side[]
  readonly cannot?: Readonly<Record<string, string>>
}

/** How far the ratios of a second run were from these, in percent. */
interface Noise {
  readonly work: string
  readonly ratios: number
  readonly processes: number
  readonly median: number
  readonly largest: number
  readonly of: string
  readonly count: number
}

interface Results {
  readonly command: string
  readonly date: string
  readonly machine: Readonly<Record<string, unknown>>
  readonly versions: Readonly<Record<string, string>>
  readonly rows: readonly Row[]
  readonly noise?: readonly Noise[]
}

/** Of these a side of a row with this unit has one at least. Some engines tell no processor time. */
const FIGURES: Readonly<Record<string, readonly string[]>> = { ns: ['cpu', 'wall'], bytes: ['bytes'], ms: ['ms'] }

const isSpread = (value: unknown): boolean => {
  const { median, low, high } = (value ?? {}) as Spread
  return [median, low, high].every(Number.isFinite) && low <= median && median <= high
}

const hasFourDigits = (value: unknown): boolean =>
  typeof value === 'number'
    ? Number.isInteger(value) || Number(value.toPrecision(4)) === value
    : typeof value !== 'object' || value === null || Object.values(value).every(hasFourDigits)

/** What is wrong with a row, in words. */
function problems({ group, work, count, unit, reference, processes, sides, cannot = {} }: Row): string[] {
  const found: string[] = []
  const say = (isRight: boolean, problem: string): void => {
    if (!isRight) found.push(`${group}, ${work}, ${count}: ${problem}`)
  }
  say(
    [group, work, unit, reference].every((text) => typeof text === 'string'),
    'has a text that is not one',
  )
  say(Number.isInteger(count) && Number.isInteger(processes) && processes > 0, 'has no count or no processes')
  say(sides.length > 0, 'has no sides')
  say(sides.some(({ name }) => name === reference) || reference in cannot, `lacks its reference, ${reference}`)
  for (const side of sides) {
    const keys = (FIGURES[unit] ?? []).filter((key) => side[key] !== undefined)
    say(keys.length > 0 && keys.every((key) => isSpread(side[key])), `${side.name} has no median, low and high`)
    say(side['ratio'] === undefined || isSpread(side['ratio']), `${side.name} has a ratio without median, low and high`)
    say(!(side.name in cannot), `${side.name} both has figures and cannot`)
  }
  say(new Set(sides.map(({ name }) => name)).size === sides.length, 'names a side twice')
  say(
    Object.values(cannot).every((reason) => reason !== ''),
    'has a side that cannot, and does not say why',
  )
  return found
}

/** What is wrong with the noise of a piece of work, in words. */
function noiseProblems({ work, ratios, processes, median, largest, of, count }: Noise, rows: readonly Row[]): string[] {
  const row = rows.find(
    (each) => each.work === work && each.count === count && each.sides.some(({ name }) => name === of),
  )
  return [
    ...(row === undefined ? [`${work}: no row has ${of}, ${count}`] : []),
    ...(ratios > 0 && processes > 0 && median >= 0 && median <= largest
      ? []
      : [`${work}: its figures are in no order`]),
  ]
}

describe('the files of bench/results', () => {
  test.each(readdirSync(RESULTS).filter((name) => name.endsWith('.json') && !OTHERS.has(name)))(
    '%s has the shape that they share',
    (name) => {
      const results = JSON.parse(readFileSync(new URL(name, RESULTS), 'utf8')) as Results
      expect(results).toMatchObject({
        command: expect.stringMatching(/^(npm|node|npx) /) as string,
        date: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/) as string,
        machine: { node: expect.any(String) as string, platform: expect.any(String) as string },
      })
      expect(results.rows.flatMap(problems)).toEqual([])
      expect((results.noise ?? []).flatMap((each) => noiseProblems(each, results.rows))).toEqual([])
      expect([...results.rows, ...(results.noise ?? [])].every(hasFourDigits)).toBe(true)
    },
  )
})
