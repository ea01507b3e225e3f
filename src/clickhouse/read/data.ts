/** The values of a column, as ClickHouse has them. */
export type Data = Numbers | Texts | Nullable | Arrays

/** Typed arrays of numbers or bigints. */
export type NumberArray =
  | Float64Array
  | Float32Array
  | Int8Array
  | Uint8Array
  | Uint8ClampedArray
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | BigInt64Array
  | BigUint64Array

/** Numbers, also those that stand for something, such as a point in time. */
export interface Numbers {
  readonly is: 'numbers'
  readonly values: NumberArray
  /** The milliseconds of one, where they are points in time. */
  readonly milliseconds: number | undefined
}

/** Strings by their codes; those of one column have the same list in all blocks, which grows. */
export interface Texts {
  readonly is: 'texts'
  readonly codes: Uint32Array
  readonly strings: readonly string[]
}

/** 1 for each row that is NULL, and the values, among which there stands anything for it. */
export interface Nullable {
  readonly is: 'nullable'
  readonly isNull: Uint8Array
  readonly values: Data
}

/** The number of elements up to the end of each array, and all elements. */
export interface Arrays {
  readonly is: 'arrays'
  readonly ends: Float64Array
  readonly elements: Data
}
