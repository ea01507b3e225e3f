import { expect } from 'vitest'
import { isAlike } from './parts.js'
import type { Fields } from './world.js'

/** What an action came to. */
export type Outcome = { readonly value: unknown } | { readonly error: Refusal }

export interface Refusal {
  readonly name: string
  readonly message: string
  readonly code?: string
  readonly issues?: readonly { readonly message: string; readonly path: readonly string[] }[]
}

export function outcomeOf(action: () => unknown): Outcome {
  try {
    return { value: action() }
  } catch (error) {
    return { error: error as Refusal }
  }
}

/** The error by which an action must be refused. */
export function refusal(action: () => unknown): Refusal {
  const outcome = outcomeOf(action)
  return 'error' in outcome
    ? outcome.error
    : expect.unreachable(`not refused, but gave ${Object.keys(outcome.value as Fields).join()}`)
}

/** The paths of all issues of a refusal, sorted. */
export function pathsOf({
  issues = [],
}: {
  readonly issues?: readonly { readonly path: readonly unknown[] }[]
}): readonly string[] {
  return issues.map(({ path }) => JSON.stringify(path)).sort()
}

export function paths(...names: readonly string[]): readonly string[] {
  return names.map((name) => JSON.stringify([name])).sort()
}

/** The slots of a record as pairs of name and value, in order. */
export function entriesOf(record: Fields): readonly (readonly [string, unknown])[] {
  return Reflect.ownKeys(record).map((key) => [key as string, record[key as string]])
}

/**
 * A record holds exactly these values, in this order: `-0` is not `0` here, and objects are the same, not only alike,
 * but for those that have parts.
 */
export function expectFields(record: Fields, fields: Readonly<Fields>): void {
  const entries = Object.entries(fields)
  expect(Reflect.ownKeys(record)).toEqual(entries.map(([name]) => name))
  for (const [name, value] of entries)
    if (!isAlike(record[name], value)) expect({ [name]: record[name] }).toBe({ [name]: value })
}
