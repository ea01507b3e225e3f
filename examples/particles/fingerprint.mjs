/**
 * 32 bits that differ, almost certainly, if any position differs by a single bit: FNV-1a over the words of all
 * coordinates. A sum would not do, in which two errors can cancel.
 */
export function fingerprintOf(particles) {
  const position = new Float64Array(2)
  const words = new Uint32Array(position.buffer)
  let hash = 0x811c9dc5
  for (const { x, y } of particles) {
    position[0] = x
    position[1] = y
    for (let index = 0; index < 4; index++) hash = Math.imul(hash ^ words[index], 0x01000193)
  }
  return (hash >>> 0).toString(16).padStart(8, '0')
}
