import { engine } from '../../codegen/engine.js'
import { block, code, lines, list, numbered, type Source, type Statement } from '../../codegen/source.js'
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
  const hasRest = isRoot && !signature.isKeyword && engine.declaresFields
  const surplus = hasRest ? [code`...more`] : surplusOf(signature, isRoot)
  const parameters = list([...parametersOf(signature, isRoot), ...surplus], ', ')
  const body = [
    isRoot && code`if (!(#marked in new.target)) adopt(new.target, this, stamp);`,
    ...(signature.isKeyword ? emitObjectForm(layout, isRoot) : emitArrayForm(signature, isRoot)),
    ...emitWrites(parts),
    emitFinish(parts),
    code`return this;`,
  ]
  return code`const stamp = (leaf) => new Mark(leaf);
class Mark extends Stamp {
  #marked;
  static Slots = class${isRoot ? code`` : code` extends Base`} {${lines(emitFields(parts), 2)}
    constructor(${parameters}) {${lines(body, 3)}
    }
  };
}
return Mark.Slots;`
}

// `return this` at the end, a surplus parameter in place of `arguments.length`, and a gate where a value may be
// missing: these let V8 do away with a record that dies at once, as with one of a class that extends nothing.

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

function emitRefusal(surplus: Source): Source {
  return code`if (${surplus} !== undefined) refuse(new.target, arguments);`
}

function emitArrayForm({ baseArgs, slots }: Signature, isRoot: boolean): Source[] {
  // JavaScriptCore makes `arguments` at each call that could need it, and nothing of a rest parameter that is empty.
  const given = list([...numbered(code`v`, slots.length), code`...more`], ', ')
  if (isRoot && engine.declaresFields) return [code`if (more.length > 0) refuse(new.target, [${given}]);`]
  const refusal = emitRefusal(code`more`)
  return isRoot ? [refusal] : [refusal, code`super(${list(numbered(code`b`, baseArgs), ', ')});`]
}

function emitObjectForm(layout: RecordLayout, isRoot: boolean): Statement[] {
  const { baseArgs, knowsBase, sharesKeywords, slots, takesObject } = layout.signature
  const reading = emitReading(layout)
  if (isRoot) {
    const surplus = takesObject ? (slots.length > 0 ? code`v0` : code`more`) : code`init`
    return [block(code`if (init !== RAW)`, [emitRefusal(surplus), ...reading])]
  }
  const locals = slots.length > 0 && code`let ${list(numbered(code`v`, slots.length), ', ')};`
  const passed = [...numbered(code`b`, baseArgs), ...(sharesKeywords ? [code`init`] : [])]
  const toBase = code`super(${list(passed, ', ')});`
  // Where it is not known what the base takes, an argument that is missing must stay missing for it, and not become
  // undefined.
  const fewer = code`if (arguments.length < ${baseArgs}) super(...[...arguments].slice(0, ${baseArgs}));`
  const calls = baseArgs === 0 || knowsBase ? [toBase] : [fewer, code`else ${toBase}`]
  return [emitRefusal(code`more`), locals, ...reading, ...calls]
}

/** The slots as class fields, where the engine wants them: see {@link engine}. */
function emitFields({ self, writeSlot }: ConstructorParts): Source[] {
  if (!engine.declaresFields || writeSlot !== undefined) return []
  return self.layout.ownSlots.map(({ name }) => code`${name};`)
}

function emitWrites({ self, writeSlot }: ConstructorParts): Source[] {
  return self.layout.ownSlots.map(({ name }, position) =>
    writeSlot === undefined ? code`this[${name}] = v${position};` : code`writeSlot(this, ${position}, v${position});`,
  )
}

/** Only the leaf's own constructor finishes a record: those of the classes it extends have written a part of it. */
function emitFinish({ Base, finish }: ConstructorParts): Statement {
  const check = code`if (!(#marked in new.target)) checkFirstRecord(new.target, this, stamp);`
  return finish && block(code`if (new.target[recordClass] === self)`, [Base && check, code`finish(this);`])
}
