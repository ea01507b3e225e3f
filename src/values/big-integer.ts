import type { Kind } from '../layout/kind.js'
import { kindOf } from '../layout/kinds.js'
import { showSlotsInJson } from '../record/json.js'

export function bigInteger(name: string, isSigned: boolean): Kind {
  // Not by BigInt.asUintN: QuickJS gets 2⁶⁴ − 1 wrong.
  // Shifted: compilers for old targets make `Math.pow` of `**`, which takes no bigint.
  const [min, max] = isSigned ? [-(1n << 63n), (1n << 63n) - 1n] : [0n, (1n << 64n) - 1n]
  return kindOf({
    name,
    byteWidth: 8,
    accepts: (value) => typeof value === 'bigint' && value >= min && value <= max,
    allowed: `a bigint that fits ${name}`,
    fromPlain: bigintOf,
    toText: String,
    showInJson: showSlotsInJson,
  })
}

/** JSON has no bigints: decimal digits stand for them, and numbers that are exact. */
function bigintOf(data: unknown): unknown {
  const isDecimal = typeof data === 'string' && /^-?\d{1,20}$/.test(data)
  return isDecimal || Number.isSafeInteger(data) ? BigInt(data as string | number) : data
}
