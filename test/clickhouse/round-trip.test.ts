import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { insert, select } from '../../src/clickhouse/index.js'
import * as slotted from '../../src/index.js'
import { PackedArray } from '../../src/packed/index.js'
import { FakeClient, inChunks } from '../support/clickhouse.js'
import { valueOf } from '../support/property/kinds.js'

const { defineSlots, fromObject, list, nullable, oneOf, optional, vec } = slotted

/** A slot, and values for it as `pushObject` takes them. */
interface Field {
  readonly slot: unknown
  readonly values: fc.Arbitrary<unknown>
}

/** The constructor of a typed array. */
interface Elements {
  of(...values: unknown[]): ArrayLike<unknown>
}

const NUMBERS = ['f64', 'f32', 'i8', 'u8', 'u8c', 'i16', 'u16', 'i32', 'u32', 'i64', 'u64'] as const
const number = fc.constantFrom(...NUMBERS).map((of): Field & { Elements: Elements } => {
  const { value } = new PackedArray(defineSlots({ value: slotted[of] } as never) as never).columns as { value: object }
  const Elements = value.constructor as unknown as Elements
  // As a column keeps it: a list would keep the 0.1 and the -0 that it is given.
  const values = valueOf({ of }).map((given) => Elements.of(given)[0])
  return { Elements, slot: slotted[of], values }
})
const others = fc
  .constantFrom('bool' as const, 'text' as const, 'date' as const)
  .map((of): Field => ({ slot: slotted[of], values: valueOf({ of }) }))
const choice = fc
  .tuple(fc.uniqueArray(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 4 }), fc.constantFrom(0, 130, 300))
  .map(([some, more]): Field => {
    const choices = [...new Set([...some, ...Array.from({ length: more }, (_, index) => `more ${index}`)])]
    return { slot: oneOf(...choices), values: fc.constantFrom(...choices) }
  })
const single = fc.oneof(number, others, choice)

const maybe = fc.tuple(single, fc.boolean()).map(([{ slot, values }, isNull]): Field => ({
  slot: isNull ? nullable(slot as never) : optional(slot as never),
  values: fc.oneof(fc.constant(isNull ? null : undefined), values),
}))
const lists = fc
  .tuple(fc.oneof(single, maybe), fc.integer({ min: 1, max: 2 }))
  .map(([{ slot, values }, depth]): Field => {
    const once = { slot: list(slot as never), values: fc.array(values, { maxLength: 4 }) }
    return depth === 1 ? once : { slot: list(once.slot), values: fc.array(once.values, { maxLength: 3 }) }
  })
const vectors = fc.tuple(number, fc.integer({ min: 1, max: 5 })).map(([{ Elements, slot, values }, length]): Field => ({
  slot: vec(slot as never, length),
  values: fc.array(values, { minLength: length, maxLength: length }).map((all) => Elements.of(...all)),
}))

let made = 0
function classOf(fields: readonly Field[]): { Class: never; values: fc.Arbitrary<object> } {
  const named = fields.map((field, index) => [index === 1 ? 'sl`ot\\ \u{1f600}' : `slot ${index}`, field] as const)
  const slots = Object.fromEntries(named.map(([name, { slot }]) => [name, slot]))
  const values = fc.record(Object.fromEntries(named.map(([name, field]) => [name, field.values])))
  return { Class: defineSlots(slots as never, { name: `Made${made++}` }) as never, values }
}

const flat = fc.array(fc.oneof(single, maybe), { maxLength: 3 })
/** A record inside, whose first slot always has a value; it may hold another record. */
const recordOf = (inner: fc.Arbitrary<Field[]>): fc.Arbitrary<Field> =>
  fc.tuple(single, inner, fc.boolean()).map(([first, more, isOptional]): Field => {
    const { Class, values } = classOf([first, ...more])
    const records = values.map((init) => fromObject(Class, init as never) as unknown)
    return isOptional
      ? { slot: optional(Class), values: fc.oneof(fc.constant(undefined), records) }
      : { slot: Class, values: records }
  })
const field = fc.oneof(
  single,
  maybe,
  lists,
  vectors,
  recordOf(flat),
  recordOf(fc.array(recordOf(flat), { maxLength: 1 })),
)

