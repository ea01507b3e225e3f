import { define, ownKeys, ownProperty, setPrototypeOf } from '../../base/own.js'
import { copy } from '../../operations/copy.js'
import { showInConsole, showInJson } from '../../record/inspect.js'
import { userPrototypesOf } from '../../record/leaves.js'
import { slotsToJson } from '../../record/json.js'
import { DETACH, hide, INSPECT, VIEW, WRITE } from '../../record/record-class.js'
import type { PackedPlan } from '../columns/column.js'
import { INDEX, STORE, type View, type ViewClass } from '../packed-types.js'

/**
 * Gives a class of views its prototype: the accessors of the slots, and what the free functions and tools ask for,
 * above the user's class.
 */
export function finishViewClass(plan: PackedPlan, Made: ViewClass, accessors: object): ViewClass {
  const { leaf, columns, layout, recordClass } = plan
  // The prototype of a class that was declared stays its own.
  const isDeclared = ownProperty(Made, 'prototype')?.writable === false
  const prototype: object = isDeclared ? setPrototypeOf(Made.prototype, leaf.prototype) : Object.create(leaf.prototype)
  for (const key of ownKeys(accessors)) define(prototype, key, ownProperty(accessors, key) as PropertyDescriptor)
  // Where debuggers look for the name of a class.
  hide(prototype, 'constructor', leaf)
  // Placeholders, as for slots: the first write, that of the constructor, must not meet the guard.
  hide(prototype, VIEW, Made)
  hide(prototype, STORE, undefined)
  hide(prototype, INDEX, undefined)
  hide(prototype, WRITE, function (this: View, changes: ReadonlyMap<string, unknown>) {
    const changed = columns.filter(({ name }) => changes.has(name))
    for (const { name, check } of changed) check(changes.get(name))
    const values = changed.map(({ name, snapshot }) => snapshot?.(changes.get(name)) ?? changes.get(name))
    const { [STORE]: store, [INDEX]: row } = this
    if (store.watch !== undefined) {
      return store.watch.rewrite(
        row,
        changed.map(({ position }) => position),
        values,
      )
    }
    for (const [position, { checkFor }] of changed.entries()) if (store.isShared) checkFor?.(store, values[position])
    // Past the accessor, which may ask a schema, and what comes here went through it.
    for (const [position, { write }] of changed.entries()) write(store, row, values[position])
  })
  hide(prototype, DETACH, function (this: object) {
    return copy(this as never)
  })
  const valuesIn = (record: object): object => {
    const view = record as View
    return Object.fromEntries(view[STORE] === undefined ? [] : layout.names.map((name) => [name, view[name]]))
  }
  const isTheUsers = (key: PropertyKey): boolean =>
    userPrototypesOf(leaf, recordClass.root).some((own) => Object.hasOwn(own, key))
  const jsonIn = (record: object): object => slotsToJson(layout.slots, valuesIn(record))
  if (!isTheUsers('toJSON')) showInJson(prototype, jsonIn)
  if (!isTheUsers(INSPECT)) showInConsole(prototype, valuesIn)
  if (!isDeclared) define(Made, 'prototype', { value: prototype })
  return Made
}
