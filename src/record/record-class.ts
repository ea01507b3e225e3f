import { choose, compile } from '../codegen/compile.js'
import { code, list, type Source } from '../codegen/source.js'
import { tooManyArguments } from '../errors.js'
import type { RecordLayout } from '../layout/record-layout.js'
import { adopt, checkOwnKeys } from './adopt.js'
import { raiseGuard } from './guard.js'
import { nextTemplate } from './interpreted-pool.js'
import { describeClass, nameOf, RECORD_CLASS, recordClassOf, type AnyClass, type RecordClass } from './protocol.js'
import { Stamp } from './stamp.js'
import type { ConstructorParts } from './template.js'

/** What closes a finished record; the other closings have nothing to do. */
const CLOSE: Readonly<Record<string, ((record: object) => unknown) | undefined>> = { sealed: Object.seal, frozen: Object.freeze }

/** Makes the class of a layout: a root, or one that extends `Base`, a class of the family of `base`. */
export function makeRecordClass(layout: RecordLayout, Base?: AnyClass, base?: RecordClass): AnyClass {
  const self = describeClass(layout, base)
  self.generated = choose(
    () => compileRecordClass(self, Base),
    () => interpretRecordClass(self, Base),
  )
  furnish(self)
  if (Base === undefined) raiseGuard(self)
  return self.generated
}

/** Is the class compiled from generated source, or interpreted? */
export function isCompiled(Class: AnyClass): boolean {
  return recordClassOf('isCompiled()', Class).source !== undefined
}

/** The generated source of a class; `undefined` for the interpreted form, which has none. */
export function sourceOf(Class: AnyClass): string | undefined {
  return recordClassOf('sourceOf()', Class).source
}

/** Both forms end in the same class: a placeholder for every slot it adds, its name and its description. */
function furnish(self: RecordClass): void {
  const { generated, layout } = self
  const prototype = generated.prototype as object
  // A placeholder stops the constructor's first write of a slot before it meets the guard, and leaves it to make an own property.
  for (const name of layout.ownNames) Object.defineProperty(prototype, name, { value: undefined, writable: true, configurable: true })
  if (self.root === self) Object.defineProperty(prototype, 'toJSON', { value: undefined, writable: true, configurable: true })
  Object.defineProperty(generated, 'name', { value: layout.name, configurable: true })
  Object.defineProperty(generated, 'length', { value: layout.parameters.length, configurable: true })
  Object.defineProperty(generated, RECORD_CLASS, { value: self })
}

function refuseArguments(self: RecordClass, leaf: AnyClass, given: number): never {
  throw tooManyArguments(nameOf(leaf, self), self.layout.parameters, given)
}

// Compiled

type MarkClass = (new (leaf: AnyClass) => object) & { readonly Slots: AnyClass }

function compileRecordClass(self: RecordClass, Base: AnyClass | undefined): AnyClass {
  const { layout } = self
  const source = Base === undefined ? emitRoot(layout) : emitExtension(layout)
  const Mark = compile(source, layout.name, {
    Base,
    Stamp,
    adopt: (leaf: AnyClass, record: object) => adopt(self, leaf, record, (adopted) => new Mark(adopted)),
    settle(leaf: AnyClass, record: object) {
      checkOwnKeys(self, leaf, record)
      return new Mark(leaf)
    },
    refuse: (leaf: AnyClass, given: number) => refuseArguments(self, leaf, given),
    close: CLOSE[layout.closed],
    setUps: layout.setUps,
    recordClass: RECORD_CLASS,
    self,
  }) as MarkClass
  self.source = String(source)
  return Mark.Slots
}

function emitRoot(layout: RecordLayout): Source {
  return code`class Mark extends Stamp {
  #adopted;
  static Slots = class Slots {
    constructor(${parameters(layout.parameters.length)}) {
      if (!(#adopted in new.target)) adopt(new.target, this);
      if (arguments.length > ${layout.parameters.length}) refuse(new.target, arguments.length);${writes(layout)}${finishing(layout, false)}
    }
  };
}
return Mark;`
}

