import { noAttributes, tooManyArguments } from './errors.js'
import { checkOptions, type SetUp } from './layout/options.js'
import { layOut } from './layout/record-layout.js'
import { checkSlotNames } from './layout/slot-names.js'
import { adopt } from './record/adopt.js'
import { writableAttributesOfOpen } from './record/attributes.js'
import { raiseAcceptingGuard } from './record/guard.js'
import { showAttributes } from './record/inspect.js'
import { leafOf } from './record/leaves.js'
import { describeClass, findRecordClass, nameOf, RECORD_CLASS, type AnyClass } from './record/protocol.js'
import type { AnyAttribute, CheckedNames, DynamicClass, SlotsOptions, Writable } from './types.js'

type AttributeMap = Map<PropertyKey, unknown>

const adopted = new WeakSet<AnyClass>()
const root = describeClass(layOut('Dynamic', [], { name: 'Dynamic', closed: 'dynamic' }))
let find: (value: object) => AttributeMap | undefined = () => undefined

/**
 * A class whose records take any attribute, with plain syntax, and keep all of them in a `Map`: about five times the memory of slots, and
 * ten times the time to read one. Here for contrast, and for records whose attributes nobody knows beforehand.
 *
 * @example
 * const loose = new Dynamic()
 * loose.color = 'red'
 * attributesOf(loose).get('color') //=> 'red'
 */
export class Dynamic implements AnyAttribute {
  [attribute: string]: unknown
  readonly #attributes: AttributeMap = new Map()

  constructor() {
    if (!adopted.has(new.target)) adopt(root, new.target, this, (leaf) => adopted.add(leaf), [])
  }

  /** Yields `[name, value]` of every attribute: `Object.fromEntries(loose)` is a plain object of them. */
  [Symbol.iterator](): IterableIterator<[PropertyKey, unknown]> {
    return this.#attributes.entries()
  }

  static {
    find = (value) => (#attributes in value ? value.#attributes : undefined)
  }
}

root.generated = Dynamic
Object.defineProperty(Dynamic, RECORD_CLASS, { value: root })
showAttributes(root, (record) => Object.fromEntries(find(record) ?? []))
raiseAcceptingGuard(root, { read: (receiver) => find(receiver), write: (receiver) => find(receiver) })

/**
 * Defines a `Dynamic` class that is constructed as `defineSlots(names)` would be: changing the one word changes where attributes are kept.
 *
 * @throws {SlotError} as `defineSlots`.
 * @throws {RangeError} as `defineSlots`.
 * @example
 * class Loose extends defineDynamic(['name'])<{ name: string }> {}
 * const loose = new Loose('Ada')
 * loose.color = 'red'
 * Object.fromEntries(loose) //=> { name: 'Ada', color: 'red' }
 */
export function defineDynamic<const Names extends readonly string[]>(
  names: CheckedNames<Names>,
  options?: Pick<SlotsOptions<Names, never>, 'name' | 'setUp'>,
): DynamicClass<Writable<Names>> {
  const who = 'defineDynamic()'
  const checkedNames = checkSlotNames(who, names)
  const layout = layOut(who, checkedNames, { ...checkOptions(who, options, ['name', 'setUp']), closed: 'dynamic' })
  const self = Object.assign(describeClass(layout, root), { generated: dynamicClass(checkedNames, layout.setUps) })
  for (const name of checkedNames) Object.defineProperty(self.generated.prototype, name, knownAttribute(name))
  Object.defineProperty(self.generated, 'name', { value: layout.name, configurable: true })
  Object.defineProperty(self.generated, 'length', { value: checkedNames.length, configurable: true })
  Object.defineProperty(self.generated, RECORD_CLASS, { value: self })
  return self.generated as never
}

function dynamicClass(names: readonly string[], setUps: readonly SetUp[]): AnyClass {
  return class extends Dynamic {
    constructor(...values: readonly unknown[]) {
      super()
      const self = findRecordClass(new.target)
      if (values.length > names.length) throw tooManyArguments(nameOf(new.target, self ?? root), names, values.length)
      const attributes = find(this)
      for (const [position, name] of names.entries()) attributes?.set(name, values[position])
      for (const setUp of setUps) setUp(this as never)
    }
  }
}

/** Known names are accessors below the guard: several times as fast as through it. */
function knownAttribute(name: string): PropertyDescriptor & ThisType<object> {
  return {
    configurable: true,
    get() {
      return find(this)?.get(name)
    },
    set(value: unknown) {
      find(this)?.set(name, value)
    },
  }
}

/**
 * The live `Map` of a record's attributes: all of them for a `Dynamic`, those that are not slots for a record with `closed: 'open'`.
 *
 * @throws {SlotError} `no-attributes` for anything else.
 */
export function attributesOf(record: object): AttributeMap {
  const isObject = typeof record === 'object' && record !== null
  const attributes = isObject ? find(record) : undefined
  if (attributes !== undefined) return attributes
  const leaf = isObject ? leafOf(Object.getPrototypeOf(record) as object) : undefined
  if (leaf?.recordClass.layout.closed !== 'open') throw noAttributes(record)
  return writableAttributesOfOpen(record)
}
