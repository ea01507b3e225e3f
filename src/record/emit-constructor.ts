import { code, list, type Source } from '../codegen/source.js'
import type { RecordLayout } from '../layout/record-layout.js'
import type { SlotLayout } from '../layout/slot-layout.js'
import type { ConstructorParts } from './constructor-parts.js'
import { checksValues } from './values.js'

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
    constructor(${list(parametersOf(layout, isRoot), ', ')}) {${start}${layout.isKeyword ? emitObjectForm(layout, isRoot) : emitArrayForm(layout, isRoot)}${emitWrites(parts)}${emitFinish(parts)}
    }
  };
}
return Mark.Slots;`
}

const LINE = code`\n      `

function numbered(letter: Source, count: number, first = 0): Source[] {
  return Array.from({ length: count }, (_, position) => code`${letter}${first + position}`)
}

/** Arguments are `a0, a1 … init`; values are `v0, v1 …`, which in the array form the arguments are already. */
export function parametersOf(layout: RecordLayout, isRoot: boolean): Source[] {
  const { baseArgs, isKeyword, ownSlots, parameters } = layout
  const base = numbered(code`b`, baseArgs)
  if (!isKeyword) return [...base, ...numbered(code`v`, ownSlots.length)]
  const own = numbered(code`a`, layout.args.length)
  // A root can be handed all values as they are, after a mark in the place of the keywords.
  if (isRoot) return [...own, code`init`, ...numbered(code`v`, ownSlots.length)]
  return [...base, ...own, ...(parameters.length > baseArgs + own.length ? [code`init`] : [])]
}

function emitArrayForm({ baseArgs, parameters }: RecordLayout, isRoot: boolean): Source {
  const refusal = code`${LINE}if (arguments.length > ${parameters.length}) refuse(new.target, arguments.length);`
  return isRoot ? refusal : code`${refusal}${LINE}super(${list(numbered(code`b`, baseArgs), ', ')});`
}

function emitObjectForm(layout: RecordLayout, isRoot: boolean): Source {
  const { baseArgs, ownSlots, parameters } = layout
  const values = numbered(code`v`, ownSlots.length)
  const most = code`arguments.length > ${parameters.length}`
  if (isRoot) {
    return code`
      if (${most}) {
        if (init !== RAW) refuse(new.target, arguments.length);
      } else {${emitReading(layout, code`\n        `)}
      }`
  }
  const locals = values.length === 0 ? code`` : code`${LINE}let ${list(values, ', ')};`
  // An argument that is missing must stay missing for the base, and not become undefined.
  const fewer = baseArgs === 0 ? code`` : code`if (arguments.length < ${baseArgs}) super(...[...arguments].slice(0, ${baseArgs}));${LINE}else `
  return code`
      if (${most}) refuse(new.target, arguments.length);${locals}${emitReading(layout, LINE)}
      ${fewer}super(${list(superArguments(layout), ', ')});`
}

function superArguments({ baseArgs, sharesKeywords }: RecordLayout): Source[] {
  return [...numbered(code`b`, baseArgs), ...(sharesKeywords ? [code`init`] : [])]
}

/** Reads the values of the own slots without making anything: whatever is wrong is found out by `fail`. */
export function emitReading(layout: RecordLayout, line: Source): Source {
  const { args, baseArgs, keywords, ownSlots, parameters, validate } = layout
  if (checksValues(validate, ownSlots)) {
    const values = ownSlots.map((_, position) => code`${line}v${position} = values[${position}];`)
    return code`${line}const values = read(new.target, [...arguments]);${list(values)}`
  }
  const fail = code`fail(new.target, [...arguments])`
  const cases = list(keywords.map((name) => code` case ${name}:`))
  const loop = code`${line}for (const key in init) switch (key) {${cases}${keywords.length > 0 ? code` break;` : code``} default: if (!isKnown(new.target, key)) ${fail}; }`
  const takesObject = parameters.length > baseArgs + args.length
  const object = code`${line}if (init === undefined) init = {};${line}else if (typeof init !== "object" || init === null) ${fail};${loop}`
  const reads = ownSlots.map((slot, position) => {
    const argument = args.indexOf(slot.name)
    const isAbsent = argument < 0 ? emitAbsence(slot.name) : code`arguments.length < ${baseArgs + argument + 1}`
    const value = argument < 0 ? emitRead(slot.name) : code`a${argument}`
    const otherwise = slot.initial === undefined ? code` && ${isAbsent}) ${fail};` : code`) v${position} = ${emitInitial(slot, position)};`
    const isPlain = slot.initial === undefined ? slot.kind.schema !== undefined : 'value' in slot.initial && slot.initial.value === undefined
    return code`${line}v${position} = ${value};${isPlain ? code`` : code`${line}if (v${position} === undefined${otherwise}`}`
  })
  return code`${takesObject ? object : code``}${list(reads)}`
}

/** A name that every object inherits must be asked for with care. */
function emitRead(name: string): Source {
  return name in Object.prototype ? code`Object.hasOwn(init, ${name}) ? init[${name}] : undefined` : code`init[${name}]`
}

function emitAbsence(name: string): Source {
  return name in Object.prototype ? code`!Object.hasOwn(init, ${name})` : code`!(${name} in init)`
}

function emitInitial({ initial }: SlotLayout, position: number): Source {
  const value = initial !== undefined && 'value' in initial ? initial.value : initial
  if (typeof value === 'string' || (Number.isSafeInteger(value) && !Object.is(value, -0))) return code`${value as string | number}`
  if (typeof value === 'boolean') return value ? code`true` : code`false`
  return code`initials[${position}]()`
}

function emitWrites({ self, writeSlot }: ConstructorParts): Source {
  return list(
    self.layout.ownSlots.map(({ name }, position) =>
      writeSlot === undefined ? code`${LINE}this[${name}] = v${position};` : code`${LINE}writeSlot(this, ${position}, v${position});`,
    ),
  )
}

/** Only the leaf's own constructor finishes a record: those of the classes it extends have written a part of it. */
function emitFinish({ self, Base, finish, close }: ConstructorParts): Source {
  if (finish === undefined) return code``
  const { setUps, slots } = self.layout
  const settle = Base === undefined ? code`` : code`${LINE}  if (!(#marked in new.target)) settle(new.target, this, stamp);`
  const isCloseAlone = close !== undefined && setUps.length === 0 && !slots.some(({ isReadonly }) => isReadonly)
  return code`${LINE}if (new.target[recordClass] === self) {${settle}${LINE}  ${isCloseAlone ? code`close` : code`finish`}(this);${LINE}}`
}
