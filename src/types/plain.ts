import type { AnyRecord, TypesOf } from './brand.js'

// What `toObject` makes of values, and what `fromObject` makes values of.

/** What `toObject` makes of a record with these types. */
export type ObjectFrom<Types extends { readonly plain: unknown; readonly attributes: unknown }> = {
  -readonly [Name in keyof Types['plain']]: Types['plain'][Name]
} & Types['attributes']

/** A record as an object of its slots, and anything else as it is: a list of records in an untyped slot stays one. */
export type PlainRecord<Value> = Value extends AnyRecord ? ObjectFrom<TypesOf<Value>> : Value

/** A record, or an object of its slots. */
export type InputRecord<Value> = Value extends AnyRecord ? Value | TypesOf<Value>['input'] : Value

/** A value of a lazy slot as `toObject` returns it. */
export type PlainValue<Value> = Value extends AnyRecord
  ? ObjectFrom<TypesOf<Value>>
  : Value extends (infer Element)[]
    ? PlainValue<Element>[]
    : Value extends Map<string, infer Held>
      ? { [key: string]: PlainValue<Held> }
      : Value

/** A value of a lazy slot as `fromObject` takes it. */
export type InputValue<Value> = Value extends (infer Element)[]
  ? InputValue<Element>[]
  : Value extends Map<string, infer Held>
    ? Value | { readonly [key: string]: InputValue<Held> }
    : InputRecord<Value>
