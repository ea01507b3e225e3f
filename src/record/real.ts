import { code, type Source } from '../codegen/source.js'
import { notARecord } from '../base/errors.js'
import { getPrototypeOf, hasOwn } from '../base/own.js'
import { leaves } from './leaves.js'
import { RECORD_CLASS, VIEW, type AnyClass, type RecordClass } from './record-class.js'

// An object that inherits from a class, or bears its marks, is not always a record: `Object.create(User.prototype)`,
// the prototype of a subclass, an heir of a record, an object to which symbols were copied. A record's prototype is
// that of its leaf, or of a class of views, and its slots are its own.

interface Marked {
  readonly [RECORD_CLASS]?: RecordClass
  readonly [slot: string]: unknown
}

/**
 * The class of a record; `undefined` for anything else. Of the slots only the first is looked at: an object that has
 * it, and the prototype, was made by somebody who means a record, as cloning tools do.
 */
export function realClassOf(value: unknown): RecordClass | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const prototype = getPrototypeOf(value)
  if (prototype === null) return undefined
  if (hasOwn(prototype, VIEW)) return (value as Marked)[RECORD_CLASS]
  const recordClass = leaves.get(prototype)?.recordClass
  if (recordClass === undefined) return undefined
  const holds = recordClass.elsewhere?.holds
  if (holds !== undefined) return holds(value) ? recordClass : undefined
  const [first] = recordClass.layout.names
  // Without slots only a prototype can be told apart.
  return hasOwn(value, first ?? 'constructor') === (first !== undefined) ? recordClass : undefined
}

/** Is a value a record of a class, or of one that extends it, with all of its slots? */
export function isRecordOf(value: unknown, Class: AnyClass): value is object {
  const found = realClassOf(value)
  if (found === undefined || !(value instanceof Class)) return false
  return VIEW in value || found.elsewhere !== undefined || found.layout.names.every((name) => hasOwn(value, name))
}

/** @throws {SlotError} `not-a-record`. */
export function recordClassOfRecord(caller: string, record: unknown): RecordClass {
  const found = realClassOf(record)
  if (found === undefined) throw notARecord(caller, record)
  return found
}

/**
 * Is an object for certain a record of this class, by what can be asked at no cost? The answer no is to be looked into.
 *
 * A slot that is not `undefined` is the record's own: the prototype has `undefined` in its place.
 */
export function isPlainlyReal(self: RecordClass): (value: object) => boolean {
  const [first] = self.layout.names
  const holds = self.elsewhere?.holds
  /** A prototype of records of this class, the one that was met first. */
  let known: unknown
  return (value) => {
    const prototype = getPrototypeOf(value)
    if (prototype === null || (prototype !== known && !isHome(self, prototype))) return false
    known ??= prototype
    if (holds !== undefined) return holds(value)
    return first === undefined || (value as Marked)[first] !== undefined || hasOwn(value, first)
  }
}

function isHome(self: RecordClass, prototype: object): boolean {
  return (
    leaves.get(prototype)?.recordClass === self ||
    (hasOwn(prototype, VIEW) && (prototype as Marked)[RECORD_CLASS] === self)
  )
}

/** The same question in generated text, which V8 answers without asking the object; see {@link compileAsking}. */
export function emitIsReal(record: Source): Source {
  return code`(isMine(${record}) && (isHome(${record}) || isView(${record})) && hasFirst(${record}))`
}

/** Compiles an operation that asks by {@link emitIsReal}, of `self`. */
export function compileAsking(
  self: RecordClass,
  operation: string,
  source: Source,
  bindings: Readonly<Record<string, unknown>>,
): unknown {
  const [first] = self.layout.names
  const hasFirst = first === undefined ? code`true` : code`record[${first}] !== undefined || hasOwn(record, ${first})`
  // Functions so small that V8 inlines them whatever else it has inlined already.
  const questions = code`const isMine = (record) => record.constructor[recordClass] === self;
const isHome = (record) => getPrototypeOf(record) === record.constructor.prototype;
const isView = (record) => getPrototypeOf(record) === record[view]?.prototype;
const hasFirst = (record) => ${hasFirst};
`
  const parts = { self, getPrototypeOf, hasOwn, recordClass: RECORD_CLASS, view: VIEW }
  return self.compile(operation, source, { ...bindings, ...parts }, questions)
}
