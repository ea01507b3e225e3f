import { ownKeys, ownProperty } from '../base/own.js'
import { METHODS } from '../operations/with-methods.js'
import { ownerOf, userPrototypesOf } from '../record/leaves.js'
import { nameOf, type AnyClass } from '../record/record-class.js'
import type { AnyRecordClass } from '../types/brand.js'
import type { PackedPlan } from './columns/column.js'
import { packedClassOf } from './packed-class.js'

/** A function that rows have. */
export interface RowMember {
  readonly key: PropertyKey
  readonly kind: 'method' | 'get' | 'set'
  /** The class that has it; `undefined` for the generated accessor of a slot. */
  readonly owner: string | undefined
  readonly run: (...values: readonly unknown[]) => unknown
}

/** What rows of a class have, own members before inherited ones, and the rows that their slots hold. */
export interface RowMembers {
  readonly name: string
  readonly isCompiled: boolean
  readonly members: readonly RowMember[]
  readonly nested: ReadonlyMap<string, RowMembers>
}

/**
 * Finds the functions of rows of a class: accessors of slots, and what the user's classes have from the class down to
 * the one that `defineSlots` made. For tools: it runs none of them.
 *
 * @throws {SlotError} as `packedLayout`.
 */
export function rowMembersOf(caller: string, Class: AnyRecordClass): RowMembers {
  return membersOf(packedClassOf(caller, Class))
}

function membersOf(plan: PackedPlan & { readonly View: { readonly prototype: object } }): RowMembers {
  const { leaf, recordClass, columns, View } = plan
  const slots = columns.flatMap(({ name }) => functionsOf(View.prototype, name, undefined))
  const users = userPrototypesOf(leaf, recordClass.root).flatMap((prototype) => {
    const owner = ownerOf(prototype)
    const name = typeof owner === 'function' ? nameOf(owner as AnyClass, recordClass) : plan.name
    return ownKeys(prototype).flatMap((key) => (key === 'constructor' ? [] : functionsOf(prototype, key, name)))
  })
  return {
    name: plan.name,
    isCompiled: recordClass.source !== undefined,
    members: [...slots, ...users.filter(({ run }) => isWritten(run))],
    nested: new Map(columns.flatMap(({ name, nested }) => (nested === undefined ? [] : [[name, membersOf(nested)]]))),
  }
}

function functionsOf(prototype: object, key: PropertyKey, owner: string | undefined): RowMember[] {
  const property: Readonly<Record<string, unknown>> = { ...ownProperty(prototype, key) }
  const functions: readonly (readonly [RowMember['kind'], unknown])[] = [
    ['method', property['value']],
    ['get', property['get']],
    ['set', property['set']],
  ]
  return functions.flatMap(([kind, run]) =>
    typeof run === 'function' ? [{ key, kind, owner, run: run as RowMember['run'] }] : [],
  )
}

/** Whether a function has program text, and is neither a class nor one that a mixin of the library adds. */
function isWritten(run: object): boolean {
  const text = Function.prototype.toString.call(run)
  return !/^class\b|\{\s*\[native code\]\s*\}$/.test(text) && !Object.values<object>(METHODS).includes(run)
}
