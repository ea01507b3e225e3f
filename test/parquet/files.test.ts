import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { tableToIPC, Table as ArrowTable } from 'apache-arrow'
import { Table, writeParquet, WriterPropertiesBuilder } from 'parquet-wasm'
import { afterAll, describe, expect, test } from 'vitest'
import { toArrow, type ArrowChanges } from '../../src/arrow/index.js'
import { defineSlots, f32, f64, i32, oneOf, optional, text, vec } from '../../src/index.js'
import { PackedArray } from '../../src/packed/index.js'
import { load, read, save, write, type Progress } from '../../src/parquet/index.js'

const Point = defineSlots({ x: f64, name: text('') }, { args: ['x'], name: 'Point' })
const folder = mkdtempSync(join(tmpdir(), 'slotted-parquet-files-'))
const at = (name: string): string => join(folder, name)
const points = (...xs: number[]): PackedArray<typeof Point> =>
  PackedArray.from(
    Point,
    xs.map((x) => new Point(x, { name: `${x}` })),
  )
const xsOf = (rows: Iterable<{ x: number }>): number[] => Array.from(rows, ({ x }) => x)
afterAll(() => rmSync(folder, { recursive: true }))

async function groupsOf(path: string): Promise<number[][]> {
  const found: number[][] = []
  for await (const rows of read(Point, path)) found.push(xsOf(rows))
  return found
}

/** Writes a table of Arrow as other programs would, with metadata of their own. */
function writeOthers(path: string, table: ArrowTable, metadata: Readonly<Record<string, string>> = {}): void {
  const properties = new WriterPropertiesBuilder().setKeyValueMetadata(new Map(Object.entries(metadata))).build()
  writeFileSync(path, writeParquet(Table.fromIPCStream(tableToIPC(table, 'stream')), properties))
}

describe('Parquet files', () => {
  test('are replaced, and nothing else is left', async () => {
    const path = at('replaced.parquet')
    await save(points(1), path)
    expect(await save(points(1, 2), path)).toBe(statSync(path).size)
    expect(xsOf(await load(Point, path))).toEqual([1, 2])
    expect(readdirSync(folder)).toEqual(['replaced.parquet'])
  })

  test('stay as they are when writing fails, at whatever row', async () => {
    const path = at('kept.parquet')
    await save(points(1), path)
    let isClosed = false
    const failing = async function* (rows: number): AsyncGenerator<{ x: number }> {
      try {
        for (let x = 0; x < rows; x++) yield { x }
        throw new Error('no more')
      } finally {
        isClosed = true
      }
    }
    for (const rows of [0, 1, 5])
      await expect(write(Point, failing(rows), path, { rowsPerGroup: 2 })).rejects.toThrow('no more')
    expect(isClosed).toBe(true)
    await expect(write(Point, [{ x: 1 }, { x: 'one' as never }], path)).rejects.toMatchObject({ code: 'bad-value' })
    await expect(write(Point, [points(1).at(0), other()] as never[], path)).rejects.toMatchObject({ code: 'bad-value' })
    expect(await groupsOf(path)).toEqual([[1]])
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([])
  })

  test('have row groups of so many rows, whatever comes', async () => {
    const path = at('groups.parquet')
    const given = [new Point(1), { x: 2 }, points(3, 4, 5, 6), points(), { x: 7 }] as never[]
    expect(await write(Point, given, path, { rowsPerGroup: 3 })).toBe(7)
    expect(await groupsOf(path)).toEqual([[1, 2, 3], [4, 5, 6], [7]])
    expect(await write(Point, read(Point, path), at('again.parquet'))).toBe(7)
    expect(await groupsOf(at('again.parquet'))).toEqual([[1, 2, 3, 4, 5, 6, 7]])
    expect(await write(Point, [], path)).toBe(0)
    expect(xsOf(await load(Point, path))).toEqual([])
    const Line = defineSlots({ from: Point, to: optional(Point) }, { name: 'Line' })
    await save(new PackedArray(Line), path)
    expect((await load(Line, path)).length).toBe(0)
  })

  test('a row group holds the strings of its own rows alone', async () => {
    const path = at('strings.parquet')
    const many = points(...Array.from({ length: 2000 }, (_, x) => x))
    await save(many, path, { rowsPerGroup: 20, compression: 'none' })
    const bytes = statSync(path).size
    expect((await load(Point, path)).at(1999)?.name).toBe('1999')
    await save(many, path, { compression: 'none' })
    // With all 2,000 strings in each of the 100 groups it would be 20 times as large.
    expect(bytes).toBeLessThan(statSync(path).size * 4)
  })

  test('a callback is told how far it is', async () => {
    const path = at('progress.parquet')
    const told: Progress[] = []
    const progress = (one: Progress): number => told.push(one)
    await save(points(1, 2, 3), path, { rowsPerGroup: 2, progress })
    await write(Point, [{ x: 1 }, { x: 2 }, { x: 3 }], path, { rowsPerGroup: 2, progress })
    await load(Point, path, { progress })
    for await (const _ of read(Point, path, { progress }));
    const both = [
      { rows: 2, of: 3 },
      { rows: 3, of: 3 },
    ]
    const unknown = both.map(({ rows }) => ({ rows, of: undefined }))
    expect(told).toEqual([...both, ...unknown, ...both, ...both])
  })

  test('wrong options are refused', async () => {
    await expect(save(points(), at('a'), { rowsPerGroup: 0 })).rejects.toThrow(
      'save(): option "rowsPerGroup" must be at least 1.',
    )
    await expect(save(points(), at('a'), { compression: 'lzo' as never })).rejects.toMatchObject({ code: 'bad-option' })
    await expect(write(Point, 1 as never, at('a'))).rejects.toThrow('write() takes an iterable of records, not 1.')
    await expect(save([] as never, at('a'))).rejects.toThrow('save() takes a PackedArray, not an array.')
  })
})

