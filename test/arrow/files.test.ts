import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { tableToIPC } from 'apache-arrow'
import { afterAll, describe, expect, test } from 'vitest'
import { load, read, save, toArrow, write, type Progress } from '../../src/arrow/index.js'
import { defineSlots, f64, text } from '../../src/index.js'
import { PackedArray } from '../../src/packed/index.js'

const Point = defineSlots({ x: f64, name: text('') }, { args: ['x'], name: 'Point' })
const folder = mkdtempSync(join(tmpdir(), 'slotted-files-'))
const at = (name: string): string => join(folder, name)
const points = (...xs: number[]): PackedArray<typeof Point> =>
  PackedArray.from(
    Point,
    xs.map((x) => new Point(x)),
  )
const xsOf = (rows: Iterable<{ x: number }>): number[] => Array.from(rows, ({ x }) => x)
afterAll(() => rmSync(folder, { recursive: true }))

async function all(path: string): Promise<number[]> {
  const found: number[] = []
  for await (const rows of read(Point, path)) found.push(...xsOf(rows))
  return found
}

describe('files', () => {
  test('are replaced, and nothing else is left', async () => {
    const path = at('replaced.arrow')
    await save(points(1), path)
    expect(await save(points(1, 2), path)).toBe(readFileSync(path).length)
    expect(xsOf(await load(Point, path))).toEqual([1, 2])
    expect(readdirSync(folder)).toEqual(['replaced.arrow'])
  })

  test('stay as they are when writing fails', async () => {
    const path = at('kept.arrow')
    await save(points(1), path)
    const failing = async function* (): AsyncGenerator<{ x: number }> {
      yield { x: 2 }
      throw new Error('no more')
    }
    await expect(write(Point, failing(), path, { rowsPerBatch: 1 })).rejects.toThrow('no more')
    await expect(write(Point, [{ x: 'one' as never }], path)).rejects.toMatchObject({ code: 'bad-value' })
    expect(await all(path)).toEqual([1])
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([])
  })

  test('a link stays one: what it leads to is replaced', async () => {
    await save(points(1), at('real.arrow'))
    symlinkSync(at('real.arrow'), at('link.arrow'))
    await save(points(5), at('link.arrow'))
    expect(await all(at('real.arrow'))).toEqual([5])
  })

  test('records, objects and arrays are written as they come', async () => {
    const path = at('written.arrow')
    expect(await write(Point, [new Point(1), { x: 2 }, points(3, 4), points(), { x: 5 }] as never[], path)).toBe(5)
    expect(await all(path)).toEqual([1, 2, 3, 4, 5])
    expect(await write(Point, read(Point, path), at('again.arrow'))).toBe(5)
    expect(await write(Point, [], path)).toBe(0)
    expect(xsOf(await load(Point, path))).toEqual([])
  })

  test('a callback is told how far it is', async () => {
    const path = at('progress.arrow')
    const told: Progress[] = []
    const bytes = await save(points(1, 2), path, { progress: (progress) => told.push(progress) })
    expect(told.at(-1)).toEqual({ bytes, of: bytes })
    await load(Point, path, { progress: (progress) => told.push(progress) })
    expect(told.at(-1)).toEqual({ bytes, of: bytes })
  })

  test('streams in files are read too', async () => {
    writeFileSync(at('stream.arrows'), tableToIPC(toArrow(points(1, 2)), 'stream'))
    expect(xsOf(await load(Point, at('stream.arrows')))).toEqual([1, 2])
    expect(await all(at('stream.arrows'))).toEqual([1, 2])
  })
})

describe('files that cannot be read', () => {
  const whole = tableToIPC(toArrow(points(1, 2, 3)), 'file')
  const stream = tableToIPC(toArrow(points(1, 2, 3)), 'stream')

  test.each([
    ['cut off', whole],
    ['a stream that is cut off', stream],
  ])('%s, looked at behind every seventh byte', async (_, bytes) => {
    const path = at('cut.arrow')
    for (let length = 0; length < bytes.length; length += 7) {
      writeFileSync(path, bytes.subarray(0, length))
      // oxlint-disable-next-line no-await-in-loop -- the file is the same one, cut off elsewhere
      await expect(load(Point, path)).rejects.toMatchObject({ code: 'bad-file' })
      // oxlint-disable-next-line no-await-in-loop -- as above
      await expect(all(path)).rejects.toMatchObject({ code: 'bad-file' })
    }
  })

  test('foreign ones, and ones that are not there', async () => {
    writeFileSync(at('foreign.txt'), 'PAR1 and more than eight bytes')
    await expect(load(Point, at('foreign.txt'))).rejects.toThrow('foreign.txt" is not an Arrow file.')
    await expect(load(Point, at('absent.arrow'))).rejects.toMatchObject({ code: 'ENOENT' })
  })

  test('options are checked', async () => {
    await expect(save(points(1), at('a'), { rowsPerBatch: 0 })).rejects.toMatchObject({ code: 'bad-option' })
    await expect(load(Point, at('a'), { rowsPerBatch: 1 } as never)).rejects.toMatchObject({ code: 'unknown-option' })
    await expect(write(Point, 5 as never, at('a'))).rejects.toThrow('write() takes an iterable of records, not 5.')
  })
})
