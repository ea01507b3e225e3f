/**
 * Every way to write a slot, and a program of types in which each stands beside each other one, in `defineSlots` and in
 * `extendSlots`. How TypeScript infers a call such as `oneOf('a', 'b')` depends on what it stands in, so the slots are
 * written out where they stand.
 */

const NUMBERS = ['f64', 'f32', 'i8', 'u8', 'i16', 'u16', 'i32', 'u32'].map((kind) => ({
  kind,
  type: 'number',
  value: '1',
}))
const KINDS = [
  ...NUMBERS,
  ...['i64', 'u64'].map((kind) => ({ kind, type: 'bigint', value: '1n' })),
  { kind: 'bool', type: 'boolean', value: 'true' },
  { kind: 'text', type: 'string', value: "'x'" },
  { kind: "oneOf('+', '-')", type: "'+' | '-'", value: "'+'" },
]

/** Slots, as they are written and as they are read. */
const BARE = [
  ...KINDS.map(({ kind, type }) => ({ slot: kind, type })),
  { slot: 'slot<Date>()', type: 'Date' },
  { slot: 'Nested', type: 'Nested' },
  { slot: 'schema<string>()', type: 'string' },
  { slot: "choices(['a', 'b'])", type: "'a' | 'b'" },
]
const WITH_DEFAULT = [
  ...KINDS.map(({ kind, type, value }) => ({ slot: `${kind}(${value})`, type })),
  { slot: "oneOf('+', '-')(() => '-')", type: "'+' | '-'" },
  { slot: "slot('')", type: 'string' },
  { slot: "slot<'a' | 'b'>('a')", type: "'a' | 'b'" },
  { slot: 'slot((): string[] => [])', type: 'string[]' },
]
const WRAPPERS = [
  { wrap: (slot) => `optional(${slot})`, modifier: '', also: ' | undefined' },
  { wrap: (slot) => `readonly(${slot})`, modifier: 'readonly ', also: '' },
  { wrap: (slot) => `doc(${slot}, 'words')`, modifier: '', also: '' },
  { wrap: (slot) => `readonly(doc(optional(${slot}), 'words'))`, modifier: 'readonly ', also: ' | undefined' },
]
const WRAPPED = WRAPPERS.flatMap(({ wrap, modifier, also }) =>
  [...BARE.slice(-7), { slot: "oneOf('+', '-')('+')", type: "'+' | '-'" }].map(({ slot, type }) => ({
    slot: wrap(slot),
    type: type + also,
    modifier,
  })),
)

/** Slots that are made of others, and kinds whose types are like those of others. */
const MADE = [
  { kind: 'f16', type: 'number', value: '1' },
  { kind: 'u8c', type: 'number', value: '1' },
  { kind: 'date', type: 'Date', value: '() => new Date(0)' },
  { kind: 'list(text)', type: 'string[]', value: '() => []' },
  { kind: 'list(Nested)', type: 'Nested[]', value: '() => []' },
  { kind: 'mapOf(u32)', type: 'Map<string, number>', value: '() => new Map()' },
  { kind: 'nullable(date)', type: 'Date | null', value: 'null' },
  { kind: 'vec(f32, 3)', type: 'Float32Array', value: '[0, 0, 0]' },
  { kind: 'anyOf(Nested, text)', type: 'Nested | string', value: "'x'" },
  { kind: 'lazy<Nested>(() => Nested)', type: 'Nested', value: '() => new Nested({ x: 0 })' },
].flatMap(({ kind, type, value }) => [
  { slot: kind, type },
  { slot: `${kind}(${value})`, type },
])
const MADE_WRAPPED = [
  ...WRAPPERS,
  { wrap: (slot) => `nullable(${slot})`, modifier: '', also: ' | null' },
  { wrap: (slot) => `uncompared(${slot})`, modifier: '', also: '' },
].flatMap(({ wrap, modifier, also }) =>
  [
    { slot: 'list(Nested)', type: 'Nested[]' },
    { slot: 'anyOf(Nested, text)', type: 'Nested | string' },
    { slot: "oneOf('+', '-')", type: "'+' | '-'" },
    { slot: 'slot<Date>()', type: 'Date' },
  ].map(({ slot, type }) => ({ slot: wrap(slot), type: type + also, modifier })),
)

/** One of each sort: all beside all would take minutes. */
const SOME = [
  ...BARE.slice(-7),
  { slot: "oneOf('+', '-')('+')", type: "'+' | '-'" },
  { slot: "slot('')", type: 'string' },
]

const amongThemselves = (slots) => slots.flatMap((left, index) => slots.slice(index).map((right) => [left, right]))
const beside = (lefts, rights) => lefts.flatMap((left) => rights.map((right) => [left, right]))

/** Each of some beside itself and each later one, and then each wrapped slot beside each bare one. */
function pairs() {
  return [
    ...amongThemselves([...BARE, ...WITH_DEFAULT]),
    ...beside(WRAPPED, BARE),
    ...amongThemselves(MADE),
    ...beside([...MADE, ...MADE_WRAPPED], SOME),
  ]
}

const HEAD = (surface, expect) => `import { same } from '${expect}'
import { bool, date, f16, f32, f64, i16, i32, i64, i8, oneOf, text, u16, u32, u64, u8, u8c } from '${surface}'
import { anyOf, defineSlots, doc, extendSlots, lazy, list, mapOf, nullable, optional } from '${surface}'
import { readonly, slot, uncompared, vec, type SlotsOf } from '${surface}'
interface Schema<Value> {
  readonly '~standard': {
    readonly version: 1
    readonly types?: { readonly input: Value; readonly output: Value } | undefined
  }
}
declare function schema<Value>(): Schema<Value>
declare function choices<const Value extends string>(values: readonly Value[]): Schema<Value>
class Nested extends defineSlots({ x: f64 }) {}
class Base extends defineSlots({ start: f64 }) {}
`

const field = (name, { type, modifier = '' }) => `${modifier}${name}: ${type}`

function statements(left, right, index) {
  const definition = `{ a: ${left.slot}, b: ${right.slot} }`
  const types = `${field('a', left)}; ${field('b', right)}`
  return `const Defined${index} = defineSlots(${definition}); same<SlotsOf<typeof Defined${index}>, { ${types} }>(true)
const Extended${index} = extendSlots(Base, ${definition})
same<SlotsOf<typeof Extended${index}>, { start: number; ${types} }>(true)`
}

/** The program of all pairs; it imports the library from `surface`, and `same` from `expect`. */
export function slotPairs(surface, expect) {
  return (
    HEAD(surface, expect) +
    pairs()
      .map(([left, right], index) => statements(left, right, index))
      .join('\n')
  )
}
