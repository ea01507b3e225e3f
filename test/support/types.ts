/** What type tests state with. */
import type { Same } from '../../src/types/brand.js'

/** Holds where two types are the same to the letter. */
export declare function same<A, B>(ok: Same<A, B>): void

/** Holds where a value has a type. */
export declare function is<T>(value: T): void
