import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { cellsOf, run } from '../support/command-line.js'

const urlOf = (name: string): URL => new URL(`../../examples/logs/${name}.mjs`, import.meta.url)
const MAIN = fileURLToPath(urlOf('main'))

const { logOf } = (await import(urlOf('made').href)) as { logOf: (count: number) => Iterable<string> }
const { readLog } = (await import(urlOf('read').href)) as {
  readLog: (pieces: Iterable<string>, add: (...fields: unknown[]) => void) => Promise<number>
}
const { percentilesOf } = (await import(urlOf('arrays').href)) as { percentilesOf: (of: Float32Array) => number[] }

async function read(pieces: Iterable<string>): Promise<{ entries: unknown[][]; unreadable: number }> {
  const entries: unknown[][] = []
  const unreadable = await readLog(pieces, (...fields) => entries.push(fields))
  return { entries, unreadable }
}

test('examples/logs reads each field of a line, and counts lines that are none', async () => {
  const line = '2026-01-31T09:30:00.123Z 0000002a 10.0.0.1 - GET / 200 512 12.5 "Mozilla/5.0 (X11)"'
  const fields = [new Date('2026-01-31T09:30:00.123Z'), 42, '10.0.0.1', undefined, 'GET', '/', 200, 512, 12.5]
  expect(await read([`${line}\n${line.slice(0, 40)}\n${line.replace(' - ', ' ada ')}`])).toEqual({
    entries: [
      [...fields, 'Mozilla/5.0 (X11)'],
      [...fields.slice(0, 3), 'ada', ...fields.slice(4), 'Mozilla/5.0 (X11)'],
    ],
    unreadable: 1,
  })
})

test('examples/logs makes the same log each time, and reads it the same wherever it is cut', async () => {
  const text = [...logOf(1500)].join('')
  expect([...logOf(1500)].join('')).toBe(text)
  const whole = await read([text])
  expect([whole.entries.length, whole.unreadable]).toEqual([1499, 1])
  expect(await read(text.match(/[^]{1,997}/g) ?? [])).toEqual(whole)
})

test('examples/logs takes as a percentile the value that so many do not exceed', () => {
  expect(percentilesOf(Float32Array.from({ length: 200 }, (_, place) => 200 - place))).toEqual([100, 190, 198])
  expect(percentilesOf(Float32Array.of(1.3))).toEqual([1.3, 1.3, 1.3])
})

test('examples/logs comes to the same answers with objects and rows, which take less memory', async () => {
  const { exitCode, out, err } = await run(MAIN, ['2000'])
  expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' })
  expect(out).toMatch(/^2,000 lines, 2 of them unreadable/)
  const rows = cellsOf(out)
  expect(rows).toContainEqual(['', 'objects', 'strings once', 'rows'])
  const [objects, own, packed] = (rows.find(([label]) => label === 'bytes an entry') ?? []).slice(1).map(Number)
  expect(own).toBeLessThan(objects as number)
  expect(packed).toBeLessThan(own as number)
}, 120_000)

test('examples/logs says in one line what is wrong with the number of lines', async () => {
  expect(await run(MAIN, ['many'])).toEqual({
    exitCode: 1,
    out: '',
    err: 'logs: the number of lines is a whole number from 1 on, not many\n',
  })
})
