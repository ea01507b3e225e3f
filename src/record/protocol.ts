import { notARecord, notARecordClass } from '../errors.js'
import type { RecordLayout } from '../layout/record-layout.js'

/** Any class; what `new` can be called on. */
// oxlint-disable-next-line typescript/no-explicit-any -- a constructor of any arguments and any instance is written with any
export type AnyClass = abstract new (...values: any[]) => object

/** The method by which `console.log` and `util.inspect` of Node, and of those that follow it, ask an object how it is to be shown. */
export const INSPECT = Symbol.for('nodejs.util.inspect.custom')

/** Operations of a class, each made when it is first needed. */
export interface Operations {
  build: ((leaf: AnyClass, ...values: readonly unknown[]) => object) | undefined
  copy: ((record: object, patch?: object) => object) | undefined
  equals: ((left: object, right: unknown) => boolean) | undefined
  compare: ((left: object, right: object) => number) | undefined
  hash: ((record: object) => number) | undefined
  toObject: ((record: object) => object) | undefined
  toTuple: ((record: object) => unknown[]) | undefined
}

/** What the library knows of a class that it generates. */
export class RecordClass {
  readonly layout: RecordLayout
  /** The class at the top of the family, whose constructor allocates and whose guard serves all of it. */
  readonly root: RecordClass
  /** The generated class itself. */
  declare generated: AnyClass
  /** The program text it was compiled from; `undefined` for the interpreted form. */
  source: string | undefined = undefined
  /** Runs set-up and closes a record; `undefined` where there is neither. */
  finish: ((record: object) => void) | undefined = undefined
  /** Where records of this family keep attributes that are not slots, if they do. */
  attributesOf: ((record: object, create?: boolean) => Map<PropertyKey, unknown> | undefined) | undefined = undefined
  /** Throw-away records are being made, and must run no code of the user's. */
  isPinning = false
  // All are there from the start, so that these objects have one shape.
  readonly operations: Operations = {
    build: undefined,
    copy: undefined,
    equals: undefined,
    compare: undefined,
    hash: undefined,
    toObject: undefined,
    toTuple: undefined,
  }

  constructor(layout: RecordLayout, base?: RecordClass) {
    this.layout = layout
    this.root = base?.root ?? this
  }

  /** Who asks for hidden properties is not shown the whole library. */
  [INSPECT](): string {
    return `[slots of ${this.layout.name}]`
  }

  /** Takes the generated class, and gives it its name, its length and its description. */
  furnish(generated: AnyClass): void {
    this.generated = generated
    hide(generated, 'name', this.layout.name)
    hide(generated, 'length', this.layout.parameters.length)
    hide(generated, RECORD_CLASS, this)
    hide(generated.prototype as object, RECORD_CLASS, this)
  }
}

/** The property by which a class, a subclass and their records find their {@link RecordClass}. */
export const RECORD_CLASS = Symbol('slotted')

export function findRecordClass(value: unknown): RecordClass | undefined {
  return typeof value === 'function' ? (value as { [RECORD_CLASS]?: RecordClass })[RECORD_CLASS] : undefined
}

/** @throws {SlotError} `not-a-record`. */
export function recordClassOfRecord(who: string, record: unknown): RecordClass {
  const found = typeof record === 'object' && record !== null ? (record as { [RECORD_CLASS]?: RecordClass })[RECORD_CLASS] : undefined
  if (found === undefined) throw notARecord(who, record)
  return found
}

/** @throws {SlotError} `not-a-record-class`. */
export function recordClassOf(who: string, value: unknown): RecordClass {
  const found = findRecordClass(value)
  if (found === undefined) throw notARecordClass(who, value)
  return found
}

/** Defines a property that enumeration does not see. */
export function hide(object: object, key: PropertyKey, value: unknown): void {
  Object.defineProperty(object, key, { value, writable: true, configurable: true })
}

/** The name of a class as errors show it: a subclass may have a static member of that name. */
export function nameOf(leaf: AnyClass, recordClass: RecordClass): string {
  const { name } = leaf as { name?: unknown }
  return typeof name === 'string' && name !== '' ? name : recordClass.layout.name
}
