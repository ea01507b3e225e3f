import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeStruct, encodeStruct, STRUCT, type Struct } from '../../src/parquet/thrift.js'

const whole = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map((value) => ({ type: 6, value }))
const bytes = fc.uint8Array({ maxLength: 200 }).map((value) => ({ type: 8, value }))
const double = fc.uint8Array({ minLength: 8, maxLength: 8 }).map((value) => ({ type: 7, value }))
const truth = fc.boolean().map((value) => ({ type: value ? 1 : 2, value }))
const { struct } = fc.letrec<{ struct: Struct }>((tie) => {
  const inner = tie('struct').map((value) => ({ type: STRUCT, value }))
  const list = fc.oneof(
    fc.array(whole, { maxLength: 40 }).map((items) => ({ type: 6, items: items.map(({ value }) => value) })),
    fc.array(tie('struct'), { maxLength: 3 }).map((items) => ({ type: STRUCT, items })),
    fc.array(fc.boolean()).map((items) => ({ type: 1, items })),
  )
  const field = fc.oneof(
    { depthSize: 'small' },
    whole,
    bytes,
    double,
    truth,
    list.map((value) => ({ type: 9, value })),
    inner,
  )
  const ids = fc.integer({ min: 1, max: 32_767 })
  return {
    struct: fc
      .uniqueArray(fc.tuple(ids, field), { selector: ([id]) => id, maxLength: 5 })
      .map((fields) => new Map([...fields].sort(([a], [b]) => a - b))),
  }
})

test('structs are read as they were written, and not when they are cut off', () => {
  fc.assert(
    fc.property(struct, fc.nat(), (value, cut) => {
      const encoded = encodeStruct(value)
      expect(decodeStruct(encoded)).toStrictEqual(value)
      expect(() => decodeStruct(encoded.subarray(0, cut % encoded.length))).toThrow(RangeError)
    }),
    { numRuns: 300 },
  )
})

test('numbers without an end and types that are not there are refused', () => {
  expect(() => decodeStruct(Uint8Array.of(0x16, ...Array.from({ length: 20 }, () => 0xff), 0))).toThrow('too long')
  expect(() => decodeStruct(Uint8Array.of(0x1b, 0))).toThrow('there is no type 11')
})
