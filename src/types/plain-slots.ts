import type { AnyRecordClass, TypesOf } from './brand.js'
import type { InputRecord, InputValue, PlainRecord, PlainValue } from './plain.js'
import type { Given, MadeOf, Read } from './slot-types.js'

/** The type that `toObject` makes of a slot. */
export type PlainOf<S> =
  MadeOf<S> extends { readonly of: infer Inner; readonly or: infer Nothing }
    ? PlainOf<Inner> | Nothing
    : MadeOf<S> extends { readonly list: infer Inner }
      ? PlainOf<Inner>[]
      : MadeOf<S> extends { readonly map: infer Inner }
        ? { [key: string]: PlainOf<Inner> }
        : MadeOf<S> extends { readonly lazy: infer Value }
          ? PlainValue<Value>
          : MadeOf<S> extends { readonly on: infer On extends string; readonly classes: infer Classes }
            ? { [Tag in keyof Classes]: PlainOf<Classes[Tag]> & { [Key in On]: Tag } }[keyof Classes]
            : MadeOf<S> extends { readonly numbers: infer Numbers }
              ? Numbers
              : PlainRecord<Read<S>>

/** The type that `fromObject` takes for a slot. */
export type InputOf<S> =
  MadeOf<S> extends { readonly of: infer Inner; readonly or: infer Nothing }
    ? InputOf<Inner> | Nothing
    : MadeOf<S> extends { readonly list: infer Inner }
      ? InputOf<Inner>[]
      : MadeOf<S> extends { readonly map: infer Inner }
        ? Map<string, InputOf<Inner>> | { readonly [key: string]: InputOf<Inner> }
        : MadeOf<S> extends { readonly lazy: infer Value }
          ? InputValue<Value>
          : MadeOf<S> extends { readonly on: infer On extends string; readonly classes: infer Classes }
            ? {
                [Tag in keyof Classes]: Classes[Tag] extends AnyRecordClass
                  ? InstanceType<Classes[Tag]> | (TypesOf<InstanceType<Classes[Tag]>>['input'] & { [Key in On]: Tag })
                  : never
              }[keyof Classes]
            : MadeOf<S> extends { readonly numbers: infer Numbers }
              ? Read<S> | Numbers
              : S extends AnyRecordClass
                ? InputRecord<InstanceType<S>>
                : Given<S>
