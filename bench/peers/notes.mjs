const SEALED =
  'Object.seal takes the time, by hand as well (sealed class); guarded records cost nothing. Tried by hand, a record that dies at once, 25 ns each: Object.preventExtensions, Reflect.preventExtensions, Object.freeze, a literal that is sealed at once'
const AS_A_CLASS =
  'it is the code of a plain class: of 1,024 records in the cache each closing takes the same (0.71 to 0.73 ns to read, 0.88 to 0.92 to write, 0.77 to 0.81 for the method). Where records lie in memory makes the rest, and differs by process'
const AS_A_MAP =
  'it is a Map beside an object: 1,024 in the cache take 5.1 ns to read, a Map by hand 4.7; to write 10.4 and 10.2. Tried by hand: no question whether there are attributes (as now), the Map under a symbol (as now), in a WeakMap (3 times as long), an accessor spelled out for each name (as now)'
const ATTRIBUTES = 'each record has a Map of its own'
const ATTRIBUTES_MADE =
  'each record has a Map of its own, beside the object. Mended: no pair is made for each name (0.6 to 0.9 of the time). Tried: the mark of the class in a private field in place of a WeakSet (as now), the Map made by a field (as now)'

const COLLECTED = 'views and numbers that are made before the engine has optimised a loop are collected'

