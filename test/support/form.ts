import { createRequire } from 'node:module'
import { expect } from 'vitest'

export type Slotted = typeof import('../../src/index.js')
export type Packed = typeof import('../../src/packed/index.js')

/** One form of one build of the library, which every behaviour suite is run on. */
export interface Form {
  readonly slotted: Slotted
  readonly packed: Packed
  readonly isCompiled: boolean
}

/** Runs a definition in one form; the classes that it makes keep that form. */
export function inForm<Result>({ configure }: Slotted, isCompiled: boolean, define: () => Result): Result {
  configure({ codegen: isCompiled })
  try {
    return define()
  } finally {
    configure({ codegen: true })
  }
}

/** An assignment in sloppy code. */
export const { write: writeSloppily } = createRequire(import.meta.url)('../fixtures/sloppy.cjs') as {
  write: (object: object, key: PropertyKey, value: unknown) => void
}

/** An assignment in strict code, to any name. */
export function write(object: object, key: PropertyKey, value: unknown): void {
  ;(object as Record<PropertyKey, unknown>)[key] = value
}

/** Runs an action that must be refused, and returns the error. */
export function refused(action: () => unknown): { code?: string; message: string; name: string } & Error {
  let result: unknown
  try {
    result = action()
  } catch (error) {
    return error as ReturnType<typeof refused>
  }
  return expect.unreachable(`not refused, but gave ${String(result)}`)
}

/** The stable code of the error by which an action is refused. */
export function codeOf(action: () => unknown): string | undefined {
  return refused(action).code
}
