import type { SlotErrorCode } from '../../index.js'
import type { Cost } from '../cost/cost.js'
import type { ModuleExport } from './module-export.js'
import type { BuiltInVariant } from '../cost/variants.js'

/** What a process is asked: what do so many records cost, made in this way? */
export interface Question {
  readonly caller: string
  readonly label: string
  readonly subject: { readonly variant: BuiltInVariant } | (ModuleExport & { readonly packed: boolean })
  readonly slots: readonly string[]
  readonly values: readonly unknown[] | undefined
  readonly count: number
}

/** What the process answers: bytes and milliseconds, or what went wrong. */
export type Answer = { readonly cost: Cost } | { readonly problem: Problem }

export interface Problem {
  readonly message: string
  readonly code: SlotErrorCode | undefined
}
