import { noAttributes } from '../base/errors.js'
import { DYNAMIC_OPTIONS, layOut, type DefinitionOptions, type RecordLayout } from '../layout/record-layout.js'
import { untypedSlot } from '../layout/slot-layout.js'
import { checkSlotNames } from '../layout/slot-names.js'
import { checkOptions } from '../base/options.js'
import { bare, construct, define } from '../base/own.js'
import { adopt } from '../record/closing/adopt.js'
import { raiseGuard } from '../record/closing/guard.js'
import { openAttributes, showAttributes } from '../record/inspect.js'
import { RAW } from '../record/build.js'
import { leafOf } from '../record/leaves.js'
import { nameOf, RecordClass, type AnyClass, type Attributes, type Elsewhere } from '../record/record-class.js'
import { Stamp } from '../record/stamp.js'
import { refuseSurplus } from '../record/reading/arguments.js'
import type { AnyAttribute, HasLayout } from '../types/brand.js'
import type { DynamicClass } from '../types/classes.js'
import type { CheckedNames, Kept, Names } from '../types/names.js'
import type { DynamicOptions } from '../types/options.js'

const adopted = new WeakSet<AnyClass>()
/** The attributes of a `Dynamic`, in a private field that is put on it: debuggers show it. */
class Attributed extends Stamp {
  readonly #attributes: Attributes

  constructor(record: object, attributes: Attributes) {
    super(record)
    this.#attributes = attributes
  }

  static of(value: object): Attributes | undefined {
    return #attributes in value ? value.#attributes : undefined
  }
}

const find = (value: object): Attributes | undefined => Attributed.of(value)

/** A new record with some attributes, which it keeps, and those of an object; its constructors do not run. */
function make(leaf: AnyClass, { layout }: RecordClass, attributes: Attributes, more: object): object {
  const record: object = construct(Dynamic, [RAW, attributes], leaf)
  for (const key of Object.keys(more)) attributes.set(key, (more as Record<string, unknown>)[key])
  for (const setUp of layout.setUps) setUp(record as never)
  return record
}

const elsewhere: Elsewhere = {
  holds: (value) => find(value) !== undefined,
  copy: (record, self, patch) => make(record.constructor as AnyClass, self, new Map(find(record)), patch ?? {}),
  fromObject: (leaf, self, init) => make(leaf, self, new Map(), init),
}

/** No slots, and any attribute. */
// oxlint-disable-next-line typescript/no-unsafe-declaration-merging -- the brand is a type alone
export interface Dynamic extends HasLayout<{}, {}, [], AnyAttribute> {}

/**
 * A class whose records take any attribute, with plain syntax, and keep all of them in a `Map`: about five times the
 * memory of slots, and six times the time to read one. Here for contrast, and for records whose attributes nobody knows
 * beforehand.
 *
 * @example
 * const loose = new Dynamic()
 * loose.color = 'red'
 * attributesOf(loose).get('color') //=> 'red'
 */
// oxlint-disable-next-line typescript/no-unsafe-declaration-merging -- the brand is a type alone
export class Dynamic implements AnyAttribute {
  [attribute: string]: unknown
  constructor()
  /** @param mark `RAW`, if attributes follow that the record is to keep. */
  constructor(mark?: object, attributes?: Attributes) {
    void new Attributed(this, mark === RAW ? (attributes as Attributes) : new Map())
    // Not a plain call: minifiers move a function that is called once to where it is called, and `new.target` out of
    // its constructor.
    if (!adopted.has(new.target))
      Reflect.apply(adopt, undefined, [root, new.target, this, (leaf: AnyClass) => adopted.add(leaf), []])
  }

  /** Yields `[name, value]` of every attribute: `Object.fromEntries(loose)` is a plain object of them. */
  [Symbol.iterator](): IterableIterator<[PropertyKey, unknown]> {
    return attributesOf(this).entries()
  }
}

const root = new RecordClass({
  layout: Object.freeze({ ...layOut('', { slots: [], isArray: true }, { closed: 'dynamic' }), name: 'Dynamic' }),
  attributesOf: find,
  elsewhere,
  generate: () => ({ generated: Dynamic }),
})
showAttributes(Dynamic.prototype, (record) => Object.fromEntries(find(record) ?? []))
raiseGuard(root)

/**
 * Defines a `Dynamic` class that is constructed as `defineSlots(names)` would be: changing the one word changes where
 * attributes are kept.
 *
 * @throws {SlotError} as `defineSlots`.
 * @throws {RangeError} as `defineSlots`.
 * @example
 * class Loose extends defineDynamic(['name'])<{ name: string }> {}
 * const loose = new Loose('Ada')
 * loose.color = 'red'
 * Object.fromEntries(loose) //=> { name: 'Ada', color: 'red' }
 */
export function defineDynamic<const D extends Names>(
  names: CheckedNames<D>,
  options?: DynamicOptions<D>,
): DynamicClass<Kept<D>> {
  const caller = 'defineDynamic()'
  const slots = checkSlotNames(caller, names).map(untypedSlot)
  const layout = layOut(
    caller,
    { slots, isArray: true },
    bare({ ...checkOptions<DefinitionOptions>(caller, options, DYNAMIC_OPTIONS), closed: 'dynamic' as const }),
  )
  const { generated } = new RecordClass({ layout, base: root, generate: () => ({ generated: dynamicClass(layout) }) })
  for (const name of layout.names) define(generated.prototype, name, knownAttribute(name))
  return generated as never
}

function dynamicClass(layout: RecordLayout): AnyClass {
  const { names } = layout
  return class extends Dynamic {
    constructor(...values: readonly unknown[]) {
      super()
      if (values[names.length] !== undefined) Reflect.apply(refuse, layout, [new.target, values])
      const attributes = find(this)
      for (let position = 0; position < names.length; position++)
        attributes?.set(names[position] as string, values[position])
      for (const setUp of layout.setUps) setUp(this as never)
    }
  }
}

function refuse(this: RecordLayout, leaf: AnyClass, values: readonly unknown[]): void {
  refuseSurplus(nameOf(leaf, root), this, values)
}

/** Known names are accessors below the guard: several times as fast as through it. */
function knownAttribute(name: string): PropertyDescriptor & ThisType<object> {
  return {
    configurable: true,
    get() {
      return find(this)?.get(name)
    },
    set(value: unknown) {
      const attributes = find(this)
      if (attributes === undefined) throw noAttributes(this)
      attributes.set(name, value)
    },
  }
}

/**
 * The live `Map` of a record's attributes: all of them for a `Dynamic`, those that are not slots for a record with
 * `closed: 'open'`.
 *
 * @throws {SlotError} `no-attributes` for anything else.
 */
export function attributesOf(record: object): Attributes {
  if (Object(record) !== record) throw noAttributes(record)
  const isOpen = leafOf(record)?.recordClass.layout.closed === 'open'
  const attributes = isOpen ? openAttributes(record, true) : find(record)
  if (attributes === undefined) throw noAttributes(record)
  return attributes
}
