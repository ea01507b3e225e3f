import { compileFunction } from '../codegen/compile.js'
import type { Source } from '../codegen/source.js'
import { notARecordClass } from '../base/errors.js'
import type { RecordLayout } from '../layout/record-layout.js'
import { define, getPrototypeOf, hasOwn } from '../base/own.js'
import { COPY_OF, THIS_COPY } from '../base/version.js'

/** Any class; what `new` can be called on. */
// oxlint-disable-next-line typescript/no-explicit-any -- any constructor is written with any
export type AnyClass = (abstract new (...values: any[]) => object) & { readonly prototype: object }

/**
 * The method by which `console.log` and `util.inspect` of Node, and of those that follow it, ask an object how it is to
 * be shown.
 */
export const INSPECT = Symbol.for('nodejs.util.inspect.custom')

/**
 * Where a class keeps an operation on its records: on the generated prototype, so that a record finds its own in one
 * step, and optimised code in none. It is defined once and never replaced: to the engine it is a constant. A class that
 * extends another finds that one's operation until it has its own, so each begins with a look at the class of its
 * record.
 */
export const COPY = Symbol('slotted.copy')
export const CLONE = Symbol('slotted.clone')
export const EQUALS = Symbol('slotted.equals')
export const COMPARE = Symbol('slotted.compare')
export const HASH = Symbol('slotted.hash')
export const TO_OBJECT = Symbol('slotted.toObject')
export const TO_TUPLE = Symbol('slotted.toTuple')

/**
 * What records have whose slots are kept elsewhere: a method that writes some of them, all or none, and one that makes
 * a record of them.
 */
export const WRITE = Symbol('slotted.write')
export const DETACH = Symbol('slotted.detach')

/** By which the prototype of such records is known: it has their class. */
export const VIEW = Symbol('slotted.view')

/** What a class brings along whose records keep all of their values elsewhere: a `Dynamic`. */
export interface Elsewhere {
  /** Does an object hold such values? */
  readonly holds: (value: object) => boolean
  readonly copy: (record: object, self: RecordClass, patch: object | undefined) => object
  readonly fromObject: (leaf: AnyClass, self: RecordClass, init: object) => object
}

let serial = 0

/** Attributes of a record that are not slots, by name. */
export type Attributes = Map<PropertyKey, unknown>

/** A class as it is made: compiled, with its program text, or interpreted. */
export interface Generated {
  readonly generated: AnyClass
  readonly source?: string
}

/** All that a {@link RecordClass} is made of. */
export interface ClassPlan {
  readonly layout: RecordLayout
  readonly base?: RecordClass | undefined
  readonly attributesOf?: RecordClass['attributesOf']
  readonly elsewhere?: Elsewhere
  readonly writeSlot?: RecordClass['writeSlot']
  readonly prepare?: RecordClass['prepare']
  readonly finish?: RecordClass['finish']
  /** Makes the class itself; the `RecordClass` that it is handed has everything but this class. */
  readonly generate: (self: RecordClass) => Generated
}

/** What the library knows of a class that it generates. */
export class RecordClass {
  readonly layout: RecordLayout
  /** In the order of definition. */
  readonly serial: number = ++serial
  /** The class at the top of the family, whose constructor allocates and whose guard serves all of it. */
  readonly root: RecordClass
  /** The generated class that this one extends; `undefined` for a root. */
  readonly base: RecordClass | undefined
  /** Where records of this family keep attributes that are not slots, if they do; a root says it for all. */
  readonly attributesOf: ((record: object, create?: boolean) => Attributes | undefined) | undefined
  /** Where the values of its records are, if not in slots. */
  readonly elsewhere: Elsewhere | undefined
  /** Writes an own slot whose every write is checked; `undefined` where slots are plain properties. */
  readonly writeSlot: ((record: object, position: number, value: unknown) => void) | undefined
  /** Prepares a leaf whose first record is made without its constructor. */
  readonly prepare: ((leaf: AnyClass) => void) | undefined
  /** Runs set-up and closes a record; `undefined` where there is neither. */
  readonly finish: ((record: object) => unknown) | undefined
  /** The generated class itself. */
  readonly generated: AnyClass
  /** The program text it was compiled from; `undefined` for the interpreted form. */
  readonly source: string | undefined
  /** What stack traces and profiles call its operations: the name of its first leaf. */
  #label: string | undefined