const cases = fc
  .array(field, { minLength: 1, maxLength: 5 })
  .map(classOf)
  .chain(({ Class, values }) => {
    const rows = fc.array(values, { maxLength: 12 })
    return fc.record({
      Class: fc.constant(Class),
      first: rows,
      second: rows,
      sizes: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }),
    })
  })

/** The rows as plain data, in which -0 and 0, null and undefined differ. */
const plainRows = (rows: PackedArray<never>): unknown[] => Array.from(rows, (row) => slotted.toObject(row))

const rowsOf = (Class: never, values: readonly object[]): PackedArray<never> =>
  PackedArray.from(Class, values as readonly never[])

const bytesOf = ({ buffer, byteOffset, byteLength }: Uint32Array): Buffer => Buffer.from(buffer, byteOffset, byteLength)

/** What `insert` sends for an array. */
async function sentFor(rows: PackedArray<never>, dates: 'DateTime64' | 'Int64' = 'DateTime64'): Promise<Uint8Array> {
  const client = new FakeClient()
  const { bytes } = await insert(client, rows, { table: 't', dates })
  expect(bytes).toBe(client.sent.length)
  return client.sent
}

describe('blocks of the format Native', () => {
  test('are read as they were written, whatever the slots, in chunks of any sizes', async () => {
    await fc.assert(
      fc.asyncProperty(cases, async ({ Class, first, second, sizes }) => {
        const [before, after] = [rowsOf(Class, first), rowsOf(Class, second)]
        const blocks = await Promise.all([sentFor(before), sentFor(after)])
        const read = await select(new FakeClient(blocks.flatMap((block) => inChunks(block, sizes))), Class, 'SELECT')
        expect(plainRows(read)).toStrictEqual([...plainRows(before), ...plainRows(after)])
      }),
      { numRuns: 80 },
    )
  })

  test('that end too early are refused', async () => {
    await fc.assert(
      fc.asyncProperty(cases, fc.nat(), async ({ Class, first, sizes }, place) => {
        const sent = await sentFor(rowsOf(Class, first), 'Int64')
        const cut = sent.subarray(0, (place % (sent.length - 1)) + 1)
        const read = select(new FakeClient(inChunks(cut, sizes)), Class, 'SELECT')
        await expect(read).rejects.toMatchObject({
          code: 'bad-data',
          message: 'select(): the data end in the middle of a block.',
        })
      }),
      { numRuns: 40 },
    )
  })

  test('of any bytes are read, or refused with a code', async () => {
    const Class = defineSlots(
      { a: slotted.text, b: list(slotted.u8), c: optional(slotted.f64) },
      { name: 'Some' },
    ) as never
    const rows = rowsOf(Class, [
      { a: 'text', b: [1, 2], c: 3 },
      { a: '', b: [] },
    ])
    const sent = await sentFor(rows)
    await fc.assert(
      fc.asyncProperty(fc.nat(sent.length - 1), fc.nat(255), async (place, byte) => {
        const broken = sent.slice()
        broken[place] = byte
        const read = await select(new FakeClient([broken]), Class, 'SELECT', { unknown: 'ignore' }).catch(
          (error: { code?: string }) => error.code,
        )
        if (typeof read === 'object') expect(read).toBeInstanceOf(PackedArray)
        else expect(['bad-data', 'bad-value', 'missing-slot']).toContain(read)
      }),
      { numRuns: 300 },
    )
  })

  test.each([
    [70_000, 1],
    [10_000, 300],
  ])('hold so many rows and bytes at most, and all of them: %i rows of %i numbers', async (length, elements) => {
    const Row = defineSlots({ v: vec(slotted.u32, elements), s: slotted.text }, { args: ['v', 's'], name: 'Row' })
    const rows = new PackedArray(Row)
    for (let row = 0; row < length; row++) rows.push(new Uint32Array(elements).fill(row), `${row % 7}`)
    const sent = await sentFor(rows as never)
    const read = await select(new FakeClient([sent]), Row, 'SELECT')
    expect(read.length).toBe(length)
    expect(bytesOf(read.columns.v).equals(bytesOf(rows.columns.v.subarray(0, length * elements)))).toBe(true)
    expect(read.column('s').dictionary).toEqual(['0', '1', '2', '3', '4', '5', '6'])
    expect(Array.from(read, ({ s }) => s)).toEqual(Array.from({ length }, (_, row) => `${row % 7}`))
  })
})
