import { code, list, type Source } from '../codegen/source.js'
import type { Kind } from '../layout/kind.js'
import { storedKind } from '../layout/kinds.js'
import type { RecordLayout } from '../layout/record-layout.js'
import { mayBeUndefined } from '../layout/slot-layout.js'
import { isGiven, isInherited, prototype } from '../base/own.js'
import { buildOf, valueList } from '../record/build.js'
import { COPY, DETACH, nameOf, type AnyClass, type RecordClass } from '../record/record-class.js'
import { readPatch, splitPatch, writeAttributes } from '../record/reading/patch.js'
import { checksValues, isAmong } from '../record/reading/read-slots.js'
import type { AnyRecord } from '../types/brand.js'
import type { HasInit, Patch } from '../types/operations.js'
import { operation, partsOf, type AttributesOf, type Operation, type Read, type Run, type Slots } from './operation.js'

/**
 * A new record of the same class, with the slots of `patch` replaced. It shares the lists, maps and records of the
 * first; {@link clone} makes new ones. Its constructor does not run; set-up does. A slot that is `undefined` in the patch is left alone, unless it may hold `undefined`: an optional slot, one without a kind
 * and a default, or one whose schema takes it.
 *
 * @throws {SlotError} `unknown-slot`; `bad-value` as the constructor; `not-a-record`.
 */
export function copy<Given extends AnyRecord, Init, Attributes>(
  record: Given | HasInit<Init, Attributes>,
  patch?: Patch<NoInfer<Init>, NoInfer<Attributes>>,
): Given
export function copy(record: { readonly [COPY]?: Copy }, patch?: object): object {
  return (record?.[COPY] ?? first)(record, patch)
}

type Copy = Run<object, object>

// The engine takes a declared function for a constant, and a method of an object not.
function first(record: object, patch?: object): object {
  return copying.any(record, patch)
}

export const copying: Operation<object, object> = /* @__PURE__ */ operation(COPY, 'copy', {
  interpret: slotCopier,
  emit(self) {
    const { layout } = self
    if (checksValues(layout.validate, layout.slots)) return undefined
    return [
      emitCopy(layout),
      {
        build: buildOf(self),
        fail: changesOf(self),
        own,
        ownParts,
        kinds: layout.slots.map(({ kind }) => kind),
        O: prototype,
        addAttributes,
        attributesOf: self.root.attributesOf,
        split: splitter(self, (record, slots) => copying.of(self)(record, slots)),
      },
    ]
  },
  withAttributes: (copySlots, attributesOf, self) =>
    self.elsewhere === undefined
      ? splitter(self, (record, slots) => addAttributes(attributesOf, record, copySlots(record as Slots, slots)))
      : copySlots,
})

/** The attributes beside the slots are copied too, and a patch may replace them. */
function splitter(self: RecordClass, copySlots: Copy): Copy {
  return (record, patch) => {
    const [slots, others] = splitPatch(self, patch)
    const made = copySlots(record, slots)
    writeAttributes(self, made, others)
    return made
  }
}

/** Gives a copy the attributes of the record. */
function addAttributes(attributesOf: AttributesOf, record: object, made: object): object {
  const attributes = attributesOf(record)
  if (attributes === undefined || attributes.size === 0) return made
  const copied = attributesOf(made, true)
  for (const [key, value] of attributes) copied?.set(key, value)
  return made
}

