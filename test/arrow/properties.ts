import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { tableFromIPC, tableToIPC, type RecordBatch, type Table } from 'apache-arrow'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import * as arrow from '../../src/arrow/index.js'
import type { Form } from '../support/form.js'
import { untyped, type Rows } from '../support/property/packed-world.js'
import type { Recipe } from '../support/property/recipes.js'
import { tables } from '../support/property/tables.js'
import { World, type Fields, type RecordClass } from '../support/property/world.js'

/** The entry without its types, which random classes do not have. */
const { toArrow, fromArrow, load, read, save, write } = arrow as unknown as {
  toArrow(rows: Rows): Table
  fromArrow(Class: RecordClass, table: Table | RecordBatch, options?: object): Rows
  save(rows: Rows, path: string, options?: object): Promise<number>
  load(Class: RecordClass, path: string): Promise<Rows>
  write(Class: RecordClass, records: Iterable<unknown>, path: string, options?: object): Promise<number>
  read(Class: RecordClass, path: string): AsyncIterable<Rows>
}

/** Round trips of random classes and rows: through tables in memory, streams, pieces, and files. */
export function arrowProperties({ slotted, packed, isCompiled }: Form): void {
  const folder = mkdtempSync(join(tmpdir(), 'slotted-arrow-'))
  const path = join(folder, 'rows.arrow')
  afterAll(() => rmSync(folder, { recursive: true }))

  const world = (): World => new World(slotted, { hasSetUp: false })
  const rowsOf = (made: World, recipe: Recipe, records: readonly Fields[]): Rows => {
    const rows = new (untyped(packed).PackedArray)(made.classOf(recipe))
    for (const record of records) rows.pushObject(made.make(recipe, record))
    return rows
  }
  const plain = (rows: Iterable<Fields>): unknown[] => Array.from(rows, (row) => slotted.toObject(row as never))

  describe('round trips through Arrow', () => {
    test('in memory, as a stream, in pieces, and batch by batch', () => {
      fc.assert(
        fc.property(tables, fc.nat(12), ([recipe, records], cut) => {
          const made = world()
          const Class = made.classOf(recipe)
          expect(made.library.isCompiled(Class)).toBe(isCompiled)
          const rows = rowsOf(made, recipe, records)
          const expected = plain(rows)
          const table = toArrow(rows)
          expect(plain(fromArrow(Class, table))).toStrictEqual(expected)
          const sent = tableFromIPC(tableToIPC(table, 'stream'))
          expect(plain(fromArrow(Class, sent))).toStrictEqual(expected)
          const pieces = sent.slice(0, cut).concat(sent.slice(cut))
          expect(plain(fromArrow(Class, pieces))).toStrictEqual(expected)
          expect(pieces.batches.flatMap((batch) => plain(fromArrow(Class, batch)))).toStrictEqual(expected)
        }),
        { numRuns: 100 },
      )
    })

    test('in files, of one batch and of many, and of records as they come', async () => {
      await fc.assert(
        fc.asyncProperty(tables, fc.integer({ min: 1, max: 13 }), async ([recipe, records], rowsPerBatch) => {
          const made = world()
          const Class = made.classOf(recipe)
          const rows = rowsOf(made, recipe, records)
          const expected = plain(rows)
          await save(rows, path)
          expect(plain(await load(Class, path))).toStrictEqual(expected)
          await save(rows, path, { rowsPerBatch })
          expect(await readBack(Class)).toStrictEqual(expected)
          await write(Class, rows, path, { rowsPerBatch })
          expect(await readBack(Class)).toStrictEqual(expected)
          expect(plain(await load(Class, path))).toStrictEqual(expected)
        }),
        // Each file is brought to the disk, which other programs write too.
        { numRuns: 12 },
      )
    }, 120_000)
  })

  async function readBack(Class: RecordClass): Promise<unknown[]> {
    const found: unknown[] = []
    for await (const batch of read(Class, path)) found.push(...plain(batch))
    return found
  }
}
