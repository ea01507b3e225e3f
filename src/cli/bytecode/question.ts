import type { ModuleExport } from '../../memory/compare/module-export.js'

/** What a process is asked: which functions do rows of this class have, and what is their bytecode? */
export type Question = ModuleExport

/** A function of rows. Its bytecode is what was printed after the mark of its number. */
export interface Member {
  readonly key: string
  readonly kind: 'method' | 'get' | 'set'
  /** The class that has it; `undefined` for the generated accessor of a slot. */
  readonly owner: string | undefined
  readonly number: number
  /** Whether it is asynchronous or a generator. */
  readonly isResumable: boolean
}

/** What rows of a class have, own members before inherited ones, and the rows that their slots hold. */
export interface Rows {
  readonly name: string
  readonly isCompiled: boolean
  readonly members: readonly Member[]
  readonly nested: ReadonlyMap<string, Rows>
}

/** What the process answers, besides the bytecode that V8 prints. */
export type Answer = { readonly rows: Rows } | { readonly problem: string }

/** The name of the function whose bytecode stands before that of a member. */
export const MARK = 'slottedMark'
