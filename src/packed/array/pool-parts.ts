import type { PackedClass } from '../columns/column.js'
import type { Store } from '../packed-types.js'
import type { Handles } from './handles.js'

/** What pools are made of, for those who follow their rows. */
export interface PoolParts {
  readonly self: PackedClass
  readonly store: Store
  readonly handles: Handles
  /** Is a record being added? Its row may be written, and has no handle yet. */
  readonly isBuilding: () => boolean
}

const parts = new WeakMap<object, PoolParts>()

export function notePool(pool: object, made: PoolParts): void {
  parts.set(pool, made)
}

/** `undefined` for what is not a pool. */
export function poolPartsOf(pool: object): PoolParts | undefined {
  return parts.get(pool)
}
