import { blame } from '../../base/blame.js'
import { PASS, THROW } from '../../codegen/gate.js'
import { keywordsChanged } from '../../base/errors.js'
import type { RecordLayout } from '../../layout/record-layout.js'
import { argumentsOfBase } from '../../layout/signature.js'
import { initialOf } from '../../layout/slot-layout.js'
import { hasOwn, isInherited } from '../../base/own.js'
import { adopt, checkOwnKeys, tryStamp } from '../closing/adopt.js'
import { defineSlotsOn, RAW, sampling } from '../build.js'
import { interpretReading, type ReadAll } from '../reading/keywords.js'
import { lockSlots } from '../reading/checked-slots.js'
import { closeOf } from '../closing/closing.js'
import { findRecordClass, nameOf, type AnyClass, type RecordClass } from '../record-class.js'
import { readArguments, refuseSurplus } from '../reading/arguments.js'
import { isAmong } from '../reading/read-slots.js'

type Stamp = (leaf: AnyClass) => unknown
type Stamping = (leaf: AnyClass, record: object, stamp: Stamp) => void

/** What constructors of both forms call: the compiled ones find it bound to these names. */
export interface ConstructorParts {
  readonly self: RecordClass
  /** The class that this one extends; `undefined` for a root. */
  readonly Base: AnyClass | undefined
  readonly adopt: Stamping
  /** Checks the first record of an extension's leaf before it is closed. */
  readonly checkFirstRecord: Stamping
  /** Refuses arguments beyond the last parameter, if the first of them is not `undefined`. */
  readonly refuse: (leaf: AnyClass, given: ArrayLike<unknown>) => void
  /** The values of the own slots, from the arguments of an object form. */
  readonly read: (leaf: AnyClass, given: readonly unknown[]) => readonly unknown[]
  /** Says all that is wrong with the arguments. */
  readonly fail: (leaf: AnyClass, given: ArrayLike<unknown>) => never
  /** Is a key of the keywords a slot of a class that extends this one, or one that every object inherits? */
  readonly isKnown: (leaf: AnyClass, key: string, init: object) => boolean
  /** The defaults of the own slots. */
  readonly initials: readonly (() => unknown)[]
  /** Writes a slot whose every write is checked. */
  readonly writeSlot: RecordClass['writeSlot']
  /** Runs set-up and closes the record; `undefined` where there is neither. */
  readonly finish: RecordClass['finish']
  readonly RAW: object
  readonly PASS: object
  readonly THROW: object
  readonly O: object
  readonly hasOwn: typeof hasOwn
}

/** What interpreted constructors call besides. */
export interface InterpretedParts {
  /** Makes what reads the values of the own slots. */
  readonly values: (
    spelledOut?: (places: readonly number[]) => ReadAll,
  ) => (leaf: AnyClass, given: readonly unknown[]) => readonly unknown[]
  /** The arguments that go to the base's constructor. */
  readonly superArguments: (given: readonly unknown[]) => readonly unknown[]
  /** The names of the own slots. */
  readonly names: readonly string[]
  /** Where the mark stands behind which a root is handed the values of all slots: see {@link RAW}. */
  readonly mark: number
  /** Where the own slots begin in the values that were read. */
  readonly first: number
  /** Writes all own slots, in a loop. */
  readonly writeSlots: (record: object, values: readonly unknown[]) => void
}

export function constructorPartsOf(self: RecordClass, Base: AnyClass | undefined): ConstructorParts {
  const { layout } = self
  const read = blaming(self, (leaf, given: readonly unknown[]): readonly unknown[] =>
    readArguments(leaf, layout, given),
  )
  const refuse = blaming(self, (leaf, given: ArrayLike<unknown>) => refuseSurplus(nameOf(leaf, self), layout, given))
  const isKnown: ConstructorParts['isKnown'] = (leaf, key, init) => {
    if (isInherited(key, init)) return true
    const found = findRecordClass(leaf)
    return found !== undefined && isAmong(found.layout.names, key) && !isAmong(layout.names, key)
  }
  return {
    self,
    Base,
    adopt: blaming(self, (leaf, record: object, stamp: Stamp) => adopt(self, leaf, record, stamp)),
    checkFirstRecord(leaf, record, stamp) {
      checkOwnKeys(self, leaf, record)
      tryStamp(leaf, stamp)
    },
    refuse,
    read,
    fail: blaming(self, (leaf, given: ArrayLike<unknown>): never => {
      readArguments(leaf, layout, Array.from(given))
      throw keywordsChanged(nameOf(leaf, self))
    }),
    isKnown,
    initials: layout.ownSlots.map((slot) => () => initialOf(slot)),
    writeSlot: self.writeSlot,
    finish: self.finish,
    RAW,
    PASS,
    THROW,
    O: Object.prototype,
    hasOwn,
  }
}

/** Errors of what is called have the stack traces of `blame`. */
function blaming<Details extends readonly unknown[], Result>(
  self: RecordClass,
  act: (leaf: AnyClass, ...details: Details) => Result,
): (leaf: AnyClass, ...details: Details) => Result {
  return (leaf, ...details) => {
    try {
      return act(leaf, ...details)
    } catch (error) {
      throw blame(error, ...entriesOf(leaf, self))
    }
  }
}

export function interpretedPartsOf(parts: ConstructorParts): InterpretedParts {
  const { self, writeSlot } = parts
  const { layout } = self
  const { args, baseArgs, isKeyword } = layout.signature
  const names = layout.ownSlots.map(({ name }) => name)
  const first = isKeyword ? 0 : baseArgs
  return {
    values: (spelledOut) => interpretReading(layout, parts, spelledOut),
    superArguments: (given) => argumentsOfBase(layout.signature, given),
    names,
    mark: isKeyword ? args.length : Number.POSITIVE_INFINITY,
    first,
    writeSlots(record, values) {
      if (sampling.isOn) return defineSlotsOn(record, names, values)
      for (let position = 0; position < names.length; position++) {
        const value = values[first + position]
        if (writeSlot === undefined) (record as Record<string, unknown>)[names[position] as string] = value
        else writeSlot(record, position, value)
      }
    },
  }
}

/**
 * Stack traces begin with a constructor that the user wrote, or with the line of `new`: constructors that nobody wrote
 * may be frames too.
 */
function entriesOf(leaf: AnyClass, { generated }: RecordClass): readonly AnyClass[] {
  return /\bconstructor\b/.test(Function.prototype.toString.call(leaf)) ? [generated] : [leaf, generated]
}

/**
 * The last steps of a record, which the leaf's own constructor takes: those of the classes it extends have written a
 * part of it.
 */
export function finishing(layout: RecordLayout): RecordClass['finish'] {
  const { setUps, slots } = layout
  const close = closeOf(layout)
  const locked = slots.filter(({ isReadonly }) => isReadonly).map(({ name }) => name)
  if (setUps.length + locked.length === 0) return close
  return (record) => {
    if (!sampling.isOn) for (const setUp of setUps) setUp(record as never)
    if (locked.length > 0) lockSlots(record, locked)
    close?.(record)
  }
}
