import { code, list } from '../codegen/source.js'
import { emitIsReal } from '../record/real.js'
import { TO_OBJECT, TO_TUPLE } from '../record/record-class.js'
import type { RecordBrand } from '../types/brand.js'
import type { TupleFrom } from '../types/derived.js'
import type { ObjectFrom } from '../types/plain.js'
import { deeper } from '../base/depth.js'
import type { Kind } from '../layout/kind.js'
import { storedKind } from '../layout/kinds.js'
import { inside, isFlat, operation, partsOf, type Operation, type Run } from './operation.js'

/**
 * A plain object of a record's slots; records in slots become plain objects too, also inside lists, and maps and
 * vectors
 * plain objects and arrays. What stands in an untyped slot stays as it is. Attributes of open and `Dynamic`
 * records are in it.
 *
 * @throws {SlotError} `not-a-record`, `too-deep`.
 */
export function toObject<Types extends { readonly plain: unknown; readonly attributes: unknown }>(
  record: RecordBrand<Types>,
): ObjectFrom<Types>
export function toObject(record: object & { readonly [TO_OBJECT]?: Run<never, unknown> }): unknown {
  return (record?.[TO_OBJECT] ?? otherToObject)(record)
}

/**
 * The values of a record's slots in their order, as they are.
 *
 * @throws {SlotError} `not-a-record`.
 */
export function toTuple<Types extends { readonly fields: unknown; readonly order: unknown }>(
  record: RecordBrand<Types>,
): TupleFrom<Types> {
  const given = record as object as { readonly [TO_TUPLE]?: Run<never, unknown[]> }
  return (given?.[TO_TUPLE] ?? otherToTuple)(given) as never
}

// The engine takes declared functions for constants, and methods of an object not.
function otherToObject(record: object): unknown {
  return objects.any(record)
}

function otherToTuple(record: object): unknown[] {
  return tuples.any(record)
}

export const objects: Operation<never, unknown> = /* @__PURE__ */ operation(TO_OBJECT, 'toObject', {
  interpret(self) {
    const { slots } = self.layout
    if (self.elsewhere !== undefined) return (record) => attributesToObject(self.root.attributesOf?.(record))
    return (record) => Object.fromEntries(slots.map(({ name, kind }) => [name, plainOf(kind, record[name])]))
  },
  emit(self) {
    const entries = self.layout.slots.map(({ name, kind }, position) => {
      if (isFlat(kind)) return code`${name}: record[${name}]`
      const plain = storedKind(kind).parts ? code`plainOf(kinds[${position}], x)` : code`inside(objects, x)`
      return code`${name}: typeof (x = record[${name}]) === "object" ? ${plain} : x`
    })
    const { attributesOf } = self.root
    const hasMore = attributesOf === undefined ? code`` : code` || attributesOf(record) !== undefined`
    return [
      code`(record) => {
  if (!${emitIsReal(code`record`)}${hasMore}) return slow(record);
  let x;
  return { ${list(entries, ', ')} };
}`,
      { attributesOf, inside, objects, plainOf, kinds: self.layout.slots.map(({ kind }) => kind) },
    ]
  },
  ofValue: (value, _, isInside) => (isInside ? value : undefined),
  withAttributes: (slotsToObject, attributesOf, self) =>
    self.elsewhere !== undefined
      ? slotsToObject
      : (record) => ({ ...attributesToObject(attributesOf(record)), ...(slotsToObject(record) as object) }),
})

export const tuples: Operation<never, unknown[]> = /* @__PURE__ */ operation(TO_TUPLE, 'toTuple', {
  interpret:
    ({ layout: { names } }) =>
    (record) =>
      names.map((name) => record[name]),
  emit: (self) => [
    code`(record) => {
  if (!${emitIsReal(code`record`)}) return slow(record);
  return [${list(
    self.layout.names.map((name) => code`record[${name}]`),
    ', ',
  )}];
}`,
  ],
})

function plainOf(kind: Kind, x: unknown): unknown {
  const parts = partsOf(kind, x)
  return parts === undefined ? inside(objects, x) : deeper('toObject', parts.plain, x, plainOf, parts.isWay)
}

function attributesToObject(attributes: ReadonlyMap<PropertyKey, unknown> | undefined): object {
  return Object.fromEntries([...(attributes ?? [])].map(([key, value]) => [key, inside(objects, value)]))
}
