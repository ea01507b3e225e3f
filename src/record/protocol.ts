import { notARecordClass } from '../errors.js'
import type { RecordLayout } from '../layout/record-layout.js'

/** Any class; what `new` can be called on. */
// oxlint-disable-next-line typescript/no-explicit-any -- a constructor of any arguments and any instance is written with any
export type AnyClass = abstract new (...values: any[]) => object

/** What the library knows of a class that it generated. */
export interface RecordClass {
  readonly layout: RecordLayout
  /** The generated class at the top of the family, whose constructor allocates and whose guard serves all of it. */
  readonly root: RecordClass
  /** The generated class itself; set once, when it has been made. */
  generated: AnyClass
  /** The program text it was compiled from; `undefined` for the interpreted form. */
  source: string | undefined
}

/** The static property, inherited by subclasses, by which a class finds its {@link RecordClass}. */
export const RECORD_CLASS = Symbol('slotted.recordClass')

export function findRecordClass(value: unknown): RecordClass | undefined {
  return typeof value === 'function' ? (value as { [RECORD_CLASS]?: RecordClass })[RECORD_CLASS] : undefined
}

/** @throws {SlotError} `not-a-record-class`. */
export function recordClassOf(who: string, value: unknown): RecordClass {
  const found = findRecordClass(value)
  if (found === undefined) throw notARecordClass(who, value)
  return found
}

/** Describes a class still to be generated; a root if it extends none. */
export function describeClass(layout: RecordLayout, base?: RecordClass): RecordClass {
  const described = { layout, root: undefined as never, generated: undefined as never, source: undefined }
  return Object.assign(described, { root: base?.root ?? described })
}

/** The name of a class as errors show it: a subclass may have a static member of that name. */
export function nameOf(leaf: AnyClass, recordClass: RecordClass): string {
  const own = Object.getOwnPropertyDescriptor(leaf, 'name')?.value as unknown
  return typeof own === 'string' && own !== '' ? own : recordClass.layout.name
}
