import { code, list, type Source } from '../../codegen/source.js'
import type { RecordLayout } from '../../layout/record-layout.js'
import type { ConstructorParts } from './constructor-runtime.js'
import { emitReading, takesObject } from '../reading/keywords.js'

/** Emits the class of a layout; the names it calls are those of {@link ConstructorParts}. */
export function emitClass(parts: ConstructorParts): Source {
  const { self, Base } = parts
  const { layout } = self
  const isRoot = Base === undefined
  const start = isRoot ? code`\n      if (!(#marked in new.target)) adopt(new.target, this, stamp);` : code``
  return code`const stamp = (leaf) => new Mark(leaf);
class Mark extends Stamp {
  #marked;
  static Slots = class${isRoot ? code`` : code` extends Base`} {
    constructor(${list([...parametersOf(layout, isRoot), ...surplusOf(layout, isRoot)], ', ')}) {${start}${layout.isKeyword ? emitObjectForm(layout, isRoot) : emitArrayForm(layout, isRoot)}${emitWrites(parts)}${emitFinish(parts)}
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
export function parametersOf(layout: RecordLayout, isRoot: boolean): Source[] {
  const { baseArgs, isKeyword, ownSlots } = layout
  const base = numbered(code`b`, baseArgs)
  if (!isKeyword) return [...base, ...numbered(code`v`, ownSlots.length)]
  const own = numbered(code`a`, layout.args.length)
  // A root can be handed all values as they are, after a mark in the place of the keywords.
  if (isRoot) return [...own, code`init`, ...numbered(code`v`, ownSlots.length)]
  return [...base, ...own, ...(takesObject(layout) ? [code`init`] : [])]
}

/**
 * The parameter behind those that take something: `more`, unless a root has another for values that are handed to it as
 * they are.
 */
function surplusOf(layout: RecordLayout, isRoot: boolean): Source[] {
  const hasAnother = isRoot && layout.isKeyword && (!takesObject(layout) || layout.ownSlots.length > 0)
  return hasAnother ? [] : [code`more`]
}

function emitRefusal(surplus: Source, line: Source): Source {
  return code`${line}if (${surplus} !== undefined) refuse(new.target, arguments);`
}

function emitArrayForm({ baseArgs }: RecordLayout, isRoot: boolean): Source {
  const refusal = emitRefusal(code`more`, LINE)
  return isRoot ? refusal : code`${refusal}${LINE}super(${list(numbered(code`b`, baseArgs), ', ')});`
}

function emitObjectForm(layout: RecordLayout, isRoot: boolean): Source {
  const { baseArgs, ownSlots } = layout
  if (isRoot) {
    const line = code`\n        `
    const surplus = takesObject(layout) ? (ownSlots.length > 0 ? code`v0` : code`more`) : code`init`
    return code`${LINE}if (init !== RAW) {${emitRefusal(surplus, line)}${emitReading(layout, line)}${LINE}}`
  }
  const values = numbered(code`v`, ownSlots.length)
  const locals = values.length === 0 ? code`` : code`${LINE}let ${list(values, ', ')};`
  // Where it is not known what the base takes, an argument that is missing must stay missing for it, and not become
  // undefined.
  const fewer =
    baseArgs === 0 || layout.knowsBaseArguments
      ? code``
      : code`if (arguments.length < ${baseArgs}) super(...[...arguments].slice(0, ${baseArgs}));${LINE}else `
  return code`${emitRefusal(code`more`, LINE)}${locals}${emitReading(layout, LINE)}${LINE}${fewer}super(${list(superArguments(layout), ', ')});`
}

function superArguments({ baseArgs, sharesKeywords }: RecordLayout): Source[] {
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
function emitFinish({ self, Base, finish, close }: ConstructorParts): Source {
  if (finish === undefined) return code``
  const { setUps, slots } = self.layout
  const check =
    Base === undefined
      ? code``
      : code`${LINE}  if (!(#marked in new.target)) checkFirstRecord(new.target, this, stamp);`
  const isCloseAlone = close !== undefined && setUps.length === 0 && !slots.some(({ isReadonly }) => isReadonly)
  return code`${LINE}if (new.target[recordClass] === self) {${check}${LINE}  ${isCloseAlone ? code`close` : code`finish`}(this);${LINE}}`
}
