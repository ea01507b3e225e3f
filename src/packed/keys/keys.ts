import { FACTOR, OTHER_FACTOR } from '../../base/mix.js'
import { compile } from '../../codegen/compile.js'
import { code, list, type Source } from '../../codegen/source.js'
import { readBit } from '../columns/bits.js'
import type { Field, Store, TypedArray } from '../packed-types.js'
import type { KeyPart, Raw } from './key-parts.js'

/** The places of a table: see `KeyTable`. */
export interface Entries {
  /** 0, or `row + 1` in the low bits and above them the low bits of the hash. */
  readonly entries: Int32Array
  /** The bits of `row + 1`, and how many they are. */
  readonly mask: number
  readonly shift: number
}

/** How the keys of rows are told apart. */
export interface Keys {
  /** A whole number of 32 bits. */
  readonly hash: (store: Store, row: number) => number
  /** The hashes of rows that follow each other, as many as there is room for. */
  readonly hashRows: (store: Store, from: number, hashes: Int32Array) => void
  readonly same: (store: Store, row: number, other: number) => boolean
  /** The row in a table that has a key, a value for each part; −1 if none has. */
  readonly find: (store: Store, table: Entries, ...key: readonly unknown[]) => number
}

/** What stands for NaN: all NaNs are one key. */
const NAN = 0x7ff80000

/** Numbers and words of the same bits. */
const floats = new Float64Array(1)
const bigs = new BigInt64Array(floats.buffer)
const words = new Int32Array(floats.buffer)

/** Whole numbers stand for themselves, so −0 for 0. */
function wordOf(x: number): number {
  if ((x | 0) === x) return x | 0
  if (Number.isNaN(x)) return NAN
  floats[0] = x
  return (words[0] as number) ^ Math.imul(words[1] as number, FACTOR)
}

/** Where the probing for a hash begins. */
export function homeOf(hash: number, length: number): number {
  return ((hash >>> 0) * length * 2 ** -32) >>> 0
}

const MIXING = (value: Source): Source => code`h = imul(h ^ ${value}, ${FACTOR}); h ^= h >>> 15;`
const FINISHING = code`h = imul(h, ${OTHER_FACTOR}); h ^= h >>> 16;`

/** 0 where a row holds a value, otherwise the number of the layer that says there is none. */
function emitState({ layers }: KeyPart, row: Source): Source {
  return list([...layers.map(({ field }, index) => code`!readBit(s[${field}], ${row}) ? ${index + 1} : `), code`0`])
}

/** The word of a part in a hash: `state` is text that says whether there is a value, `x` what is compared of it. */
function emitWordOf(part: KeyPart, state: Source, x: Source): Source {
  const held = part.emitWord(x)
  return part.layers.length === 0 ? held : code`((${state}) || ${held})`
}

function emitHash(parts: readonly KeyPart[]): Source {
  return list([
    ...parts.map((part) => code`\n  ${MIXING(emitWordOf(part, emitState(part, code`i`), part.emitRead(code`i`)))}`),
    code`\n  ${FINISHING}`,
  ])
}

function emitSame(part: KeyPart): Source {
  const same = part.emitSame(part.emitRead(code`i`), part.emitRead(code`j`))
  if (part.layers.length === 0) return same
  const [here, there] = [emitState(part, code`i`), emitState(part, code`j`)]
  return code`((m = ${here}) === (${there}) && (m !== 0 || ${same}))`
}

/** The statements that make of a value what is looked for, and mix it into the hash. */
function emitTaking(part: KeyPart, index: number): Source {
  const [v, x, m] = [code`v${index}`, code`x${index}`, code`m${index}`]
  const nothing = part.layers.map(
    (layer, place) =>
      code`if (${v} === ${layer.nothing === null ? code`null` : code`undefined`}) ${m} = ${place + 1}; else `,
  )
  return code`
  let ${x}, ${m} = 0;
  ${list(nothing)}{ ${part.emitTake(v, x)} }
  ${MIXING(emitWordOf(part, m, x))}`
}

function emitFound(part: KeyPart, index: number): Source {
  const [x, m] = [code`x${index}`, code`m${index}`]
  const same = part.emitSame(x, part.emitRead(code`i`))
  if (part.layers.length === 0) return same
  return code`(${emitState(part, code`i`)}) === ${m} && (${m} !== 0 || ${same})`
}

