import { choose, compile } from '../../codegen/compile.js'
import type { RecordLayout } from '../../layout/record-layout.js'
import { define } from '../../base/own.js'
import {
  finishing,
  interpretedPartsOf,
  constructorPartsOf,
  type ConstructorParts,
  type InterpretedParts,
} from './constructor-runtime.js'
import { emitClass } from './constructor.js'
import { prepareOnce } from '../closing/adopt.js'
import { placeAbsent, raiseGuard } from '../closing/guard.js'
import { openAttributes, showAttributes, showInConsole } from '../inspect.js'
import { writeChecked } from '../reading/checked-slots.js'
import { nextExtension, nextObjectRoot, nextRoot, nextWideRoot } from './template-pool.js'
import { standardOf } from '../reading/parse.js'
import { hide, RECORD_CLASS, RecordClass, recordClassOf, type AnyClass, type Generated } from '../record-class.js'
import { Stamp } from '../stamp.js'
import { FEW_SLOTS } from './template.js'
import { interpretExtension } from './template-object.js'
import { interpretWideRoot, MANY_SLOTS } from './template-wide.js'

/** Makes the class of a layout: a root, or one that extends `Base`, a class of the family of `base`. */
export function makeRecordClass(layout: RecordLayout, Base?: AnyClass, base?: RecordClass): AnyClass {
  let prepared: AnyClass | undefined
  const self: RecordClass = new RecordClass({
    layout,
    base,
    attributesOf: layout.closed === 'open' ? openAttributes : undefined,
    writeSlot: layout.validate === 'always' ? writeChecked(layout) : undefined,
    prepare(leaf) {
      // Mostly it is the one of before.
      if (leaf === prepared) return
      prepareOnce(self, leaf)
      prepared = leaf
    },
    finish: finishing(layout),
    generate: (made) => generate(constructorPartsOf(made, Base)),
  })
  const prototype = self.generated.prototype
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
  for (const { kind } of layout.slots) kind.showInJson?.(layout, prototype)
  placeAbsent(self)
  return self.generated
}

function guardRoot(root: RecordClass, prototype: object): void {
  // The search for toJSON, with every record that JSON writes, ends here instead of at the guard.
  hide(prototype, 'toJSON', undefined)
  if (root.layout.closed === 'open')
    showAttributes(prototype, (record) => {
      return { ...record, ...Object.fromEntries(openAttributes(record) ?? []), ...record }
    })
  // The engine's own messages ask for it without running code, and call a record `#<User>` where they find it.
  else define(prototype, 'toString', { value: Reflect.get(Object.prototype, 'toString'), configurable: true })
  raiseGuard(root)
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
    () => ({ generated: interpretRecordClass(parts, interpretedPartsOf(parts)) }),
  )
}

function compileRecordClass(parts: ConstructorParts): Generated {
  const source = emitClass(parts)
  const bindings = { ...parts, Stamp, recordClass: RECORD_CLASS }
  const generated = compile(source, `${parts.self.layout.name}.constructor`, bindings) as AnyClass
  return { generated, source: String(source) }
}

function interpretRecordClass(parts: ConstructorParts, more: InterpretedParts): AnyClass {
  const { Base, self, writeSlot } = parts
  const { names } = more
  const takes = (count: number): boolean => names.length <= count && writeSlot === undefined
  if (Base !== undefined) return (takes(FEW_SLOTS) ? nextExtension() : interpretExtension)(parts, more)
  if (!takes(FEW_SLOTS)) return (takes(MANY_SLOTS) ? nextWideRoot() : interpretWideRoot)(parts, more)
  return (self.layout.signature.isKeyword ? nextObjectRoot() : nextRoot())(parts, more)
}
