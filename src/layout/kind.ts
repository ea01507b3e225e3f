/** What a slot may hold, as far as it is known: for `parse`, for the shape of objects, and for columns. */
export interface Kind {
  readonly name: string
  /** Does a value belong to it? */
  readonly accepts: (value: unknown) => boolean
  /** What belongs to it, in words. */
  readonly allowed: string
  /** Bytes that a value takes in a column, 1/8 for a bit; `undefined` where a column is a JavaScript array. */
  readonly byteWidth?: number | undefined
  /**
   * Values that sample records hold to give the slot its representation; none where V8 finds it by itself, as for a
   * hand-written class.
   */
  readonly shapeSamples?: readonly unknown[] | undefined
  /** Of an optional or nullable slot, the kind of what it holds when it holds something. */
  readonly inner?: Kind | undefined
  /** What such a slot holds when it holds nothing: `undefined` or `null`. */
  readonly nothing?: null | undefined
  /** Does {@link accepts} say all, without code of the caller's, and is a value that passes taken as it is? */
  readonly isPlain?: boolean | undefined
  /** The values of `oneOf`. */
  readonly values?: readonly string[] | undefined
  /** The class of a nested record. */
  readonly recordClass?: unknown
  readonly schema?: StandardSchema | undefined
  /** Is it a function of the caller's that says what belongs to it? */
  readonly isGuarded?: boolean | undefined
  /** Has it, or have its parts, a schema? */
  readonly hasSchema?: boolean | undefined
  /** What is done with its values, where they are neither primitives nor records. */
  readonly parts?: Parts | undefined
  /** The kind of the elements of a list, or of the values of a map. */
  readonly element?: Kind | undefined
  /** The kind and the number of a vector's elements. */
  readonly vector?: { readonly element: Kind; readonly length: number } | undefined
  /** The value for which JSON has something else; what stands for none is left as it is. */
  readonly fromPlain?: ((data: unknown) => unknown) | undefined
  /** The text that JSON writes for a value that it does not take. */
  readonly toText?: ((value: unknown) => string) | undefined
  /**
   * Gives a generated prototype a `toJSON`, where JSON is to write something else than the value itself, or than one of
   * its parts.
   */
  readonly showInJson?: ShowInJson | undefined
}

type ShowInJson = (
  layout: { readonly slots: readonly { readonly name: string; readonly kind: Kind }[]; readonly closed: string },
  prototype: object,
) => void

/**
 * What is done with values that have parts, or that are objects and yet compared by what they hold. An operation hands
 * over the function that does the same with a part.
 */
// oxlint-disable typescript/no-explicit-any -- the values are those that `owns` takes, of a type of each kind's own
export interface Parts {
  /** Does the kind only lead to another one, which has the parts? */
  readonly isWay?: boolean
  /** Is a value made of such parts? Slots are not always checked. */
  readonly owns: (value: unknown) => boolean
  /** Makes the value of what is given, part by part; what is refused is reported, and nothing returned. */
  readonly read: (given: unknown, at: Place) => unknown
  readonly equals: (x: any, y: any, same: (kind: Kind, x: unknown, y: unknown) => boolean) => boolean
  /** Negative, 0 or positive. */
  readonly compare: (x: any, y: any, order: (kind: Kind, x: unknown, y: unknown) => number) => number
  /** A small integer. */
  readonly hash: (x: any, hashOf: (kind: Kind, x: unknown) => number) => number
  /** The same value once more, of new parts. */
  readonly clone: (x: any, part: PartMaker) => unknown
  /** The value as plain data: arrays, objects, dates. */
  readonly plain: (x: any, part: PartMaker) => unknown
  /** A copy for a row, which nobody can change, of new parts; where there is none, the value itself. */
  readonly keep?: (x: any, part: PartMaker) => unknown
}
// oxlint-enable typescript/no-explicit-any

/** Makes a part out of the part of another value. */
export type PartMaker = (kind: Kind, part: unknown) => unknown

/** A place at which a value is read. */
export interface Place {
  readonly reader: PlaceReader
  /** The keys that lead there, put together when they are asked for. */
  readonly path: readonly PropertyKey[]
}

/** What kinds see of a `Reader`. */
export interface PlaceReader {
  readonly mode: {
    /** Do objects stand for records and maps, and arrays for vectors? */
    readonly isNested: boolean
    /** Does the value come out of JSON, where texts stand for dates? */
    readonly isOwnOnly: boolean
  }
  /** Is nothing looked at any further, because enough was refused? */
  readonly isFull: boolean
  reportValue(path: readonly PropertyKey[], allowed: string, given: unknown, shown?: string): undefined
}

/** The part of Standard Schema v1 that is used here. */
export interface StandardSchema {
  readonly '~standard': { readonly validate: (value: unknown) => unknown }
}
