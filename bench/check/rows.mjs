/** What is checked: sides of rows of `bench/rows`, the first of which is what they are compared with. */

/** @type {readonly { title: string, sides: readonly string[] }[]} */
export const checked = [
  { title: 'new, guarded, kept in a ring of 1,024', sides: ['guarded'] },
  { title: 'new, sealed, kept in a ring of 1,024', sides: ['sealed'] },
  { title: 'new, guarded, the record dies at once', sides: ['guarded'] },
  { title: 'new by keyword, three slots, guarded', sides: ['by keyword'] },
  { title: 'read a slot', sides: ['guarded', 'sealed'] },
  { title: 'call a method', sides: ['guarded'] },
  { title: 'copy, one class', sides: ['the function'] },
  { title: 'equals, one class', sides: ['the function'] },
  { title: 'defining a class of 2 slots', sides: ['guarded'] },
  { title: 'bytes per record, 262,144 records', sides: ['guarded', 'sealed'] },
  { title: 'packed: a method, 1,000 records, one array, settled', sides: ['forEach', 'for…of', 'at(i)'] },
  { title: 'packed: push of three slots, 20,000 records, to a loop over typed arrays', sides: ['push'] },
  { title: 'packed: random access, 20,000 records, to a loop over typed arrays', sides: ['at(i)'] },
  { title: 'packed: sorted by an f64, 20,000 records, to the sort of a Float64Array', sides: ['sortBy'] },
  { title: 'packed: index by a u32, 20,000 records, made', sides: ['PackedIndex'] },
  { title: 'packed: index by a u32, 20,000 records, get in random order', sides: ['PackedIndex'] },
  { title: 'packed: bytes per record, 1,000,000 records of f64, f64, u32', sides: ['array buffers and heap'] },
]