/** One set of functions for each class and its slots: those that all shared would be slower the more there are. */
export function compileKeys(parts: readonly KeyPart[], label: string): Keys {
  const given = parts.map((_, index) => code`, v${index}`)
  const source = code`'use strict';
const word = (x) => {
  if ((x | 0) === x) return x | 0;
  if (x !== x) return ${NAN};
  floats[0] = x;
  return words[0] ^ imul(words[1], ${FACTOR});
};
const wordOfBig = (x) => {
  bigs[0] = x;
  return words[0] ^ imul(words[1], ${FACTOR});
};
const hash = (s, i) => {
  let h = seed;${emitHash(parts)}
  return h;
};
const hashRows = (s, from, hashes) => {
  for (let k = 0; k < hashes.length; k++) hashes[k] = hash(s, from + k);
};
const same = (s, i, j) => {
  let m;
  return ${list(parts.map(emitSame), ' && ')};
};
const find = (s, table${list(given)}) => {
  let h = seed;${list(parts.map(emitTaking))}
  ${FINISHING}
  const { entries, mask, shift } = table, n = entries.length, tag = h << shift;
  for (let place = (h >>> 0) * n * ${2 ** -32} >>> 0; ; place = place + 1 === n ? 0 : place + 1) {
    const entry = entries[place];
    if (entry === 0) return -1;
    if ((entry & ~mask) === tag) {
      const i = (entry & mask) - 1;
      if (${list(parts.map(emitFound), ' && ')}) return i;
    }
  }
};
return { hash, hashRows, same, find };`
  const bindings = Object.assign({}, ...parts.map((part) => part.bindings)) as object
  return compile(source, label, { ...bindings, readBit, floats, bigs, words, seed: seed(), imul: Math.imul }) as Keys
}

export function interpretKeys(parts: readonly KeyPart[]): Keys {
  const start = seed()
  const hash: Keys['hash'] = (store, row) =>
    finish(parts.reduce((sum, part) => mixed(sum, stateOf(part, store, row) || word(part.read(store, row))), start))
  return {
    hash,
    hashRows(store, from, hashes) {
      for (let index = 0; index < hashes.length; index++) hashes[index] = hash(store, from + index)
    },
    same: (store, row, other) =>
      parts.every((part) => {
        const state = stateOf(part, store, row)
        if (state !== stateOf(part, store, other)) return false
        return state !== 0 || isSame(part.read(store, row), part.read(store, other))
      }),
    find(store, table, ...key) {
      const taken = parts.map((part, index) => takeKey(part, store, key[index]))
      let sum = start
      for (const one of taken) {
        if (one === undefined) return -1
        sum = mixed(sum, one.state || word(one.raw))
      }
      return findTaken(parts, store, table, finish(sum), taken as Taken[])
    },
  }
}

/** A value that is looked for: the number of the layer that has it if it is nothing, or what is compared of it. */
interface Taken {
  readonly state: number
  readonly raw: Raw
}

function takeKey(part: KeyPart, store: Store, value: unknown): Taken | undefined {
  const state = part.layers.findIndex(({ nothing }) => nothing === value) + 1
  if (state > 0) return { state, raw: 0 }
  const raw = part.take(store, value)
  return raw === undefined ? undefined : { state, raw }
}

function findTaken(
  parts: readonly KeyPart[],
  store: Store,
  { entries, mask, shift }: Entries,
  hash: number,
  taken: readonly Taken[],
): number {
  const tag = hash << shift
  let place = homeOf(hash, entries.length)
  for (let entry; (entry = entries[place] as number) !== 0; place = place + 1 === entries.length ? 0 : place + 1) {
    if ((entry & ~mask) !== tag) continue
    const row = (entry & mask) - 1
    const isFound = parts.every((part, index) => {
      const { state, raw } = taken[index] as Taken
      return state === stateOf(part, store, row) && (state !== 0 || isSame(raw, part.read(store, row)))
    })
    if (isFound) return row
  }
  return -1
}

/** Another number each time: whoever chooses keys cannot choose those with one hash. */
function seed(): number {
  return (Math.random() * 2 ** 32) | 0
}

function stateOf({ layers }: KeyPart, store: Store, row: number): number {
  for (const [index, { field }] of layers.entries())
    if (!readBit(store[field as Field] as TypedArray, row)) return index + 1
  return 0
}

function word(raw: Raw): number {
  if (typeof raw !== 'bigint') return wordOf(Number(raw))
  bigs[0] = raw
  return (words[0] as number) ^ Math.imul(words[1] as number, FACTOR)
}

function mixed(hash: number, value: number): number {
  const product = Math.imul(hash ^ value, FACTOR)
  return product ^ (product >>> 15)
}

function finish(hash: number): number {
  const product = Math.imul(hash, OTHER_FACTOR)
  return product ^ (product >>> 16)
}

/** As a `Map` compares keys. */
function isSame(x: Raw, y: Raw): boolean {
  return x === y || (Number.isNaN(x) && Number.isNaN(y))
}
