/** What engines write in types of their own, and how it is said. */
import { bool, date, defineSlots, f64, i32, i64, list, nullable, oneOf, optional, text, vec, f32 } from 'slotted'
import { all, columnsOf, float, place, Place, plain, time, whole } from './rows.mjs'

export class ForeignRow extends defineSlots({
  seconds: optional(date),
  millis: optional(date),
  micros: optional(date),
  nanos: optional(date),
  zoned: optional(date),
  days: optional(date),
  dates: optional(date),
  plain: nullable(text)(null),
  dictionary: nullable(text)(null),
  large: nullable(text)(null),
  view: nullable(text)(null),
  mode: oneOf('a', 'b', 'c'),
  list: list(i32),
  largeList: list(i32)(() => []),
  fixed: vec(f32, 2),
  whole: i64,
  number: f64,
  nothing: optional(f64),
  flag: optional(bool),
  place: optional(Place),
}) {}

const times = Object.fromEntries(
  ['seconds', 'millis', 'micros', 'nanos', 'zoned', 'days', 'dates'].map((name) => [name, time]),
)
const texts = Object.fromEntries(['plain', 'dictionary', 'large', 'view', 'mode', 'flag'].map((name) => [name, plain]))
const SAY = {
  ...times,
  ...texts,
  list: all(whole),
  largeList: all(whole),
  fixed: all(float),
  whole,
  number: float,
  nothing: float,
  place,
}

export const foreignColumnsOf = (rows) => columnsOf(rows, SAY)

/** What every engine is asked to write. */
export function foreignColumns(count) {
  const rows = Array.from({ length: count }, (_, row) => {
    const time = row % 4 > 0 ? new Date((row - 3) * 86_400_000) : null
    const text = row % 3 > 0 ? `t${row % 5}😀` : null
    const list = Array.from({ length: row % 4 }, (__, index) => index)
    return {
      ...Object.fromEntries(Object.keys(times).map((name) => [name, time])),
      ...Object.fromEntries(['plain', 'dictionary', 'large', 'view'].map((name) => [name, text])),
      mode: 'abc'[row % 3],
      list,
      largeList: list,
      fixed: [row, row + 0.5],
      whole: row - 3,
      number: row,
      nothing: null,
      flag: row % 4 > 0 ? row % 2 === 0 : null,
      place: row % 4 > 0 ? { x: row, label: `p${row}` } : null,
    }
  })
  return foreignColumnsOf(rows)
}
