import { code, list } from '../../codegen/source.js'
import { jsonOf } from '../../record/json.js'
import { elementsOf } from '../../base/typed-arrays.js'
import type { Elements, Store, TypedArray } from '../packed-types.js'
import type { Column, ColumnFacts } from './column.js'
import { typedElements } from './elements.js'

/** The last typed array that was handed out, and its row: methods read a vector several times. */
interface Window {
  readonly row: number
  readonly values: TypedArray
}

type WindowField = 'window'
type VectorStore = Store<TypedArray> & Record<WindowField, Window | undefined>

/** `vec`: so many elements a row, all in one typed array. A row gives a typed array that lies in it. */
export function vectors(facts: ColumnFacts): Column {
  const { field, position, kind } = facts
  const { element, length } = kind.vector as NonNullable<typeof kind.vector>
  const Made = elementsOf(element.name) as unknown as Elements
  const window = `${field}w` as WindowField
  const base = typedElements(facts, Made, '', 1, length)
  const windowAt = (store: VectorStore, row: number): TypedArray => {
    const { buffer, byteOffset, BYTES_PER_ELEMENT } = store[field]
    const values = new Made(buffer, byteOffset + row * length * BYTES_PER_ELEMENT, length)
    store[window] = { row, values }
    return values
  }
  const read = (store: VectorStore, row: number): TypedArray =>
    store[window]?.row === row ? store[window].values : windowAt(store, row)
  const plain = (store: VectorStore, row: number): unknown => jsonOf(kind, windowAt(store, row))
  const places = Array.from({ length: Math.min(length, UNROLLED) }, (_, place) => place)
  return {
    ...base,
    fields: [field, window],
    bindings: {
      [`read${position}`]: read,
      [`plain${position}`]: plain,
      [`accepts${position}`]: kind.accepts,
      [`refuse${position}`]: base.refuse,
      [`write${position}`]: writeVector,
    },
    emitRead: () => code`read${position}(s, i)`,
    read,
    emitPlain: () => code`plain${position}(s, i)`,
    plain,
    emitWrite(v) {
      const check = code`if (!accepts${position}(${v})) refuse${position}(${v});`
      if (length > UNROLLED) return code`${check} write${position}(s[${field}], i, ${v});`
      // Read before they are written: the vector may lie in the column itself.
      const reads = places.map((place) => code` const x${position}_${place} = ${v}[${place}];`)
      const writes = places.map((place) => code` s[${field}][i * ${length} + ${place}] = x${position}_${place};`)
      return code`${check}${list(reads)}${list(writes)}`
    },
    write(store: VectorStore, row, value) {
      base.check(value)
      writeVector(store[field], row, value as TypedArray)
    },
    emitMove: () => code`s[${field}].copyWithin(to * ${length}, i * ${length}, i * ${length} + ${length});`,
    move({ [field]: values }: VectorStore, from, to) {
      values.copyWithin(to * length, from * length, (from + 1) * length)
    },
    snapshot: (value) => (value as TypedArray).slice(),
    create: (...sizes) => [...base.create(...sizes), undefined],
    resize(store: VectorStore, capacity, changes) {
      base.resize?.(store, capacity, changes)
      changes.push(() => {
        store[window] = undefined
      })
    },
    adopt: (given) => [...base.adopt(given), undefined],
    swap({ [field]: values }: VectorStore, a, b) {
      const before = values.slice(a * length, (a + 1) * length)
      values.copyWithin(a * length, b * length, (b + 1) * length)
      values.set(before, b * length)
    },
    outline: () => [kind.name, element.name, length],
  }
}

/** Up to so many elements are written one by one. */
const UNROLLED = 4

function writeVector(column: TypedArray, row: number, value: TypedArray): void {
  column.set(value, row * value.length)
}
