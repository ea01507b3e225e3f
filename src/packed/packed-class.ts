import { adoptUnbuilt } from '../record/closing/adopt.js'
import { userPrototypesOf } from '../record/leaves.js'
import { nameOf, recordClassOf, type AnyClass } from '../record/record-class.js'
import { flatten } from './array/arguments.js'
import type { PackedClass, PackedPlan } from './columns/column.js'
import { columnsOf } from './columns/storage.js'
import { notPackable } from './messages.js'
import { compileRows, interpretRows } from './rows/rows.js'

const packedClasses = new WeakMap<AnyClass, PackedClass>()

/**
 * The knowledge of a class as rows. It is made when it is first asked for, in the form of the class itself.
 *
 * @throws {SlotError} `not-a-record-class`; `not-packable` for a class that takes any attribute; `hidden-slot`,
 * `field-over-slot` as `new`.
 */
export function packedClassOf(caller: string, Class: unknown): PackedClass {
  const recordClass = recordClassOf(caller, Class)
  const leaf = Class as AnyClass
  const known = packedClasses.get(leaf)
  if (known !== undefined) return known
  const name = nameOf(leaf, recordClass)
  const layout = flatten(recordClass)
  if (layout.closed === 'open' || layout.closed === 'dynamic') throw notPackable(caller, name, layout.closed)
  const columns = columnsOf(name, layout, (Nested) => packedClassOf(caller, Nested))
  const holding = columns.filter((column) => column.release)
  adoptUnbuilt(recordClass, leaf)
  const saysJson = userPrototypesOf(leaf, recordClass.root).some((prototype) => Object.hasOwn(prototype, 'toJSON'))
  const plan: PackedPlan = { leaf, name, recordClass, layout, columns, holding, saysJson }
  const rows = recordClass.form(
    () => compileRows(plan),
    () => interpretRows(plan),
  )
  const self = { ...plan, ...rows }
  packedClasses.set(leaf, self)
  return self
}
