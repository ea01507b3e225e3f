/** The classic measurement of Python's `__slots__`: 1024 × 256 times `MyClass(1, 1)`, each way. */
import { defineDynamic, defineSlots } from 'slotted'

const SLOTS = ['name', 'identifier']

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
}

/** There is nothing to load: only how many records to make. */
export const loadColumns = () => ({ count: 1024 * 256 })

/** Makes `count` records, and keeps them in an array of exactly that length. */
export function createAll(MyClass, _columns, count) {
  const records = new Array(count)
  for (let row = 0; row < count; row++) records[row] = new MyClass(1, 1)
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
