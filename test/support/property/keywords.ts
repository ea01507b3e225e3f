import fc from 'fast-check'
import { anything, isChecked, valueOf, wrongValueOf } from './kinds.js'
import { unknownKey } from './names.js'
import type { Recipe } from './recipes.js'
import type { Fields } from './world.js'

/** An object of keywords, good or bad, and how it holds them. */
export interface Keywords {
  readonly values: Readonly<Fields>
  readonly make: 'own' | 'inherited' | 'hidden' | 'bare' | 'array' | 'proxy' | 'getters'
}

export function keywords({ slots, names }: Recipe): fc.Arbitrary<Keywords> {
  const value = ({ kind }: Recipe['slots'][number]): fc.Arbitrary<unknown> =>
    fc.oneof(
      { weight: 6, arbitrary: valueOf(kind) },
      { weight: 1, arbitrary: isChecked(kind) ? wrongValueOf(kind) : anything },
      { weight: 1, arbitrary: fc.constant(undefined) },
    )
  const known = fc
    .oneof(fc.constant([...slots]), fc.subarray([...slots]))
    .chain((some) => fc.tuple(...some.map((slot) => value(slot).map((given) => [slot.name, given] as const))))
  const others = fc.oneof(
    { weight: 4, arbitrary: fc.constant([]) },
    {
      weight: 1,
      arbitrary: fc.array(
        unknownKey(names).map((key) => [key, 1] as const),
        { maxLength: 3 },
      ),
    },
  )
  return fc.record({
    values: fc.tuple(known, others).map(([some, more]) => Object.fromEntries([...some, ...more]) as Fields),
    make: fc.constantFrom('own', 'own', 'own', 'inherited', 'hidden', 'bare', 'array', 'proxy', 'getters'),
  })
}

export function made({ make }: Keywords, values: Readonly<Fields>): object {
  const descriptors = Object.getOwnPropertyDescriptors(values)
  switch (make) {
    case 'own':
      return { ...values }
    case 'inherited':
      return Object.create({ ...values }) as object
    case 'hidden':
      return Object.defineProperties(
        {},
        Object.fromEntries(Object.entries(descriptors).map(([key, field]) => [key, { ...field, enumerable: false }])),
      )
    case 'bare':
      return Object.create(null, descriptors) as object
    case 'array':
      // An array has a length of its own.
      return Object.defineProperties([], { ...descriptors, length: {} })
    case 'proxy':
      return new Proxy({ ...values }, {})
    case 'getters':
    default:
      return Object.defineProperties(
        {},
        Object.fromEntries(Object.keys(values).map((key) => [key, { get: () => values[key], enumerable: true }])),
      )
  }
}
