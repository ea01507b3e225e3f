/** What costs more than on a class written by hand, published all the same. */
import { constructing, dynamic, handWritten, slotted, visiting } from '../sides.mjs'

const COLOUR = { prepare: 'record.color = i' }
const STRICT = { strictReads: true }
const ABSENT = { absent: ['nope'] }
const SEALING = { last: 'Object.seal(this)' }

/** `ofOwnKeys`: the work is on a record's own keys, of which a Dynamic has none. */
const slower = (name, expression, { ofOwnKeys = false } = {}) => ({
  name,
  sides: {
    'by hand': () => visiting(handWritten(), expression),
    'by hand, Object.seal last': () => visiting(handWritten(SEALING), expression),
    guarded: () => visiting(slotted('guarded'), expression),
    sealed: () => visiting(slotted('sealed'), expression),
    ...(ofOwnKeys ? {} : { Dynamic: () => visiting(dynamic(), expression) }),
  },
})

/** @type {readonly import('./index.mjs').Row[]} */
export const rows = [
  slower('read an absent name', 's += record.nope === undefined ? 1 : 0'),
  {
    name: 'read an absent name that is listed in `absent`',
    sides: {
      'by hand': () => visiting(handWritten(), 's += record.nope === undefined ? 1 : 0'),
      guarded: () => visiting(slotted('guarded', ABSENT), 's += record.nope === undefined ? 1 : 0'),
    },
  },
  slower(`'toString' in record`, `s += 'toString' in record ? 1 : 0`),
  slower('call toString', 's += record.toString().length'),
  slower('for…in', 'for (const key in record) s += key.length', { ofOwnKeys: true }),
  slower('JSON.stringify', 's += JSON.stringify(record).length'),
  slower('instanceof its class', 's += record instanceof C ? 1 : 0'),
  slower('instanceof another class', 's += record instanceof Other ? 1 : 0'),
  slower('spread', 's += { ...record }.identifier === undefined ? 0 : 1', { ofOwnKeys: true }),
  slower('Object.keys', 's += Object.keys(record).length', { ofOwnKeys: true }),
  {
    name: 'refuse an unknown name, caught',
    sides: {
      'by hand, Object.seal last': () => visiting(handWritten(SEALING), 'try { record.nope = i } catch { s += 1 }'),
      guarded: () => visiting(slotted('guarded'), 'try { record.nope = i } catch { s += 1 }'),
      'strictReads, read': () => visiting(slotted('guarded', STRICT), 'try { s += record.nope } catch { s += 1 }'),
    },
  },
  {
    name: 'strictReads: read a name that tools probe',
    sides: {
      'by hand': () => visiting(handWritten(), 's += record.then === undefined ? 1 : 0'),
      strictReads: () => visiting(slotted('guarded', STRICT), 's += record.then === undefined ? 1 : 0'),
    },
  },
  {
    name: 'strictReads: read a slot',
    sides: {
      'by hand': () => visiting(handWritten(), 's += record.identifier'),
      strictReads: () => visiting(slotted('guarded', STRICT), 's += record.identifier'),
    },
  },
  {
    name: 'new, Dynamic, kept in a ring of 1,024',
    sides: {
      'by hand': () => constructing(handWritten()),
      Dynamic: () => constructing(dynamic()),
    },
  },
  {
    name: 'Dynamic: read a declared name',
    sides: {
      'by hand': () => visiting(handWritten(), 's += record.identifier'),
      Dynamic: () => visiting(dynamic(), 's += record.identifier'),
    },
  },
  {
    name: 'Dynamic: write a declared name',
    sides: {
      'by hand': () => visiting(handWritten(), 'record.identifier = i'),
      Dynamic: () => visiting(dynamic(), 'record.identifier = i'),
    },
  },
  {
    name: 'open, Dynamic: read another attribute',
    sides: {
      'by hand': () => visiting(handWritten(), 's += record.color', COLOUR),
      open: () => visiting(slotted('open'), 's += record.color', COLOUR),
      Dynamic: () => visiting(dynamic(), 's += record.color', COLOUR),
    },
  },
  {
    name: 'open, Dynamic: write another attribute',
    sides: {
      'by hand': () => visiting(handWritten(), 'record.color = i', COLOUR),
      open: () => visiting(slotted('open'), 'record.color = i', COLOUR),
      Dynamic: () => visiting(dynamic(), 'record.color = i', COLOUR),
    },
  },
]
