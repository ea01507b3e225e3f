import type { PackedClass } from '../columns/column.js'
import type { Store } from '../packed-types.js'
import type { Handles } from './handles.js'

/** Where a pool keeps its parts. */
export const POOL: unique symbol = Symbol('slotted.pool')

/** What pools are made of, for those who add to them and follow their rows. */
export interface PoolParts {
  readonly self: PackedClass
  readonly store: Store
  readonly handles: Handles
  /** Records that are being added: their rows may be written, and have no handle yet; set-up of theirs may run. */
  building: number
}

/** `undefined` for what is not a pool. */
export function poolPartsOf(pool: object): PoolParts | undefined {
  return (pool as { readonly [POOL]?: PoolParts } | null | undefined)?.[POOL]
}
