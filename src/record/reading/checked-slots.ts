import { readonlySlot } from '../../base/errors.js'
import { bare, defineProperty, isFrozen, ownProperty } from '../../base/own.js'
import type { RecordLayout } from '../../layout/record-layout.js'
import { leafOf } from '../leaves.js'
import { nameOf, WRITE, type RecordClass } from '../record-class.js'
import { Stamp } from '../stamp.js'
import { readValue } from './read-slots.js'
import { constructorMode, Place, Reader } from './reader.js'

/** The values of a record whose slots are checked at every write, beside it: its own properties are accessors. */
class Values extends Stamp {
  readonly #values: unknown[] = []

  static of(record: object): unknown[] {
    return (record as Values).#values
  }

  /** Gives a record room for its values, unless it has some. */
  static in(record: object): unknown[] {
    return Values.of(#values in record ? record : new Values(record))
  }
}

/** Writes values that have been checked already: past the accessors, where slots are such. */
export function writeValues(record: object, names: readonly string[], changes: ReadonlyMap<string, unknown>): void {
  const elsewhere = record as { [WRITE]?: (changes: ReadonlyMap<string, unknown>) => void }
  if (elsewhere[WRITE] !== undefined) return elsewhere[WRITE](changes)
  for (const [name, value] of changes) {
    const isAccessor = ownProperty(record, name)?.get !== undefined
    if (isAccessor) Values.of(record)[names.indexOf(name)] = value
    else (record as Record<string, unknown>)[name] = value
  }
}

const READ_ONLY: PropertyDescriptor = bare({ writable: false })

/** Makes slots read-only that were written; where they are accessors, they have no setter from the start. */
export function lockSlots(record: object, names: readonly string[]): void {
  for (const name of names) if (ownProperty(record, name)?.writable) defineProperty(record, name, READ_ONLY)
}

/**
 * The first write of a slot under `validate: 'always'`: makes the own accessor that checks the later ones. All records
 * of a class have the same pair of functions, and so one hidden class.
 */
export function writeChecked(layout: RecordLayout): NonNullable<RecordClass['writeSlot']> {
  const mode = constructorMode(layout)
  const before = layout.slots.length - layout.ownSlots.length
  const accessors = layout.ownSlots.map(({ name, kind, isReadonly }, own) => {
    const get = function (this: object): unknown {
      return Values.of(this)[before + own]
    }
    const set = function (this: object, value: unknown): void {
      const leaf = leafOf(this)
      const caller = leaf === undefined ? layout.name : nameOf(leaf.class, leaf.recordClass)
      // Freezing takes no setter away; before it, set-up may write.
      if (leaf?.recordClass.layout.closed === 'frozen' && isFrozen(this)) throw readonlySlot(caller, name)
      let checked = value
      // Most values are right, and need no reader.
      if (kind.hasSchema || !kind.accepts(value)) {
        const reader = new Reader(caller, mode)
        checked = readValue(new Place(reader).at(name), kind, value)
        reader.finish()
      }
      Values.of(this)[before + own] = checked
    }
    return bare<PropertyDescriptor>({ configurable: true, enumerable: true, get, ...(isReadonly ? {} : { set }) })
  })
  return (record, position, value) => {
    Values.in(record)[before + position] = value
    defineProperty(record, layout.ownSlots[position]?.name ?? '', accessors[position] as PropertyDescriptor)
  }
}
