import { code, list, type Source } from '../../codegen/source.js'
import type { RecordLayout } from '../../layout/record-layout.js'
import type { Signature } from '../../layout/signature.js'
import type { ConstructorParts } from './constructor-runtime.js'
import { emitReading } from '../reading/keywords.js'

/** Emits the class of a layout; the names it calls are those of {@link ConstructorParts}. */
export function emitClass(parts: ConstructorParts): Source {
  const { self, Base } = parts
  const { layout } = self
  const { signature } = layout
  const isRoot = Base === undefined
  const start = isRoot ? code`\n      if (!(#marked in new.target)) adopt(new.target, this, stamp);` : code``
  return code`const stamp = (leaf) => new Mark(leaf);
class Mark extends Stamp {
  #marked;
  static Slots = class${isRoot ? code`` : code` extends Base`} {
    constructor(${list([...parametersOf(signature, isRoot), ...surplusOf(signature, isRoot)], ', ')}) {${start}${signature.isKeyword ? emitObjectForm(layout, isRoot) : emitArrayForm(signature, isRoot)}${emitWrites(parts)}${emitFinish(parts)}
      return this;
    }
  };
}
return Mark.Slots;`
}

// `return this` at the end, a surplus parameter in place of `arguments.length`, and a gate where a value may be
// missing: these let V8 do away with a record that dies at once, as with one of a class that extends nothing.

const LINE = code`\n      `

function numbered(letter: Source, count: number, first = 0): Source[] {
  return Array.from({ length: count }, (_, position) => code`${letter}${first + position}`)
}

/** Arguments are `a0, a1 … init`; values are `v0, v1 …`, which in the array form the arguments are already. */
export function parametersOf(signature: Signature, isRoot: boolean): Source[] {
  const { args, baseArgs, isKeyword, slots } = signature
  const base = numbered(code`b`, baseArgs)
  if (!isKeyword) return [...base, ...numbered(code`v`, slots.length)]
  const own = numbered(code`a`, args.length)
  // A root can be handed all values as they are, after a mark in the place of the keywords.
  if (isRoot) return [...own, code`init`, ...numbered(code`v`, slots.length)]
  return [...base, ...own, ...(signature.takesObject ? [code`init`] : [])]
}

/**
 * The parameter behind those that take something: `more`, unless a root has another for values that are handed to it as
 * they are.
 */
function surplusOf(signature: Signature, isRoot: boolean): Source[] {
  const hasAnother = isRoot && signature.isKeyword && (!signature.takesObject || signature.slots.length > 0)
  return hasAnother ? [] : [code`more`]
}

function emitRefusal(surplus: Source, line: Source): Source {
  return code`${line}if (${surplus} !== undefined) refuse(new.target, arguments);`
}

function emitArrayForm({ baseArgs }: Signature, isRoot: boolean): Source {
  const refusal = emitRefusal(code`more`, LINE)
  return isRoot ? refusal : code`${refusal}${LINE}super(${list(numbered(code`b`, baseArgs), ', ')});`
}

function emitObjectForm(layout: RecordLayout, isRoot: boolean): Source {
  const { signature } = layout
  const { baseArgs, slots } = signature
  if (isRoot) {
    const line = code`\n        `
    const surplus = signature.takesObject ? (slots.length > 0 ? code`v0` : code`more`) : code`init`
    return code`${LINE}if (init !== RAW) {${emitRefusal(surplus, line)}${emitReading(layout, line)}${LINE}}`
  }
  const values = numbered(code`v`, slots.length)
  const locals = values.length === 0 ? code`` : code`${LINE}let ${list(values, ', ')};`
  // Where it is not known what the base takes, an argument that is missing must stay missing for it, and not become
  // undefined.
  const fewer =
    baseArgs === 0 || signature.knowsBase
      ? code``
      : code`if (arguments.length < ${baseArgs}) super(...[...arguments].slice(0, ${baseArgs}));${LINE}else `
  return code`${emitRefusal(code`more`, LINE)}${locals}${emitReading(layout, LINE)}${LINE}${fewer}super(${list(superArguments(signature), ', ')});`
}

function superArguments({ baseArgs, sharesKeywords }: Signature): Source[] {
  return [...numbered(code`b`, baseArgs), ...(sharesKeywords ? [code`init`] : [])]
}

function emitWrites({ self, writeSlot }: ConstructorParts): Source {
  return list(
    self.layout.ownSlots.map(({ name }, position) =>
      writeSlot === undefined
        ? code`${LINE}this[${name}] = v${position};`
        : code`${LINE}writeSlot(this, ${position}, v${position});`,
    ),
  )
}

/** Only the leaf's own constructor finishes a record: those of the classes it extends have written a part of it. */
function emitFinish({ Base, finish }: ConstructorParts): Source {
  if (finish === undefined) return code``
  const check =
    Base === undefined
      ? code``
      : code`${LINE}  if (!(#marked in new.target)) checkFirstRecord(new.target, this, stamp);`
  return code`${LINE}if (new.target[recordClass] === self) {${check}${LINE}  finish(this);${LINE}}`
}
