import { choose, compile } from '../codegen/compile.js'
import type { RecordLayout } from '../layout/record-layout.js'
import { RAW } from './build.js'
import { partsOf, type ConstructorParts } from './constructor-parts.js'
import { emitClass } from './emit-constructor.js'
import { raiseGuard, raiseOpenGuard } from './guard.js'
import { showInConsole } from './inspect.js'
import { nextTemplate } from './interpreted-pool.js'
import { standardOf } from './parse.js'
import { findRecordClass, hide, RECORD_CLASS, RecordClass, recordClassOf, type AnyClass } from './protocol.js'
import { Stamp } from './stamp.js'
import { TEMPLATE_SLOTS } from './template.js'

/** Makes the class of a layout: a root, or one that extends `Base`, a class of the family of `base`. */
export function makeRecordClass(layout: RecordLayout, Base?: AnyClass, base?: RecordClass): AnyClass {
  const self = new RecordClass(layout, base)
  const parts = partsOf(self, Base)
  self.furnish(
    choose(
      () => compileRecordClass(parts),
      () => interpretRecordClass(parts),
    ),
  )
  const { generated } = self
  // A placeholder stops the constructor's first write of a slot before it meets the guard, and leaves it to make an own property.
  for (const { name } of layout.ownSlots) hide(generated.prototype as object, name, undefined)
  Object.defineProperty(generated, '~standard', {
    configurable: true,
    get(this: AnyClass) {
      return standardOf(this)
    },
  })
  if (layout.validate === 'always') showInConsole(generated.prototype as object, (record) => ({ ...record }))
  if (Base === undefined) {
    // The search for toJSON, with every record that JSON writes, ends here instead of at the guard.
    hide(generated.prototype as object, 'toJSON', undefined)
    if (layout.closed === 'open') raiseOpenGuard(self)
    else raiseGuard(self)
  }
  return generated
}

/** Is the class compiled from generated source, or interpreted? */
export function isCompiled(Class: AnyClass): boolean {
  return recordClassOf('isCompiled()', Class).source !== undefined
}

/** The generated source of a class; `undefined` for the interpreted form, which has none. */
export function sourceOf(Class: AnyClass): string | undefined {
  return recordClassOf('sourceOf()', Class).source
}

function compileRecordClass(parts: ConstructorParts): AnyClass {
  const source = emitClass(parts)
  parts.self.source = String(source)
  return compile(source, parts.self.layout.name, { ...parts, Stamp, recordClass: RECORD_CLASS }) as AnyClass
}

function interpretRecordClass(parts: ConstructorParts): AnyClass {
  const { Base, self } = parts
  const { isKeyword, names } = self.layout
  if (Base !== undefined) return interpretExtension(parts, Base)
  if (isKeyword || parts.writeSlot !== undefined) return interpretKeywordRoot(parts)
  if (names.length <= TEMPLATE_SLOTS) return nextTemplate()(parts, names)
  const Head = nextTemplate()({ ...parts, finish: undefined }, names.slice(0, TEMPLATE_SLOTS))
  return interpretExtension(parts, Head, TEMPLATE_SLOTS)
}

type Slots = Record<string, unknown>

function writeSlots({ self, writeSlot }: ConstructorParts, record: Slots, values: readonly unknown[], first = 0): void {
  const { ownSlots } = self.layout
  for (let position = first; position < ownSlots.length; position++) {
    if (writeSlot === undefined) record[(ownSlots[position] as { name: string }).name] = values[position - first]
    else writeSlot(record, position, values[position])
  }
}

function interpretKeywordRoot(parts: ConstructorParts): AnyClass {
  const { self, adopt, refuse, read, finish } = parts
  const { args } = self.layout
  const stamp = (leaf: AnyClass): object => new Mark(leaf)
  class Mark extends Stamp {
    readonly #marked = true
    static readonly Slots = class {
      constructor(...given: readonly unknown[]) {
        if (!(#marked in new.target)) adopt(new.target, this, stamp)
        const isRaw = given[args.length] === RAW
        if (!isRaw) refuse(new.target, given)
        writeSlots(parts, this as unknown as Slots, isRaw ? given.slice(args.length + 1) : self.layout.isKeyword ? read(new.target, given) : given)
        if (finish !== undefined && findRecordClass(new.target) === self) finish(this)
      }
    }
  }
  return Mark.Slots
}

/** @param first The first own slot to write; the others were written by `Base`, the head of a root with many slots. */
function interpretExtension(parts: ConstructorParts, Base: AnyClass, first = 0): AnyClass {
  const { self, settle, refuse, read, finish } = parts
  const { isKeyword, parameters, sharesKeywords } = self.layout
  const baseArgs = first > 0 ? first : self.layout.baseArgs
  const stamp = (leaf: AnyClass): object => new Mark(leaf)
  class Mark extends Stamp {
    readonly #marked = true
    // oxlint-disable-next-line typescript/no-explicit-any -- TypeScript wants a mixin's base, and its arguments, written with any
    static readonly Slots = class extends (Base as new (...values: any[]) => object) {
      // oxlint-disable-next-line typescript/no-explicit-any -- as above
      constructor(...given: any[]) {
        refuse(new.target, given)
        const values = isKeyword ? read(new.target, given) : given.slice(baseArgs)
        const keywords: unknown[] = sharesKeywords && given.length >= baseArgs ? [given[parameters.length - 1]] : []
        // As the compiled form: an array of names on a base hands on as many arguments as the base takes, missing ones included.
        const leading: unknown[] = given.slice(0, baseArgs)
        if (!isKeyword) for (let position = leading.length; position < baseArgs; position++) leading.push(undefined)
        super(...leading, ...keywords)
        writeSlots(parts, this as unknown as Slots, values, first)
        if (finish === undefined || findRecordClass(new.target) !== self) return
        if (!(#marked in new.target)) settle(new.target, this, stamp)
        finish(this)
      }
    }
  }
  return Mark.Slots
}