function emitCopy(layout: RecordLayout): Source {
  const reads = layout.slots.map(({ name, kind }, position) => {
    const { parts, recordClass } = storedKind(kind)
    if (parts !== undefined) return code`ownParts(record, kinds[${position}], record[${name}])`
    return recordClass === undefined ? code`record[${name}]` : code`own(record[${name}])`
  })
  const values = layout.slots.map((slot, position) => {
    const { name } = slot
    const isAbsent = mayBeUndefined(slot) ? code` && !(${name} in patch)` : code``
    const v = code`v${position}`
    return code`
  let ${v} = patch[${name}];
  if (${v} === undefined${isAbsent}) ${v} = ${reads[position] ?? code``};`
  })
  const isOpen = layout.closed === 'open'
  const make = (given: readonly Source[]): Source =>
    isOpen ? code`addAttributes(attributesOf, record, build(leaf${list(given)}))` : code`build(leaf${list(given)})`
  const all = reads.map((read) => code`, ${read}`)
  const isUnset = list(layout.names.slice(0, 1).map((name) => code` || record[${name}] === undefined`))
  const inherited = list(layout.names.map((name) => code` || ${name} in O`))
  // Short, and in one piece: V8 inlines only so many bytecodes, and the constructor must be among them. All doubtful
  // cases go to `slow`.
  return code`(record, patch) => {
  const leaf = record.constructor;
  if (leaf[recordClass] !== self || (getPrototypeOf(record) !== leaf.prototype && !isView(record))
    ${isUnset}${inherited})
    return slow(record, patch);
  if (patch === undefined) return ${make(all)};
  if (typeof patch !== "object" || patch === null) fail(record, patch);
  ${isOpen ? emitOpenLook(layout) : emitLook(layout)}${list(values)}
  return ${make(layout.names.map((_, position) => code`, v${position}`))};
}`
}

function emitLook({ names }: RecordLayout): Source {
  const cases = list(names.map((name) => code` case ${name}:`))
  return code`for (const key in patch) switch (key) { default: fail(record, patch);${cases} }`
}

/** Of a patch that may have attributes only its own enumerable properties count: another is taken apart first. */
function emitOpenLook({ names }: RecordLayout): Source {
  const cases = list(names.map((name) => code` case ${name}:`))
  // First, since it tells V8 the hidden class of the patch, and with it its prototype.
  const present = list(names.map((name) => code` + (${name} in patch ? 1 : 0)`))
  return code`let count = 0${present};
  if (getPrototypeOf(patch) !== O) return split(record, patch);
  for (const key in patch) switch (key) {
    default: if (hasOwn(patch, key)) return split(record, patch); break;
   ${cases} count--;
  }
  if (count !== 0) return split(record, patch);`
}

function slotCopier(self: RecordClass): Read<object, object> {
  const { elsewhere, layout } = self
  if (elsewhere !== undefined) return (record, patch) => elsewhere.copy(record, self, patch)
  const { names, slots } = layout
  const build = buildOf(self)
  const changesIn = changesOf(self)
  const isChecked = checksValues(layout.validate, slots)
  return (record, patch: unknown = {}) => {
    // Values that are only handed on are read from the patch itself: nothing is made for it.
    const changes = (isChecked ? Object.fromEntries(changesIn(record, patch)) : patch) as Slots
    if (typeof patch !== 'object' || patch === null) changesIn(record, patch)
    for (const key in changes) if (!isAmong(names, key) && !isInherited(key, changes)) changesIn(record, patch)
    const values = valueList(slots, (slot) => {
      const { name, kind } = slot
      const isNamed = isGiven(changes, name)
      const value = isNamed ? changes[name] : undefined
      if (value !== undefined || (isNamed && (isChecked || mayBeUndefined(slot)))) return value
      return ownParts(record, kind, own(record[name]))
    })
    return build(record.constructor as AnyClass, ...values)
  }
}

/** Makes the function that reads the patch for a record. */
function changesOf(self: RecordClass) {
  return (record: object, patch: unknown): ReadonlyMap<string, unknown> =>
    readPatch(nameOf(record.constructor as AnyClass, self), self.layout, patch)
}

interface MayBeView {
  readonly [DETACH]?: () => object
}

/** The copy shares a record inside, unless that is a view of a packed row. */
function own(value: unknown): unknown {
  // Asked of numbers and texts too, the symbol takes most of the time of an interpreted copy.
  return typeof value === 'object' ? ((value as MayBeView | null | undefined)?.[DETACH]?.() ?? value) : value
}

/** The copy shares lists, maps and vectors too, unless they belong to a packed row. */
function ownParts(record: MayBeView, kind: Kind, value: unknown): unknown {
  if (record[DETACH] === undefined) return value
  return partsOf(kind, value)?.clone(value, (part, held) => ownParts(record, part, held)) ?? own(value)
}
