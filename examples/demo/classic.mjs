/** The classic measurement of Python's `__slots__`: 1024 × 256 times `MyClass(1, 1)`, each way. */
import { defineDynamic, defineSlots, u32 } from 'slotted'
import { PackedArray } from 'slotted/packed'

const SLOTS = ['name', 'identifier']
/** What columns need to know of each slot; both hold the number 1. */
const KINDS = { name: u32, identifier: u32 }

/** Makes the class of each variant; in one process only one of them is ever made, so that none can disturb another. */
export const classes = {
  dynamic: () => class MyClass extends defineDynamic(SLOTS) {},
  plain: () =>
    class MyClass {
      constructor(name, identifier) {
        this.name = name
        this.identifier = identifier
      }
    },
  sealed: () => class MyClass extends defineSlots(SLOTS) {},
  guarded: () => class MyClass extends defineSlots(SLOTS, { closed: 'guarded' }) {},
  packed: () => class MyClass extends defineSlots(KINDS, { args: SLOTS }) {},
}

/** There is nothing to load: only how many records to make. */
export const loadColumns = () => ({ count: 1024 * 256 })

/** Makes `count` records, and keeps them in an array of exactly that length. */
export function createAll(MyClass, _columns, count) {
  const records = new Array(count)
  for (let row = 0; row < count; row++) records[row] = new MyClass(1, 1)
  return records
}

/** The same in columns. */
export function createPacked(MyClass, _columns, count) {
  const records = new PackedArray(MyClass, { capacity: count })
  for (let row = 0; row < count; row++) records.push(1, 1)
  return records
}

/** Reads every slot of every record into one sum, which is looked at: so no compiler can leave a read out. */
export function readAll(records) {
  let sum = 0
  for (const record of records) sum += record.name + record.identifier
  return sum
}

/** The sum that `readAll` must come to. */
export const expectedSum = ({ count }) => 2 * count
