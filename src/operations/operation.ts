import { enter, isInside, leave } from '../base/depth.js'
import { notARecord } from '../base/errors.js'
import type { Source } from '../codegen/source.js'
import { storedKind, type Kind } from '../layout/kinds.js'
import type { Parts } from '../layout/kind.js'
import type { SlotLayout } from '../layout/slot-layout.js'
import { compileAsking, isPlainlyReal, realClassOf } from '../record/real.js'
import { findRecordClass, type RecordClass } from '../record/record-class.js'

// An operation on records, such as `equals`: each class has its own, made when it is first asked for. A file for each
// operation says how it reads the slots, in both forms; this one says the rest, which they share.

/** An operation of one class. `other` is a second record, or a patch; some operations take neither. */
export type Run<Other, Result> = (record: object, other?: Other) => Result

/** A record, as what reads its slots by their names sees it. */
export type Slots = Readonly<Record<string, unknown>>

/** A {@link Run} that is handed records of its class only. */
export type Read<Other, Result> = (record: Slots, other?: Other) => Result

export type AttributesOf = NonNullable<RecordClass['attributesOf']>

/** How an operation reads the slots of a class. */
interface Forms<Other, Result> {
  /**
   * Reads the slots by their names: the interpreted form, and what the compiled one falls back on. The record is known
   * to be one of the class; `isReal` asks the same of the other.
   */
  readonly interpret: (self: RecordClass, isReal: (value: object) => value is Slots) => Read<Other, Result>
  /**
   * The program text of the compiled form and its bindings, beside `slow` and those of `emitIsReal`; `undefined` for a
   * class that is interpreted all the same. It leaves to `slow` what may not be a record of the class, and sees to the
   * attributes of a class that takes any.
   */
  readonly emit: (self: RecordClass) => readonly [Source, Readonly<Record<string, unknown>>?] | undefined
  /**
   * The answer for a value that is not a record, `isInside` a slot; `undefined` refuses the value. Kinds whose values
   * have parts of their own, such as lists, are taken apart here.
   */
  readonly ofValue?: (value: unknown, other: unknown, isInside: boolean) => Result | undefined
  /** Adds to the interpreted reading of slots that of the attributes beside them, for classes that take any. */
  readonly withAttributes?: (
    read: Read<Other, Result>,
    attributesOf: AttributesOf,
    self: RecordClass,
  ) => Read<Other, Result>
}

export interface Operation<Other, Result> {
  readonly name: string
  /** The operation of a class. */
  readonly of: (self: RecordClass) => Run<Other, Result>
  /** The operation on a record of any class, which is found out. */
  readonly any: Run<Other, Result>
  readonly ofValue: Forms<Other, Result>['ofValue']
}

/**
 * An operation on a value in a slot of a record.
 *
 * @throws {SlotError} `too-deep`, long before the stack overflows, and for records in a circle.
 */
export function inside<Other, Result>(
  { name, of, ofValue }: Operation<Other, Result>,
  value: unknown,
  other?: unknown,
): Result {
  // An object that only looks like a record is found out by the operation.
  const self = typeof value === 'object' ? findRecordClass(value) : undefined
  if (self === undefined) return ofValue?.(value, other, true) as Result
  // Not by a function that does it: each frame of a record inside a record counts.
  enter(name, 1)
  try {
    return of(self)(value as object, other as Other)
  } finally {
    leave(1)
  }
}

/**
 * @param key Where the generated prototype of a class keeps its operation. The free function looks there by itself,
 * with a key that is a constant to the engine.
 * @param name For errors, profiles and stack traces.
 */
export function operation<Other, Result>(
  key: symbol,
  name: string,
  { interpret, emit, ofValue, withAttributes }: Forms<Other, Result>,
): Operation<Other, Result> {
  const of = (self: RecordClass): Run<Other, Result> => self.operation(key, () => make(self))

  const any: Run<Other, Result> = (record, other) => {
    const found = realClassOf(record)
    if (found !== undefined) return of(found)(record, other)
    const answer = ofValue?.(record, other, isInside())
    if (answer === undefined) throw notARecord(`${name}()`, record)
    return answer
  }

  const make = (self: RecordClass): Run<Other, Result> => {
    const isPlain = isPlainlyReal(self)
    const isReal = (value: object): value is Slots => isPlain(value) || realClassOf(value) === self
    const { attributesOf } = self.root
    const readSlots = interpret(self, isReal)
    const read = (attributesOf && withAttributes?.(readSlots, attributesOf, self)) ?? readSlots
    const slow: Run<Other, Result> = (record, other) =>
      isPlain(record) || realClassOf(record) === self ? read(record as Slots, other) : any(record, other)
    const emitted = self.source === undefined ? undefined : emit(self)
    return emitted === undefined
      ? slow
      : (compileAsking(self, name, emitted[0], { ...emitted[1], slow }) as typeof slow)
  }

  return { name, of, any, ofValue }
}

/** Do the values of a kind have no parts, so that they are read without a look {@link inside}? */
export function isFlat({ shapeSamples, inner }: Kind): boolean {
  return shapeSamples !== undefined && inner === undefined
}

/** How a kind takes a value apart; `undefined` for a value that has no such parts. */
export function partsOf(kind: Kind, value: unknown): Parts | undefined {
  const { parts } = storedKind(kind)
  return parts?.owns(value) ? parts : undefined
}

/** The slots that operations which compare records look at. */
export function comparedSlots({ layout: { slots } }: RecordClass): readonly SlotLayout[] {
  return slots.filter(({ isUncompared }) => !isUncompared)
}
