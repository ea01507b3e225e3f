import type { DataType, Field, Int8, Uint8 } from 'apache-arrow'
import type { AnyRecordClass } from '../index.js'
import { slotTypesOf, type SlotType } from '../packed/index.js'
import * as arrow from 'apache-arrow'
import { badFieldName, noArrowType } from './messages.js'
import { hasLoneSurrogate } from './texts.js'

/** How a class is translated. */
export interface Translation {
  readonly caller: string
  /** What happens to a slot that has no Arrow type. */
  readonly untyped: 'error' | 'ignore'
  /**
   * Which slots have dictionaries: `text` and `oneOf`; these, but not in records inside; `oneOf` alone, since those of a
   * stream must not change from batch to batch; or none, as inside lists.
   */
  readonly dictionaries: 'all' | 'outer' | 'choices' | 'none'
}

/** The Arrow types of kinds that hold one value. */
const SIMPLE: Readonly<Record<string, () => DataType>> = {
  f64: () => new arrow.Float64(),
  f32: () => new arrow.Float32(),
  f16: () => new arrow.Float16(),
  i8: () => new arrow.Int8(),
  u8: () => new arrow.Uint8(),
  u8c: () => new arrow.Uint8(),
  i16: () => new arrow.Int16(),
  u16: () => new arrow.Uint16(),
  i32: () => new arrow.Int32(),
  u32: () => new arrow.Uint32(),
  i64: () => new arrow.Int64(),
  u64: () => new arrow.Uint64(),
  bool: () => new arrow.Bool(),
  date: () => new arrow.TimestampMillisecond('UTC'),
  text: () => new arrow.Utf8(),
  oneOf: () => new arrow.Utf8(),
}

/**
 * The fields of a class, in the order of its slots.
 *
 * @throws {SlotError} `bad-slot` for a slot that has no Arrow type, unless they are ignored, and for a name that UTF-8
 * does not have.
 */
export function fieldsOf(Class: AnyRecordClass, translation: Translation, ids = new DictionaryIds()): Field[] {
  const { caller, untyped } = translation
  const { name: owner, slots } = slotTypesOf(Class)
  return slots.flatMap(({ name, ...type }) => {
    if (hasLoneSurrogate(name)) throw badFieldName(caller, owner, name)
    const found = typeOf(type, translation, ids)
    if (found === undefined && untyped === 'error') throw noArrowType(caller, owner, name, stored(type).kind)
    return found === undefined ? [] : [new arrow.Field(name, found, mayBeNull(type))]
  })
}

/** Numbers for the dictionaries of one schema, the same at every time: batches of one stream must agree. */
export class DictionaryIds {
  #last = -1

  next(): number {
    return ++this.#last
  }
}

/** The Arrow type of what a slot holds; `undefined` where there is none. */
function typeOf(type: SlotType, translation: Translation, ids: DictionaryIds): DataType | undefined {
  const { kind, of, length, recordClass, choices } = type
  const { dictionaries } = translation
  if (mayBeNull(type)) return mayBeNull(type.of) ? undefined : typeOf(type.of, translation, ids)
  if (recordClass !== undefined) {
    if (slotTypesOf(recordClass).isOpen) return undefined
    const inner = dictionaries === 'outer' ? ({ ...translation, dictionaries: 'none' } as const) : translation
    return new arrow.Struct(fieldsOf(recordClass, inner, ids))
  }
  if (kind === 'text' && (dictionaries === 'all' || dictionaries === 'outer'))
    return new arrow.Dictionary(new arrow.Utf8(), new arrow.Int32(), ids.next())
  if (kind === 'oneOf' && dictionaries !== 'none')
    return new arrow.Dictionary(new arrow.Utf8(), indexType(choices?.length ?? 0), ids.next())
  if (of === undefined) return SIMPLE[kind]?.()
  const inside = typeOf(of, { ...translation, dictionaries: 'none' }, ids)
  if (inside === undefined) return undefined
  if (kind === 'vec') return new arrow.FixedSizeList(length ?? 0, new arrow.Field('item', inside, false))
  return kind === 'list'
    ? new arrow.List(new arrow.Field('item', inside, mayBeNull(of)))
    : mapType(inside, mayBeNull(of))
}

function mapType(value: DataType, isNullable: boolean): DataType {
  const key = new arrow.Field('key', new arrow.Utf8(), false)
  const entries = new arrow.Struct([key, new arrow.Field('value', value, isNullable)] as never)
  const { Map_: MapType } = arrow
  return new MapType(new arrow.Field('entries', entries, false) as never)
}

/** The indices of a dictionary in as many bytes as `oneOf` has; signed where that suffices, which all readers take. */
function indexType(choices: number): Int8 | Uint8 {
  const { Int8, Uint8, Int16, Uint16, Int32 } = arrow
  if (choices <= 256) return new (choices > 128 ? Uint8 : Int8)()
  return (choices > 65_536 ? new Int32() : new (choices > 32_768 ? Uint16 : Int16)()) as unknown as Int8
}

interface NullableType extends SlotType {
  readonly of: SlotType
}

/** May a slot hold `undefined` or `null`? */
export function mayBeNull(type: SlotType | undefined): type is NullableType {
  return type?.kind === 'optional' || type?.kind === 'nullable'
}

/** What a slot holds when it holds something. */
export function stored(type: SlotType): SlotType {
  return mayBeNull(type) ? stored(type.of) : type
}
