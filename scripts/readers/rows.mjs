/** Rows of every kind that tables have, and their values as text that says every bit. */
import {
  bool,
  date,
  defineSlots,
  f32,
  f64,
  i16,
  i32,
  i64,
  i8,
  list,
  mapOf,
  nullable,
  oneOf,
  optional,
  text,
  u16,
  u32,
  u64,
  u8,
  vec,
} from 'slotted'
import { PackedArray } from 'slotted/packed'

export class Place extends defineSlots({ x: f64, label: text('') }) {}

/** What every engine here has types for. */
export class Row extends defineSlots({
  f64,
  f32,
  i8,
  u8,
  i16,
  u16,
  i32,
  u32,
  i64,
  u64,
  bool,
  date,
  text,
  mode: oneOf('walk', 'bus 🚌', ''),
  maybe: optional(f64),
  maybeText: nullable(text),
  maybeDate: optional(date),
  place: Place,
  maybePlace: optional(Place),
  numbers: list(f64),
  texts: list(nullable(text)),
  places: list(Place),
}) {}

/** Maps, and arrays of one length. */
export class FullRow extends defineSlots({
  id: u32,
  vector: vec(f32, 3),
  maybeVector: optional(vec(f64, 2)),
  map: mapOf(i32),
}) {}

const FLOATS = [0, -0, 1.5, Number.NaN, Infinity, -Infinity, 5e-324, 1 / 3, 2 ** 53, -1e300]
const TEXTS = ['', 'a', 'naïve', '😀𐍈', '\0', 'line\nbreak', 'x'.repeat(300)]
const TIMES = [0, -1, 1.7e12, 253_402_300_799_999, -62_135_596_800_000, 86_400_000]

/** Values at the ends of their ranges and in between, in turns. */
export function rowsOf(count) {
  const rows = new PackedArray(Row)
  const of = (values, index) => values[index % values.length]
  for (let index = 0; index < count; index++) {
    const place = () => new Place({ x: of(FLOATS, index), label: of(TEXTS, index + 1) })
    rows.pushObject({
      f64: of(FLOATS, index),
      f32: Math.fround(of([0, -0, 1.5, Number.NaN, Infinity, 1 / 3], index)),
      i8: of([-128, 127, 0], index),
      u8: of([255, 0, 1], index),
      i16: of([-32_768, 32_767], index),
      u16: of([65_535, 0], index),
      i32: of([-(2 ** 31), 2 ** 31 - 1, index], index),
      u32: of([2 ** 32 - 1, 0, index], index),
      i64: of([-(2n ** 63n), 2n ** 63n - 1n, 2n ** 53n + 1n, 0n], index),
      u64: of([2n ** 64n - 1n, 2n ** 53n + 1n, 0n], index),
      bool: index % 3 === 0,
      date: new Date(of(TIMES, index)),
      text: of([...TEXTS, `row ${index}`], index),
      mode: of(['walk', 'bus 🚌', ''], index),
      maybe: index % 2 === 0 ? undefined : of(FLOATS, index),
      maybeText: index % 3 === 0 ? null : of(TEXTS, index),
      maybeDate: index % 5 === 0 ? undefined : new Date(of(TIMES, index)),
      place: place(),
      maybePlace: index % 4 === 0 ? undefined : place(),
      numbers: FLOATS.slice(0, index % 4),
      texts: [null, ...TEXTS].slice(0, index % 5),
      places: Array.from({ length: index % 3 }, place),
    })
  }
  return rows
}

export function fullRowsOf(count) {
  const rows = new PackedArray(FullRow)
  for (let id = 0; id < count; id++)
    rows.pushObject({
      id,
      vector: new Float32Array([id, -0, 0.5]),
      maybeVector: id % 2 === 0 ? undefined : new Float64Array([id, 1 / 3]),
      map: new Map(TEXTS.slice(0, id % 4).map((key, index) => [key, index - id])),
    })
  return rows
}

const view = new DataView(new ArrayBuffer(8))

/** A number's bits: all NaN are one, since engines keep no more of them. */
export function float(value) {
  if (value === null || value === undefined) return null
  if (Number.isNaN(value)) return 'f NaN'
  view.setFloat64(0, value)
  return `f ${view.getBigUint64(0).toString(16).padStart(16, '0')}`
}
export const whole = (value) => (value === null || value === undefined ? null : `i ${value}`)
export const time = (value) => (value === null || value === undefined ? null : `t ${Number(value)}`)
export const plain = (value) => value ?? null
export const all = (of) => (value) => (value === null || value === undefined ? null : Array.from(value, of))
export const place = (value) =>
  value === null || value === undefined ? null : { x: float(value.x), label: value.label }
const entries = (value) => Object.fromEntries([...value].map(([key, one]) => [key, whole(one)]))

/** How the values of each slot are said. Of integers −0 is 0. */
const SAY = {
  f64: float,
  f32: float,
  ...Object.fromEntries(['i8', 'u8', 'i16', 'u16', 'i32', 'u32', 'i64', 'u64', 'id'].map((name) => [name, whole])),
  bool: plain,
  date: time,
  text: plain,
  mode: plain,
  maybe: float,
  maybeText: plain,
  maybeDate: time,
  place,
  maybePlace: place,
  numbers: all(float),
  texts: all(plain),
  places: all(place),
  vector: all(float),
  maybeVector: all(float),
  map: entries,
}

/** Values by column: `columnsOf(rows).f64[0]`. What an engine read is given as JavaScript has it. */
export function columnsOf(rows, say = SAY) {
  const found = {}
  for (const row of rows)
    for (const name of Object.keys(say)) if (name in row) (found[name] ??= []).push(say[name](row[name]))
  return found
}
