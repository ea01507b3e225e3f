const SEALED = 'Object.seal takes the time, by hand as well (sealed class); guarded records cost nothing'
const ATTRIBUTES = 'each record has a Map of its own'
const OPEN = 'the attributes that a record may have beside its slots are looked for'

/** Why a side of the library is behind another: by suite and work, for one of its sides, or for `all` others. */
export const NOTES = {
  records: {
    define: {
      all: 'a class is compiled from source text of its own and adopted by its first record, once in the life of a program; interpreted it takes a third',
      'slotted, Dynamic': 'a class is compiled from source text of its own, once in the life of a program',
    },
    'create and keep': { 'slotted, sealed': SEALED, 'slotted, frozen': SEALED, 'slotted, Dynamic': ATTRIBUTES },
    'create and drop': {
      'slotted, sealed': SEALED,
      'slotted, frozen': SEALED,
      'slotted, open': 'it is sealed',
      'slotted, Dynamic': ATTRIBUTES,
    },
    read: { 'slotted, Dynamic': 'attributes are read through a Proxy, from a Map' },
    write: { 'slotted, Dynamic': 'attributes are written through a Proxy, to a Map' },
    method: { 'slotted, Dynamic': 'attributes are read through a Proxy, from a Map' },
    'copy with': {
      all: 'the names in the patch are checked; what is written by hand names the values in order. A sealed copy is sealed',
      'slotted, open': OPEN,
      'slotted, Dynamic': ATTRIBUTES,
    },
    equals: {
      all: 'it makes sure that both are records of one class, and compares as the keys of a Map: NaN equals NaN',
      'slotted, open': OPEN,
      'slotted, Dynamic': 'Maps are compared',
    },
    hash: {
      all: 'it makes sure that it has a record, and asks each value what it is; 0 and -0, equal values of a slot, have one hash',
      'slotted, open': OPEN,
      'slotted, Dynamic': 'a Map is gone through',
    },
    'JSON out': { 'slotted, Dynamic': 'an object is made of the Map' },
    'parse, valid': {
      all: 'one reader for all classes goes from slot to slot, with the path of each in hand; zod compiles a function for each schema, and by hand one writes it',
    },
    'parse, invalid': { all: 'every problem is put into words, with its path; by hand one says no' },
    'bytes each': { 'slotted, Dynamic': ATTRIBUTES },
  },
  rows: {
    create: {
      all: 'each value is checked before it is stored; arrays that are filled unchecked and then adopted take what raw ones take',
    },
    update: { all: 'what is written to a row is checked; raw arrays take anything' },
    'random read': {
      'slotted, PackedArray': 'at() checks its index',
      'slotted, PackedPool':
        'three places are read for one record, far apart in random order: the handle, its state, the column; at 10,000 rows it takes 10 ns, in their order 7. Tried: handles in a Float64Array, handles of fewer bits, and has() alone, which takes a third',
    },
    'remove and add': {
      all: 'a record is moved column by column, and each new value is checked; an array of objects moves one reference',
    },
    sort: { all: 'the rows themselves are moved, and not references or numbers' },
    filter: {
      'slotted, PackedArray':
        'the rows that are found are copied into an array of their own; others collect references or numbers',
    },
    'save and load': { all: 'a file is replaced all or nothing: it is written elsewhere, and waited for' },
    'bytes each': {
      'slotted, PackedArray': 'the compiled code of the class is counted too, which shows where rows are few',
      'slotted, PackedPool': 'a handle takes 4 bytes in the pool, and 8 where the program keeps it',
    },
  },
}

/** Less than this says nothing. */
const MARGIN = 1.03

/** Is what the library's side takes in its best process more than what another side takes in its worst? */
export function isBehind(side, { unit, sides }) {
  const key = unit === 'ns' ? 'cpu' : unit
  return isOurs(side) && sides.some((other) => !isOurs(other) && other[key].high * MARGIN < side[key].low)
}

export const isOurs = ({ name }) => name.startsWith('slotted')

/** The row, with a note at each side of the library that is behind. */
export function annotate(row) {
  const notes = NOTES[row.group][row.work] ?? {}
  const sides = row.sides.map((side) => {
    const note = notes[side.name] ?? notes.all
    return note !== undefined && isBehind(side, row) ? { ...side, note } : side
  })
  return { ...row, sides }
}
