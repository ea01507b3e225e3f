import { choose, compile } from '../codegen/compile.js'
import { code, list, type Source } from '../codegen/source.js'
import { tooManyArguments } from '../errors.js'
import type { RecordLayout } from '../layout/record-layout.js'
import { adopt, checkOwnKeys } from './adopt.js'
import { raiseGuard, raiseOpenGuard } from './guard.js'
import { nextTemplate } from './interpreted-pool.js'
import { findRecordClass, hide, nameOf, RECORD_CLASS, RecordClass, recordClassOf, type AnyClass } from './protocol.js'
import { Stamp } from './stamp.js'
import { TEMPLATE_SLOTS, type ConstructorParts } from './template.js'

/** What closes a finished record; the other closings have nothing to do. */
const CLOSE: Readonly<Record<string, ((record: object) => unknown) | undefined>> = { sealed: Object.seal, frozen: Object.freeze }

/** Makes the class of a layout: a root, or one that extends `Base`, a class of the family of `base`. */
export function makeRecordClass(layout: RecordLayout, Base?: AnyClass, base?: RecordClass): AnyClass {
  const self = new RecordClass(layout, base)
  const parts = constructorParts(self, Base)
  self.furnish(
    choose(
      () => compileRecordClass(parts),
      () => interpretRecordClass(parts),
    ),
  )
  const { generated } = self
  // A placeholder stops the constructor's first write of a slot before it meets the guard, and leaves it to make an own property.
  for (const name of layout.ownNames) hide(generated.prototype as object, name, undefined)
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

function constructorParts(self: RecordClass, Base: AnyClass | undefined): ConstructorParts {
  const { layout } = self
  const { setUps } = layout
  const close = CLOSE[layout.closed]
  const setUp = (record: object): void => setUps.forEach((step) => step(record as never))
  return {
    self,
    Base,
    adopt: (leaf, record, stamp) => adopt(self, leaf, record, stamp),
    settle(leaf, record, stamp) {
      checkOwnKeys(self, leaf, record)
      stamp(leaf)
    },
    refuse(leaf, given) {
      throw tooManyArguments(nameOf(leaf, self), layout.arity, given)
    },
    setUp,
    close,
    finish:
      setUps.length === 0 && close === undefined
        ? undefined
        : (record) => {
            setUp(record)
            close?.(record)
          },
  }
}

// Compiled

function compileRecordClass(parts: ConstructorParts): AnyClass {
  const { layout } = parts.self
  const source = parts.Base === undefined ? emitRoot(layout) : emitExtension(layout)
  parts.self.source = String(source)
  return compile(source, layout.name, { ...parts, Stamp, recordClass: RECORD_CLASS }) as AnyClass
}

function emitRoot(layout: RecordLayout): Source {
  const start = code`
      if (!(#marked in new.target)) adopt(new.target, this, stamp);
      if (arguments.length > ${layout.arity}) refuse(new.target, arguments.length);`
  return emitClass(code``, layout, start, code``)
}

function emitExtension(layout: RecordLayout): Source {
  const start = code`
      if (arguments.length > ${layout.arity}) refuse(new.target, arguments.length);
      super(${parameters(layout.baseArgs)});`
  const settle = code`
        if (!(#marked in new.target)) settle(new.target, this, stamp);`
  return emitClass(code` extends Base`, layout, start, settle)
}

function emitClass(heritage: Source, layout: RecordLayout, start: Source, settle: Source): Source {
  const { arity, baseArgs, closed, ownNames, setUps } = layout
  const writes = ownNames.map((name, position) => code`\n      this[${name}] = v${baseArgs + position};`)
  const steps = CLOSE[closed] === undefined ? [] : [settle, code`\n        close(this);`]
  if (setUps.length > 0) steps.unshift(code`\n        setUp(this);`)
  // Only the leaf's own constructor finishes a record: those of the classes it extends have written a part of it.
  const finish = steps.length === 0 ? code`` : code`\n      if (new.target[recordClass] === self) {${list(steps)}\n      }`
  return code`const stamp = (leaf) => new Mark(leaf);
class Mark extends Stamp {
  #marked;
  static Slots = class${heritage} {
    constructor(${parameters(arity)}) {${start}${list(writes)}${finish}
    }
  };
}
return Mark.Slots;`
}

function parameters(count: number): Source {
  return list(
    Array.from({ length: count }, (_, position) => code`v${position}`),
    ', ',
  )
}

// Interpreted

function interpretRecordClass(parts: ConstructorParts): AnyClass {
  const { names, ownNames, baseArgs } = parts.self.layout
  if (parts.Base !== undefined) return interpretExtension(parts, parts.Base, ownNames, baseArgs)
  if (names.length <= TEMPLATE_SLOTS) return nextTemplate()(parts, names)
  const Head = nextTemplate()({ ...parts, finish: undefined }, names.slice(0, TEMPLATE_SLOTS))
  return interpretExtension(parts, Head, names.slice(TEMPLATE_SLOTS), TEMPLATE_SLOTS)
}

function interpretExtension(parts: ConstructorParts, Base: AnyClass, names: readonly string[], baseArgs: number): AnyClass {
  const { self, settle, refuse, finish } = parts
  const stamp = (leaf: AnyClass): object => new Mark(leaf)
  class Mark extends Stamp {
    readonly #marked = true
    // oxlint-disable-next-line typescript/no-explicit-any -- TypeScript wants a mixin's base, and its arguments, written with any
    static readonly Slots = class extends (Base as new (...values: any[]) => Record<string, unknown>) {
      // oxlint-disable-next-line typescript/no-explicit-any -- as above
      constructor(...values: any[]) {
        if (values.length > baseArgs + names.length) refuse(new.target, values.length)
        super(...values.slice(0, baseArgs))
        for (let position = 0; position < names.length; position++) {
          ;(this as Record<string, unknown>)[names[position] as string] = values[baseArgs + position]
        }
        if (finish === undefined || findRecordClass(new.target) !== self) return
        if (!(#marked in new.target)) settle(new.target, this, stamp)
        finish(this)
      }
    }
  }
  return Mark.Slots
}