  constructor({ layout, base, attributesOf, elsewhere, writeSlot, prepare, finish, generate }: ClassPlan) {
    this.layout = layout
    this.base = base
    this.root = base?.root ?? this
    this.attributesOf = attributesOf ?? base?.attributesOf
    this.elsewhere = elsewhere ?? base?.elsewhere
    this.writeSlot = writeSlot
    this.prepare = prepare
    this.finish = finish
    const { generated, source } = generate(this)
    this.generated = generated
    this.source = source
    hide(generated, 'name', layout.name)
    hide(generated, 'length', layout.signature.parameters.length)
    for (const object of [generated, generated.prototype]) {
      hide(object, RECORD_CLASS, this)
      hide(object, COPY_OF, THIS_COPY)
    }
    // Bundlers take a method with a computed name for something that runs, and would not leave this class out.
    if (this.serial === 1) hide(RecordClass.prototype, INSPECT, describe)
    // Tools that wrap every object they come across, such as Vue's, leave alone what cannot be extended.
    Object.preventExtensions(this)
  }

  /** Takes the name of a leaf for {@link compile}, if it is the first. */
  nameAfter(leaf: AnyClass): void {
    this.#label ??= nameOf(leaf, this)
  }

  /** An operation of this class, made when it is first asked for. */
  operation<Operation>(key: symbol, make: () => Operation): Operation {
    const prototype = this.generated.prototype as Record<symbol, Operation>
    if (!hasOwn(prototype, key)) hide(prototype, key, make())
    return prototype[key] as Operation
  }

  /** The form of an operation is that of the class. */
  form<Operation>(compile: () => Operation, interpret: () => Operation): Operation {
    return this.source === undefined ? interpret() : compile()
  }

  /** Compiles an operation of this class. */
  compile(operation: string, source: Source, bindings: Readonly<Record<string, unknown>>, before?: Source): unknown {
    return compileFunction(source, `${this.#label ?? this.layout.name}.${operation}`, bindings, before)
  }
}

/** Keeps `util.inspect(x, { showHidden: true })` from printing the library's internals. */
function describe(this: RecordClass): string {
  return `[slots of ${this.layout.name}]`
}

/** The property by which a class, a subclass and their records find their {@link RecordClass}. */
export const RECORD_CLASS = Symbol('slotted')

/** The description of a class, a subclass or a record; `undefined` for anything else. */
export function findRecordClass(value: unknown): RecordClass | undefined {
  return Object(value) === value ? (value as { [RECORD_CLASS]?: RecordClass })[RECORD_CLASS] : undefined
}

/** @throws {SlotError} `not-a-record-class`. */
export function recordClassOf(caller: string, value: unknown): RecordClass {
  const found = typeof value === 'function' ? findRecordClass(value) : undefined
  if (found === undefined) throw notARecordClass(caller, value)
  return found
}

/** Defines a property that enumeration does not see. */
export function hide(object: object, key: PropertyKey, value: unknown): void {
  define(object, key, { value, writable: true, configurable: true })
}

/** The name of a class as errors show it: a subclass may have a static member of that name. */
export function nameOf(leaf: AnyClass, { generated, layout }: RecordClass): string {
  const { name } = leaf as { name?: unknown }
  // Minifiers change the names of classes: one that was given to the definition is that of the class that extends it.
  if (layout.isNamed && getPrototypeOf(leaf) === generated) return layout.name
  return typeof name === 'string' && name !== '' ? name : layout.name
}
