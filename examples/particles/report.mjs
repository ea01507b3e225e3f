/** What was measured, as a table and in words. */
import Table from 'cli-table3'
import { toBytes, toMebibytes, toMilliseconds, toRatio } from '../shared/figures.mjs'

/**
 * @param {{ label: string, bytes: number, createMilliseconds: number, frameMilliseconds: number }[]} results
 * @param {number} count How many particles there were.
 */
export function tableOf(results, count) {
  const table = new Table({
    head: ['', 'bytes/particle', 'total MiB', 'create all, ms', 'one frame, ms'],
    colAligns: ['left', 'right', 'right', 'right', 'right'],
    style: { head: [], border: [] },
  })
  for (const { label, bytes, createMilliseconds, frameMilliseconds } of results) {
    table.push([
      label,
      toBytes(bytes / count),
      toMebibytes(bytes),
      toMilliseconds(createMilliseconds),
      toMilliseconds(frameMilliseconds),
    ])
  }
  return table.toString()
}

/** The sentences under the table. */
export function wordsOf([objects, packed], count, bytesPerRecord) {
  const ratio = (figure) => toRatio(packed[figure] / objects[figure])
  return (
    `Packed, objects = 1: memory ${ratio('bytes')}, time to create ${ratio('createMilliseconds')}, time of a frame ` +
    `${ratio('frameMilliseconds')}. ` +
    `The layout promises ${bytesPerRecord} bytes a particle, and ${toBytes(packed.bytes / count)} were measured. ` +
    `Both storages came to the same positions, to the last bit (fingerprint ${packed.fingerprint}).`
  )
}