/** Why a side of the library is behind another: by suite and work, for one of its sides, or for `all` others. */
export const NOTES = {
  records: {
    define: {
      all: 'a class is compiled from source text of its own and adopted by its first record, once in the life of a program; interpreted it takes a third. Tried: property descriptors that keep their prototype, no samples of shapes, no search for class fields; each saves less than a tenth',
      'slotted, Dynamic':
        'a class is laid out, and adopted by its first record, once in the life of a program; nothing is compiled',
    },
    'create and keep': { 'slotted, sealed': SEALED, 'slotted, frozen': SEALED, 'slotted, Dynamic': ATTRIBUTES_MADE },
    'create and drop': {
      'slotted, sealed': SEALED,
      'slotted, frozen': SEALED,
      'slotted, open': 'it is the code of a plain class, 0.7 to 1.2 ns, which differs by process',
      'slotted, Dynamic': ATTRIBUTES_MADE,
    },
    read: { all: AS_A_CLASS, 'slotted, Dynamic': AS_A_MAP },
    write: { all: AS_A_CLASS, 'slotted, Dynamic': AS_A_MAP },
    method: { all: AS_A_CLASS, 'slotted, Dynamic': AS_A_MAP },
    'copy with': {
      all: 'the names in the patch are looked at, and for…in puts the patch on the heap: without it a copy takes 1.05 × by hand. Tried: Object.keys (2.5 ×), a chain of comparisons for the switch (1.7), the variable of the loop outside (1.8), no question what all objects inherit (as now). A sealed copy is sealed, as by hand',
      'slotted, open':
        'the names in the patch are looked at, and whether there are attributes. Tried: the prototype of the patch as the first question (12 to 25 ns more), names counted in another way (6 to 11 ns more), the WeakMap of attributes asked each time (10 ns more)',
      'slotted, Dynamic':
        'each copy has a Map of its own. Mended: the engine copies the Map, and pairs of the patch are not made (0.5 to 0.9 of the time)',
    },
    equals: {
      all: 'it makes sure that both are records of one class, and compares as the keys of a Map: NaN equals NaN. Without these questions it takes 0.8 of the time. Tried: one question for both records (twice the time), the prototypes of both (2.6 times), no look for NaN (as now)',
      'slotted, Dynamic':
        'Maps are compared. Mended: the prototype met first is remembered, but its gain differs by run (0.6 to 1.3 of the time)',
    },
    hash: {
      all: 'it makes sure that it has a record, and asks each value what it is; 0 and -0, equal values of a slot, have one hash. Mended: two characters a step, fractions on the spot (1.9 to 1.4 ×). Tried: the kinds asked first (as now, or slower), no shift after each slot (as now, and it mixes worse), no question for a record (as now)',
      'slotted, Dynamic':
        'nothing is compiled for it: slots are read by names that are no constants; with constant names by hand it takes a quarter. Tried: the values from the Map itself (0.7 of the time), no question of what kind a slot is (0.66). It is here for contrast, so neither was kept',
    },
    'JSON out': {
      all: 'JSON.stringify goes through the slots as through those of any object: 231 ns in the cache, a plain class 245',
      'slotted, open': 'its toJSON makes an object of the slots and the attributes; what has none is written as it is',
      'slotted, Dynamic': 'an object is made of the Map, which by hand takes 0.9 of it',
    },
    'parse, valid': {
      all: 'the object is asked for its own keys, for what all objects inherit, and whether it is a record; by hand nothing of that is asked, and a sealed record is sealed. Mended: each class has a reader of its own (1.6 to 0.15 µs); no instanceof, which went through the guard (0.7 of the time); the class that was read last is remembered, and its name found when there is something to say (0.85). Tried: a reader object for each input (0.6 µs), a mode object made by a spread (fromObject 2.4 µs), the careful reader alone with faster lists (1.1 µs), the leaf as a constant of the text (as now)',
      'slotted, Dynamic': 'one careful reader for all: attributes may have any name',
    },
    'parse, nested': {
      all: 'each object inside is asked what a single one is; by hand nothing of that is asked, and a sealed record is sealed. Mended: no array of keys for each object, and its reader found in one step (0.35 to 0.6 of the time); the marks of records are read before the prototype, which V8 then knows (0.93); names when there is something to say, one place for all parts of a list, kinds of one hidden class, a list with room for what it holds (0.75); a place is kept, so that a collection does not throw the code away (0.5 of the CPU time right after one). Tried: the inner reader called from the text of the outer one (as now, 400 bytes more), its reader found once a list (0.96)',
    },
    'parse, invalid': {
      all: 'every problem is put into words, with its path; by hand one says no. Tried: starting anew from a copy of the values (a quarter longer), from a literal (an eighth longer), a mode object for each input (longer)',
    },
    'bytes each': {
      'slotted, Dynamic': `${ATTRIBUTES}, which attributesOf hands out. Tried, bytes each beside 232: an object without a prototype (232), an array of names and one of values (216), one array of both (144), a literal (96, and a hidden class for each order of names)`,
    },
  },
  rows: {
    create: {
      all: 'each value is checked before it is stored; arrays that are filled unchecked and then adopted take what raw ones take. Tried: no check of a value (0.96 to 1 of the time), none whether memory was transferred (0.95 to 0.97), none of the number of arguments (as now): pages of new memory take most of it',
      'slotted, PackedPool':
        'each value is checked, and a handle is made and kept. Mended: an add for each class, which makes no list of its arguments (0.6 to 0.8 of the time). Tried: no guard against what set-up may do, and push with a list of arguments; neither was seen to help',
    },
    update: {
      all: 'what is written to a row is checked; raw arrays take anything',
      'slotted, PackedPool':
        'each row is asked whether it holds a record, and what is written is checked. Mended: an iterator for each class (0.2 of the time where a program has several). Tried: forEach (1.5 times as long), the state of a row asked on the spot (1.3), indexes of 32 bits (as now). Without the question it takes 0.7',
    },
    'random read': {
      'slotted, PackedArray':
        'at() checks its index, and the column is found through the array. Tried: no check (0.97 to 1 of the time), a branch in place of a call (as now), an index of 32 bits (1.3 to 1.6 times as long)',
      'slotted, PackedPool':
        'three places are read for one record, far apart in random order: the handle, its state, the column; the same by hand, with three typed arrays, takes 0.8 of it. At 10,000 rows it takes 10 ns, in their order 7. Mended: no view on the heap, one comparison for two (0.8 of the time in the cache). Tried: handles in a Float64Array, handles of fewer bits, and has() alone, which takes a third',
    },
    'remove and add': {
      all: 'a record is moved column by column, and each new value is checked; an array of objects moves one reference. Mended: columns that hold nothing on the heap are not asked to let go (0.85 of the time)',
    },
    sort: { all: 'the rows themselves are moved, and not references or numbers' },
    filter: {
      'slotted, PackedArray':
        'the rows that are found are copied into an array of their own; others collect references or numbers. Mended: eight bytes are copied as two units, without a loop (0.87 of the time). A loop that only counts takes 3 to 4 ns of 20',
      'slotted, PackedPool':
        'each record is handed to a callback, with its handle, a double; others run a loop. Tried: handles() and get (1.3 times as long), entries (2.2), for…of, which takes a third and has no handle. By hand, with typed arrays and states, handles take 0.6',
    },
    group: {
      'slotted, PackedArray':
        'groups of any keys, of which nothing is known: rows are numbered and their numbers sorted by key. By hand there are 64 lists. Mended: two passes over codes for three, and nothing for rows that are absent where none may be (0.5 to 0.7). Tried: the loop over the codes in a function of its own (no difference that could be told)',
      'slotted, PackedPool':
        'each record is handed to a callback, and found again by its handle. By hand with states and handles the first half takes 0.75, and so it does with row numbers',
    },
    'pauses of the collector': { all: COLLECTED },
    'longest pause of the collector': { all: COLLECTED },
    'save and load': {
      all: 'a file is replaced all or nothing, and read and written without blocking the process, which takes 1.3 to 1.6 times the CPU time of doing it in one go. Tried: no waiting for the disk (the same CPU time), writeSync (the same), parts of 1 and 4 MiB for 16 (the same)',
    },
    'bytes each': {
      'slotted, PackedArray': 'the compiled code of the class is counted too, which shows where rows are few',
      'slotted, PackedPool':
        'a handle takes 4 bytes in the pool, and 8 where the program keeps it. Mended: it took 8 in the pool. Counted: generations of 16 bits would take 2 bytes less, and a row be used up after 32,767 records; handles of 32 bits 4 less where they are kept, and a row of the usual pool be used up after 63; rows without handles 12 less, and a row that is used again be taken for what it was',
    },
  },
}

/** Less than this says nothing: two runs of one build differ by as much. */
const MARGIN = 1.1

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
