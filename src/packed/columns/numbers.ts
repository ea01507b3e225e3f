import { PASS, THROW } from '../../codegen/gate.js'
import { code, type Source } from '../../codegen/source.js'
import type { Field, TypedArray } from '../packed-types.js'
import type { Column, Storage } from './column.js'
import { typedElements } from './elements.js'
import { keysOfBigIntegers, keysOfFloats, keysOfIntegers } from './ordering.js'

/** Numbers and bigints: as they are, in a typed array of their kind. */
export function numbers(Elements: unknown): Storage {
  return (facts) => {
    const { field, position, kind } = facts
    const base = typedElements(facts, Elements, /[iu]64/.test(kind.name) ? 'bigint' : 'number')
    return {
      ...base,
      bindings: { PASS, THROW, [`refuse${position}`]: base.refuse },
      ...(kind.toText && plainText(base, kind.toText)),
      ...ordering(field, kind.name),
      emitWrite: (v) =>
        kind.name === 'f64'
          ? code`if (typeof ${v} !== "number") refuse${position}(${v}); s[${field}][i] = ${v};`
          : code`s[${field}][i] = (${emitFits(kind.name, v)} ? PASS : THROW).take(${v}, refuse${position});`,
    }
  }
}

function ordering(field: Field, name: string): Pick<Column<TypedArray>, 'keys' | 'codes'> {
  const isSigned = name.startsWith('i')
  // Halves as they are in single precision.
  const widened = (values: TypedArray, rows: number): TypedArray =>
    name === 'f16' ? (new Float32Array(values.subarray(0, rows)) as never) : values
  if (name.startsWith('f'))
    return {
      keys: (store, rows, absent, caller) => keysOfFloats(widened(store[field], rows) as never, rows, absent, caller),
    }
  if (/64/.test(name)) return { keys: (store, rows) => keysOfBigIntegers(store[field], rows, isSigned) }
  const keys: Column<TypedArray>['keys'] = (store, rows) => keysOfIntegers(store[field], rows, isSigned)
  if (!/^u(8c?|16)$/.test(name)) return { keys }
  return { keys, codes: (store) => ({ codes: store[field], size: 2 ** (name === 'u16' ? 16 : 8) }) }
}

/** JSON takes no bigints. */
function plainText(
  { emitRead, read }: Column<TypedArray>,
  toText: (value: unknown) => string,
): Pick<Column<TypedArray>, 'emitPlain' | 'plain'> {
  return { emitPlain: () => code`String(${emitRead()})`, plain: (store, row) => toText(read(store, row)) }
}

/** QuickJS computes `BigInt.asUintN` wrongly. */
const HAS_SOUND_BIGINTS = BigInt.asUintN(64, -1n) === (1n << 64n) - 1n

/** What `kind.accepts` says of a number, in words that V8 reduces to machine code. */
function emitFits(name: string, v: Source): Source {
  const isNumber = code`typeof ${v} === "number"`
  if (name === 'f32')
    return code`${isNumber} && (${v} < 3.4028235677973366e38 && ${v} > -3.4028235677973366e38 || ${v} - ${v} !== 0)`
  if (name === 'f16') return code`${isNumber} && (${v} < 65520 && ${v} > -65520 || ${v} - ${v} !== 0)`
  if (name === 'u8c') return code`${isNumber} && ${v} === ${v}`
  if (name === 'u32') return code`${isNumber} && ${v} >>> 0 === ${v}`
  if (name === 'i64' || name === 'u64') return code`typeof ${v} === "bigint" && ${emitFits64(name === 'i64', v)}`
  const isSigned = name.startsWith('i')
  const limit = 2 ** (Number(name.slice(1)) - (isSigned ? 1 : 0))
  return code`${isNumber} && (${v} | 0) === ${v} && ${v} >= ${isSigned ? -limit : 0} && ${v} < ${limit}`
}

function emitFits64(isSigned: boolean, v: Source): Source {
  if (HAS_SOUND_BIGINTS)
    return isSigned ? code`BigInt.asIntN(64, ${v}) === ${v}` : code`BigInt.asUintN(64, ${v}) === ${v}`
  return isSigned
    ? code`${v} >= -9223372036854775808n && ${v} <= 9223372036854775807n`
    : code`${v} >= 0n && ${v} <= 18446744073709551615n`
}
