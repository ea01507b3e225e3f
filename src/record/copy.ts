import { code, list } from '../codegen/source.js'
import { storedKind } from '../layout/kinds.js'
import { initialOf } from '../layout/slot-layout.js'
import { buildOf } from './build.js'
import { COPY, DETACH, findRecordClass, nameOf, RECORD_CLASS, recordClassOfRecord, type AnyClass, type RecordClass } from './protocol.js'
import { valueList } from './value-list.js'
import { checksValues, readPatch, splitPatch } from './values.js'
import type { AnyRecord } from '../types/brand.js'
import type { HasInit, Patch } from '../types/operations.js'

type Copy = (record: object, patch?: object) => object

/**
 * A new record of the same class, with the slots of `patch` replaced. Its constructor does not run; set-up does. `undefined` in a patch means
 * the default of a slot that has one.
 *
 * @throws {SlotError} `unknown-slot`; `bad-value` as the constructor; `not-a-record`.
 */
export function copy<Given extends AnyRecord, Init, Attributes>(
  record: Given | HasInit<Init, Attributes>,
  patch?: Patch<NoInfer<Init>, NoInfer<Attributes>>,
): Given {
  return ((record as unknown as Partial<Record<symbol, Copy>> | undefined)?.[COPY] ?? other)(record, patch) as Given
}

/** For a record that is not of the class whose operation was found. */
function other(record: object, patch?: object): object {
  return copyOf(recordClassOfRecord('copy()', record))(record, patch)
}

/** The function that copies records of a class. */
export function copyOf(self: RecordClass): Copy {
  return self.operation(COPY, () => makeCopy(self))
}

function makeCopy(self: RecordClass): Copy {
  if (self.layout.closed === 'dynamic') return dynamicCopy(self)
  const isChecked = checksValues(self.layout.validate, self.layout.slots)
  const copySlots = isChecked
    ? interpretCopy(self)
    : self.form(
        () => compileCopy(self),
        () => interpretCopy(self),
      )
  return withAttributes(self, copySlots)
}

function compileCopy(self: RecordClass): Copy {
  const { layout } = self
  const reads = layout.slots.map(({ name, kind }) => (storedKind(kind).recordClass !== undefined ? code`own(record[${name}])` : code`record[${name}]`))
  const values = layout.slots.map((slot, position) => {
    const { name, initial } = slot
    const isGiven = name in Object.prototype ? code`Object.hasOwn(patch, ${name})` : code`${name} in patch`
    const value = name in Object.prototype ? code`(${isGiven} ? patch[${name}] : undefined)` : code`patch[${name}]`
    const initially = initial === undefined ? code`undefined` : code`initials[${position}]()`
    return code`\n  let v${position} = ${value};\n  if (v${position} === undefined) v${position} = ${isGiven} ? ${initially} : ${reads[position] ?? code``};`
  })
  const cases = list(layout.names.map((name) => code` case ${name}:`))
  const all = reads.map((read) => code`, ${read}`)
  const source = code`(record, patch) => {
  if (record[recordClass] !== self) return other(record, patch);
  if (patch === undefined) return build(record.constructor${list(all)});
  if (typeof patch !== "object" || patch === null) fail(record, patch);
  for (const key in patch) switch (key) {${cases}${layout.names.length > 0 ? code` break;` : code``} default: fail(record, patch); }${list(values)}
  return build(record.constructor${list(layout.names.map((_, position) => code`, v${position}`))});
}`
  const fail = (record: object, patch: unknown): void => void readPatch(nameOf(record.constructor as AnyClass, self), self.layout, patch, true)
  return self.compile('copy', source, { build: buildOf(self), fail, other, own, recordClass: RECORD_CLASS, self, initials: layout.slots.map((slot) => () => initialOf(slot)) }) as Copy
}

function interpretCopy(self: RecordClass): Copy {
  const build = buildOf(self)
  return (record, patch) => {
    if (findRecordClass(record) !== self) return other(record, patch)
    const leaf = record.constructor as AnyClass
    const changes = readPatch(nameOf(leaf, self), self.layout, patch, true)
    const values = valueList(self.layout.names, (name) => (changes.has(name) ? changes.get(name) : own((record as Record<string, unknown>)[name])))
    return build(leaf, ...values)
  }
}

/** A record inside is shared by the copy, unless it is a row of somebody's columns. */
function own(value: unknown): unknown {
  return (value as { [DETACH]?: () => object } | null | undefined)?.[DETACH]?.() ?? value
}

/** The attributes beside the slots are copied too, and a patch may replace them. */
function withAttributes({ root: { attributesOf }, layout: { names } }: RecordClass, copySlots: Copy): Copy {
  if (attributesOf === undefined) return copySlots
  return (record, patch) => {
    const [slots, others] = splitPatch(names, patch)
    const made = copySlots(record, slots)
    for (const [key, value] of [...(attributesOf(record) ?? []), ...others]) attributesOf(made, true)?.set(key, value)
    return made
  }
}

function dynamicCopy(self: RecordClass): Copy {
  const { root, layout } = self
  return (record, patch) => {
    if (findRecordClass(record) !== self) return other(record, patch)
    const made = Reflect.construct(root.generated as never, [], record.constructor as AnyClass) as object
    for (const source of [root.attributesOf?.(record) ?? [], Object.entries(patch ?? {})]) {
      for (const [key, value] of source) root.attributesOf?.(made)?.set(key, value)
    }
    for (const setUp of layout.setUps) setUp(made as never)
    return made
  }
}
