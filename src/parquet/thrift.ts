/** Numbers of types in Thrift's compact protocol. Elements of lists that are true or false take a byte each. */
const TRUE = 1
const FALSE = 2
const BYTE = 3
const WHOLE = new Set([4, 5, 6])
const DOUBLE = 7
const BINARY = 8
const LIST = 9
const SET = 10
export const STRUCT = 12

/** A value: whole numbers are bigints; bytes are those of texts and doubles. */
export type Value = boolean | bigint | Uint8Array | List | Struct

export interface List {
  readonly type: number
  readonly items: readonly Value[]
}

/** The fields of a struct by their numbers, in ascending order. */
export type Struct = ReadonlyMap<number, Field>

export interface Field {
  readonly type: number
  readonly value: Value
}

/**
 * Reads a struct in Thrift's compact protocol, of which the metadata of Parquet files are.
 *
 * @see https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md
 * @throws {RangeError} if the bytes end too early, or are of no such struct.
 */
export function decodeStruct(bytes: Uint8Array): Struct {
  return new Decoder(bytes).struct()
}

/** Writes a struct as `decodeStruct` reads it. */
export function encodeStruct(struct: Struct): Uint8Array {
  const bytes: number[] = []
  putStruct(bytes, struct)
  return Uint8Array.from(bytes)
}

class Decoder {
  readonly #bytes: Uint8Array
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  struct(): Struct {
    const fields = new Map<number, Field>()
    let id = 0
    for (;;) {
      const head = this.#byte()
      if (head === 0) return fields
      const type = head & 15
      id = head >> 4 === 0 ? Number(this.#whole()) : id + (head >> 4)
      fields.set(id, { type, value: type === TRUE || type === FALSE ? type === TRUE : this.#value(type) })
    }
  }

  #value(type: number): Value {
    if (WHOLE.has(type)) return this.#whole()
    if (type === BINARY) return this.#take(Number(this.#unsigned()))
    if (type === LIST || type === SET) return this.#list()
    if (type === STRUCT) return this.struct()
    if (type === TRUE || type === FALSE) return this.#byte() === TRUE
    if (type === BYTE || type === DOUBLE) return this.#take(type === BYTE ? 1 : 8)
    throw new RangeError(`there is no type ${type} in metadata`)
  }

  #list(): List {
    const head = this.#byte()
    const count = head >> 4 === 15 ? Number(this.#unsigned()) : head >> 4
    const items: Value[] = []
    while (items.length < count) items.push(this.#value(head & 15))
    return { type: head & 15, items }
  }

  /** Zigzag: the sign is in the lowest bit. */
  #whole(): bigint {
    const coded = this.#unsigned()
    return (coded >> 1n) ^ -(coded & 1n)
  }

  #unsigned(): bigint {
    let found = 0n
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = this.#byte()
      found |= BigInt(byte & 127) << shift
      if (byte < 128) return found
    }
    throw new RangeError('a number in metadata is too long')
  }

  #byte(): number {
    return this.#take(1)[0] as number
  }

  #take(count: number): Uint8Array {
    if (count > this.#bytes.length - this.#at) throw new RangeError('metadata end too early')
    this.#at += count
    return this.#bytes.subarray(this.#at - count, this.#at)
  }
}

function putStruct(bytes: number[], struct: Struct): void {
  let last = 0
  for (const [id, { type, value }] of struct) {
    const found = typeof value === 'boolean' ? (value ? TRUE : FALSE) : type
    if (id > last && id - last < 16) bytes.push(((id - last) << 4) | found)
    else {
      bytes.push(found)
      putWhole(bytes, BigInt(id))
    }
    if (typeof value !== 'boolean') putValue(bytes, type, value)
    last = id
  }
  bytes.push(0)
}

function putValue(bytes: number[], type: number, value: Value): void {
  if (typeof value === 'boolean') bytes.push(value ? TRUE : FALSE)
  else if (typeof value === 'bigint') putWhole(bytes, value)
  else if (value instanceof Map) putStruct(bytes, value as Struct)
  else if (value instanceof Uint8Array) {
    if (type === BINARY) putUnsigned(bytes, BigInt(value.length))
    for (const byte of value) bytes.push(byte)
  } else putList(bytes, value as List)
}

function putList(bytes: number[], { type, items }: List): void {
  bytes.push((Math.min(items.length, 15) << 4) | type)
  if (items.length >= 15) putUnsigned(bytes, BigInt(items.length))
  for (const item of items) putValue(bytes, type, item)
}

function putWhole(bytes: number[], value: bigint): void {
  putUnsigned(bytes, value < 0n ? -value * 2n - 1n : value * 2n)
}

function putUnsigned(bytes: number[], value: bigint): void {
  let rest = value
  for (; rest > 127n; rest >>= 7n) bytes.push(Number(rest & 127n) | 128)
  bytes.push(Number(rest))
}
