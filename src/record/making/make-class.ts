import { choose, compile } from '../../codegen/compile.js'
import type { RecordLayout } from '../../layout/record-layout.js'
import { defineSlotsOn, RAW, sampling } from '../build.js'
import { define } from '../../base/own.js'
import { finishing, partsOf, type ConstructorParts } from './constructor-runtime.js'
import { emitClass } from './constructor.js'
import { placeAbsent, raiseGuard } from '../closing/guard.js'
import { openAttributes, showAttributes, showInConsole } from '../inspect.js'
import { writeChecked } from '../reading/checked-slots.js'
import { nextExtension, nextObjectRoot, nextRoot, nextWideRoot } from './template-pool.js'
import { standardOf } from '../reading/parse.js'
import {
  findRecordClass,
  hide,
  RECORD_CLASS,
  RecordClass,
  recordClassOf,
  type AnyClass,
  type Generated,
} from '../record-class.js'
import { Stamp } from '../stamp.js'
import { FEW_SLOTS } from './template.js'
import { MANY_SLOTS } from './template-wide.js'

/** Makes the class of a layout: a root, or one that extends `Base`, a class of the family of `base`. */
export function makeRecordClass(layout: RecordLayout, Base?: AnyClass, base?: RecordClass): AnyClass {
  const self = new RecordClass({
    layout,
    base,
    attributesOf: layout.closed === 'open' ? openAttributes : undefined,
    writeSlot: layout.validate === 'always' ? writeChecked(layout) : undefined,
    finish: finishing(layout),
    generate: (made) => generate(partsOf(made, Base)),
  })
  const prototype = self.generated.prototype as object
  // A placeholder stops the constructor's first write of a slot before it meets the guard, and leaves it to make an own
  // property.
  for (const { name } of layout.ownSlots) hide(prototype, name, undefined)
  define(self.generated, '~standard', {
    configurable: true,
    get(this: AnyClass) {
      return standardOf(this)
    },
  })
  if (layout.validate === 'always') showInConsole(prototype, (record) => ({ ...record }))
  if (base === undefined) guardRoot(self, prototype)
  placeAbsent(self)
  return self.generated
}

function guardRoot(root: RecordClass, prototype: object): void {
  // The search for toJSON, with every record that JSON writes, ends here instead of at the guard.
  hide(prototype, 'toJSON', undefined)
  if (root.layout.closed === 'open') {
    showAttributes(prototype, (record) => ({
      ...record,
      ...Object.fromEntries(openAttributes(record) ?? []),
      ...record,
    }))
  }
  raiseGuard(root)
  // The engine's own messages ask for it without running code, and call a record `#<User>` where they find it.
  if (root.layout.closed !== 'open')
    define(prototype, 'toString', { value: Reflect.get(Object.prototype, 'toString'), configurable: true })
}

/** Is the class compiled from generated source, or interpreted? */
export function isCompiled(Class: AnyClass): boolean {
  return recordClassOf('isCompiled()', Class).source !== undefined
}

/** The generated source of a class; `undefined` for the interpreted form, which has none. */
export function sourceOf(Class: AnyClass): string | undefined {
  return recordClassOf('sourceOf()', Class).source
}

function generate(parts: ConstructorParts): Generated {
  return choose(
    () => compileRecordClass(parts),
    () => ({ generated: interpretRecordClass(parts) }),
  )
}

function compileRecordClass(parts: ConstructorParts): Generated {
  const source = emitClass(parts)
  const bindings = { ...parts, Stamp, recordClass: RECORD_CLASS }
  const generated = compile(source, `${parts.self.layout.name}.constructor`, bindings) as AnyClass
  return { generated, source: String(source) }
}

function interpretRecordClass(parts: ConstructorParts): AnyClass {
  const { Base, self } = parts
  const names = self.layout.ownSlots.map(({ name }) => name)
  const isFew = names.length <= FEW_SLOTS
  if (parts.writeSlot !== undefined)
    return Base === undefined ? interpretLongRoot(parts) : interpretLongExtension(parts, Base)
  if (Base !== undefined) return isFew ? nextExtension()(parts, names) : interpretLongExtension(parts, Base)
  if (isFew) return (self.layout.signature.isKeyword ? nextObjectRoot() : nextRoot())(parts, names)
  return names.length <= MANY_SLOTS ? nextWideRoot()(parts, names) : interpretLongRoot(parts)
}

type Slots = Record<string, unknown>

function writeSlots({ self, writeSlot }: ConstructorParts, record: Slots, values: readonly unknown[]): void {
  const { baseArgs, isKeyword, slots } = self.layout.signature
  const first = isKeyword ? 0 : baseArgs
  for (let position = 0; position < slots.length; position++) {
    if (writeSlot === undefined) record[(slots[position] as { name: string }).name] = values[first + position]
    else writeSlot(record, position, values[first + position])
  }
}

/** A root with slots for a loop, or whose slots are checked at every write. */
function interpretLongRoot(parts: ConstructorParts): AnyClass {
  const { self, adopt, values, finish } = parts
  const readValues = values()
  const { args, isKeyword } = self.layout.signature
  const mark = isKeyword ? args.length : Number.POSITIVE_INFINITY
  const stamp = (leaf: AnyClass): object => new Mark(leaf)
  class Mark extends Stamp {
    readonly #marked = true
    static readonly Slots = class {
      constructor(...given: readonly unknown[]) {
        if (!(#marked in new.target)) adopt(new.target, this, stamp)
        const read = given.length > mark && given[mark] === RAW ? given.slice(mark + 1) : readValues(new.target, given)
        if (sampling.isOn) defineSlotsOn(this, self.layout.names, read)
        else writeSlots(parts, this as unknown as Slots, read)
        if (finish !== undefined && findRecordClass(new.target) === self) finish(this)
      }
    }
  }
  return Mark.Slots
}

function interpretLongExtension(parts: ConstructorParts, Base: AnyClass): AnyClass {
  const { self, checkFirstRecord, values, superArguments, finish } = parts
  const readValues = values()
  const stamp = (leaf: AnyClass): object => new Mark(leaf)
  class Mark extends Stamp {
    readonly #marked = true
    // oxlint-disable-next-line typescript/no-explicit-any -- TypeScript wants a mixin's base, and its arguments, written with any
    static readonly Slots = class extends (Base as new (...values: any[]) => object) {
      // oxlint-disable-next-line typescript/no-explicit-any -- as above
      constructor(...given: any[]) {
        const read = readValues(new.target, given)
        super(...superArguments(given))
        writeSlots(parts, this as unknown as Slots, read)
        if (finish === undefined || findRecordClass(new.target) !== self) return
        if (!(#marked in new.target)) checkFirstRecord(new.target, this, stamp)
        finish(this)
      }
    }
  }
  return Mark.Slots
}
