import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import * as parquet from '../../src/parquet/index.js'
import type { Form } from '../support/form.js'
import { untyped, type Rows } from '../support/property/packed-world.js'
import { tables } from '../support/property/tables.js'
import { World, type RecordClass } from '../support/property/world.js'

/** The entry without its types, which random classes do not have. */
const { load, read, save, write } = parquet as unknown as {
  save(rows: Rows, path: string, options?: object): Promise<number>
  load(Class: RecordClass, path: string): Promise<Rows>
  write(Class: RecordClass, records: Iterable<unknown>, path: string, options?: object): Promise<number>
  read(Class: RecordClass, path: string): AsyncIterable<Rows>
}

const compressions = fc.constantFrom('none', 'snappy', 'gzip', 'brotli', 'zstd', 'lz4')

/** Round trips of random classes and rows through Parquet files. */
export function parquetProperties({ slotted, packed, isCompiled }: Form): void {
  const folder = mkdtempSync(join(tmpdir(), 'slotted-parquet-'))
  const path = join(folder, 'rows.parquet')
  afterAll(() => rmSync(folder, { recursive: true }))

  const plain = (rows: Rows): unknown[] => Array.from(rows, (row) => slotted.toObject(row as never))
  const inGroups = async (Class: RecordClass): Promise<unknown[][]> => {
    const found: unknown[][] = []
    for await (const rows of read(Class, path)) found.push(plain(rows))
    return found
  }

  describe('round trips through Parquet', () => {
    test('saved at once and written as records come, whole and by row groups', async () => {
      await fc.assert(
        fc.asyncProperty(
          tables,
          fc.integer({ min: 1, max: 13 }),
          compressions,
          async ([recipe, records], rowsPerGroup, compression) => {
            const made = new World(slotted, { hasSetUp: false })
            const Class = made.classOf(recipe)
            expect(made.library.isCompiled(Class)).toBe(isCompiled)
            const rows = new (untyped(packed).PackedArray)(Class)
            for (const record of records) rows.pushObject(made.make(recipe, record))
            const expected = plain(rows)
            const groups = Math.ceil(rows.length / rowsPerGroup)
            for (const put of [
              () => save(rows, path, { rowsPerGroup, compression }),
              () => write(Class, rows, path, { rowsPerGroup, compression }),
            ]) {
              await put()
              expect(plain(await load(Class, path))).toStrictEqual(expected)
              const found = await inGroups(Class)
              expect(found.flat()).toStrictEqual(expected)
              expect(found.filter(({ length }) => length > 0)).toHaveLength(groups)
            }
          },
        ),
        { numRuns: 20 },
      )
    })
  })
}
