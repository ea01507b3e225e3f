/** Bytes that a column of bits takes for so many rows. */
export function bytesOfBits(rows: number): number {
  return (rows + 7) >>> 3
}

export function readBit(bits: Uint8Array, row: number): boolean {
  return (((bits[row >>> 3] as number) >>> (row & 7)) & 1) === 1
}

/** Eight rows share a byte, and of a shared array eight threads may write it at once. */
export function writeBit(bits: Uint8Array, row: number, value: unknown, isShared: boolean): void {
  const index = row >>> 3
  const shift = row & 7
  // Without a branch, which would be mispredicted half of the time: `true << 3` is 8.
  if (!isShared) bits[index] = ((bits[index] as number) & ~(1 << shift)) | ((value as number) << shift)
  else writeSharedBit(bits, index, 1 << shift, value === true)
}

/**
 * Not by `Atomics.or` and `Atomics.and`: JavaScriptCore (Bun 1.4.5) compiles them wrongly for bytes, and bits get lost.
 */
function writeSharedBit(bits: Uint8Array, index: number, mask: number, isSet: boolean): void {
  for (;;) {
    const before = Atomics.load(bits, index)
    const after = isSet ? before | mask : before & ~mask
    if (after === before || Atomics.compareExchange(bits, index, before, after) === before) return
  }
}