function emitExtension(layout: RecordLayout): Source {
  return code`class Mark extends Stamp {
  #settled;
  static Slots = class Slots extends Base {
    constructor(${parameters(layout.parameters.length)}) {
      if (arguments.length > ${layout.parameters.length}) refuse(new.target, arguments.length);
      super(${parameters(layout.baseArgs)});${writes(layout)}${finishing(layout, true)}
    }
  };
}
return Mark;`
}

function parameters(count: number): Source {
  return list(Array.from({ length: count }, (_, position) => code`v${position}`))
}

function writes({ ownNames, baseArgs }: RecordLayout): readonly Source[] {
  return ownNames.map((name, position) => code`\n      this[${name}] = v${baseArgs + position};`)
}

/** Only the leaf's own constructor finishes a record: those of the classes it extends have written a part of it. */
function finishing({ setUps, closed }: RecordLayout, isExtension: boolean): Source {
  const steps = setUps.map((_, position) => code`\n        setUps[${position}](this);`)
  if (CLOSE[closed] !== undefined) {
    if (isExtension) steps.push(code`\n        if (!(#settled in new.target)) settle(new.target, this);`)
    steps.push(code`\n        close(this);`)
  }
  return steps.length === 0 ? code`` : code`\n      if (new.target[recordClass] === self) {${steps}\n      }`
}

// Interpreted

function interpretRecordClass(self: RecordClass, Base: AnyClass | undefined): AnyClass {
  const { setUps, closed } = self.layout
  const close = CLOSE[closed]
  const settled = new WeakSet<AnyClass>()
  const finish = (leaf: AnyClass, record: object): void => {
    for (const setUp of setUps) setUp(record as never)
    if (close === undefined) return
    if (Base !== undefined && !settled.has(leaf)) {
      checkOwnKeys(self, leaf, record)
      settled.add(leaf)
    }
    close(record)
  }
  const parts: ConstructorParts = {
    self,
    adopt: (leaf, record, stamp) => adopt(self, leaf, record, stamp),
    refuse: (leaf, given) => refuseArguments(self, leaf, given),
    finish: setUps.length === 0 && close === undefined ? undefined : finish,
  }
  if (Base !== undefined) return interpretExtension(parts, Base)
  return (nextTemplate(self.layout.names.length) ?? interpretLargeRoot)(parts)
}

type Leaf = AnyClass & { readonly [RECORD_CLASS]?: RecordClass }

function interpretLargeRoot({ self, adopt, refuse, finish }: ConstructorParts): AnyClass {
  const { names } = self.layout
  class Mark extends Stamp {
    #adopted = true
    static readonly stamp = (leaf: AnyClass): object => new Mark(leaf)
    static readonly Slots = class {
      [slot: string]: unknown

      constructor(...values: readonly unknown[]) {
        if (!(#adopted in new.target)) adopt(new.target, this, Mark.stamp)
        if (values.length > names.length) refuse(new.target, values.length)
        for (let position = 0; position < names.length; position++) this[names[position] as string] = values[position]
        if (finish !== undefined && (new.target as Leaf)[RECORD_CLASS] === self) finish(new.target, this)
      }
    }
  }
  return Mark.Slots
}

function interpretExtension({ self, refuse, finish }: ConstructorParts, Base: AnyClass): AnyClass {
  const { ownNames, baseArgs, parameters: known } = self.layout
  // oxlint-disable-next-line typescript/no-explicit-any -- TypeScript wants a mixin's base, and its arguments, written with any
  return class extends (Base as new (...values: any[]) => Record<string, unknown>) {
    // oxlint-disable-next-line typescript/no-explicit-any -- as above
    constructor(...values: any[]) {
      if (values.length > known.length) refuse(new.target, values.length)
      super(...values.slice(0, baseArgs))
      for (const [position, name] of ownNames.entries()) (this as Record<string, unknown>)[name] = values[baseArgs + position]
      if (finish !== undefined && (new.target as Leaf)[RECORD_CLASS] === self) finish(new.target, this)
    }
  }
}