describe('what is read', () => {
  test('loads by name, with defaults, and says what it did', async () => {
    const path = at('older.parquet')
    await save(points(1, 2), path)
    const Newer = defineSlots({ name: text(''), x: f32, mode: oneOf('a', 'b')('b') }, { name: 'Newer' })
    const changes: ArrowChanges[] = []
    const rows = await load(Newer, path, { changes: (change) => changes.push(change) })
    expect(Array.from(rows, ({ x, name, mode }) => [x, name, mode])).toEqual([
      [1, '1', 'b'],
      [2, '2', 'b'],
    ])
    expect(changes).toEqual([
      { isSameLayout: false, className: 'Point', defaults: ['mode'], ignored: [], copied: ['x'] },
    ])
    const Smaller = defineSlots({ x: f64 }, { name: 'Smaller' })
    await expect(load(Smaller, path)).rejects.toMatchObject({ code: 'unknown-slot' })
    expect(xsOf(await load(Smaller, path, { unknown: 'ignore' }))).toEqual([1, 2])
    await expect(load(defineSlots({ y: f64 }), path, { unknown: 'ignore' })).rejects.toMatchObject({
      code: 'missing-slot',
    })
  })

  test('a null where there may be none is refused, with its row', async () => {
    const Loose = defineSlots({ x: optional(f64), v: optional(vec(f32, 2)) })
    const rows = PackedArray.from(Loose, [new Loose({ x: 1, v: new Float32Array([1, 2]) }), new Loose({})])
    await save(rows, at('nulls.parquet'))
    expect((await load(Loose, at('nulls.parquet'))).at(1)?.v).toBeUndefined()
    const x = defineSlots({ x: i32 })
    await expect(load(x, at('nulls.parquet'), { unknown: 'ignore' })).rejects.toThrow(
      'load(), row 1: column "x" is null',
    )
    const v = defineSlots({ v: vec(f32, 2) })
    await expect(load(v, at('nulls.parquet'), { unknown: 'ignore' })).rejects.toThrow('load(), row 1: column "v"')
  })

  test('what is not a Parquet file, cut off, damaged or newer is refused', async () => {
    const path = at('whole.parquet')
    await save(points(1, 2, 3), path)
    const bytes = readFileSync(path)
    const refused = async (made: Uint8Array, message: RegExp): Promise<void> => {
      writeFileSync(at('bad.parquet'), made)
      await expect(load(Point, at('bad.parquet'))).rejects.toMatchObject({
        code: 'bad-file',
        message: expect.stringMatching(message) as string,
      })
      await expect(groupsOf(at('bad.parquet'))).rejects.toMatchObject({ code: 'bad-file' })
    }
    await refused(Buffer.from(''), /^load\(\): ".*bad\.parquet" is not a Parquet file\.$/)
    await refused(Buffer.from('ARROW1 and so on'), /is not a Parquet file/)
    for (const end of [4, 8, bytes.length >> 1, bytes.length - 1]) await refused(bytes.subarray(0, end), /is cut off/)
    await refused(Buffer.concat([bytes.subarray(0, 40), bytes.subarray(-40)]), /is damaged: /)
    await refused(changed(bytes, 6), /is damaged: /)
    writeOthers(at('newer.parquet'), withoutMetadata(points(1)), {
      'slotted.version': '2',
    })
    await expect(load(Point, at('newer.parquet'))).rejects.toThrow('later version of slotted (format "2")')
    await expect(load(Point, at('none.parquet'))).rejects.toMatchObject({ code: 'ENOENT' })
  })

  test('a byte that is another one is an error of ours, or another value', async () => {
    const path = at('flipped.parquet')
    await save(points(1, 2, 3), path, { rowsPerGroup: 2 })
    const bytes = readFileSync(path)
    const codes = new Set<string | undefined>()
    for (let index = 0; index < bytes.length; index += 11) {
      writeFileSync(path, changed(bytes, index))
      codes.add(
        await load(Point, path).then(
          () => undefined,
          (error: { code?: string }) => error.code ?? 'none',
        ),
      )
    }
    expect(codes).toContain('bad-file')
    expect(codes).not.toContain('none')
  })

  test('files of others, which know nothing of classes', async () => {
    writeOthers(at('others.parquet'), withoutMetadata(points(1, 2)))
    const changes: ArrowChanges[] = []
    expect(xsOf(await load(Point, at('others.parquet'), { changes: (change) => changes.push(change) }))).toEqual([1, 2])
    expect(changes[0]).toMatchObject({ isSameLayout: undefined, className: undefined })
  })
})

function withoutMetadata(rows: PackedArray<typeof Point>): ArrowTable {
  return new ArrowTable(Object.fromEntries(['x', 'name'].map((name) => [name, toArrow(rows).getChild(name)])) as never)
}

function other(): unknown {
  const Other = defineSlots({ y: f64 }, { name: 'Other' })
  return PackedArray.from(Other, [new Other({ y: 1 })])
}

function changed(bytes: Uint8Array, index: number): Uint8Array {
  const made = Uint8Array.from(bytes)
  made[index] = (made[index] as number) ^ 0xff
  return made
}
