import type { Kind, Parts } from '../layout/kind.js'
import { kindOf } from '../layout/kinds.js'
import { refuse } from './place.js'

/** What `Date.prototype.toJSON` writes, and what other programs do: a date, or a date and a time with its offset. */
const ISO = /^([+-]\d{6}|\d{4})-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d))?$/

const PARTS: Parts = {
  owns: isDate,
  read(given, at) {
    const value = at.reader.mode.isOwnOnly ? dateOf(given) : given
    if (isDate(value)) return value
    return refuse(at, at.reader.mode.isOwnOnly ? 'a valid Date or its text in ISO 8601' : 'a valid Date', given)
  },
  equals: (x: Date, y: Date) => x.getTime() === y.getTime(),
  compare: (x: Date, y: Date) => x.getTime() - y.getTime(),
  hash: (date: Date) => (date.getTime() / 0x1_0000_0000) ^ date.getTime(),
  clone: (date: Date) => new Date(date),
  plain: (date: Date) => new Date(date),
}

/** A point in time, to the millisecond. */
export const DATE: Kind = /* @__PURE__ */ kindOf({
  name: 'date',
  byteWidth: 8,
  accepts: isDate,
  allowed: 'a valid Date',
  shapeSamples: undefined,
  parts: PARTS,
})

function isDate(value: unknown): value is Date {
  return value instanceof Date && !Number.isNaN(value.getTime())
}

/** JavaScript takes February 30 for March 1, so the day must come back. */
function dateOf(data: unknown): unknown {
  if (typeof data !== 'string' || !ISO.test(data)) return data
  const date = new Date(data)
  const [day = ''] = data.split('T')
  const midnight = new Date(day)
  return isDate(midnight) && midnight.toISOString().startsWith(day) ? date : data
}
