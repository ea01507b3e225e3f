/** 64-bit integers as pairs of 32-bit halves, the lower one first: bigints would cost an object each. */
const TWO_32 = 2 ** 32

/** Whole numbers below 2⁵³ in size, as `Int64`. */
export function int64Of(values: ArrayLike<number>, from = 0, to = values.length): Uint8Array {
  const halves = new Int32Array((to - from) * 2)
  for (let row = from, half = 0; row < to; row++, half += 2) {
    // What is no number becomes 0: it stands where there is no value.
    const value = (values[row] as number) || 0
    halves[half] = value
    halves[half + 1] = Math.floor(value / TWO_32)
  }
  return new Uint8Array(halves.buffer)
}

/** The number of an `Int64` whose halves stand at a place; above 2⁵³ in size it is rounded. */
export function numberOf(halves: Int32Array, place: number): number {
  return (halves[place + 1] as number) * TWO_32 + ((halves[place] as number) >>> 0)
}

/** A number as `LEB128`, as ClickHouse writes lengths and counts. */
export function varint(value: number): number[] {
  const bytes: number[] = []
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    bytes.push(rest < 128 ? rest : (rest % 128) + 128)
    if (rest < 128) return bytes
  }
}
