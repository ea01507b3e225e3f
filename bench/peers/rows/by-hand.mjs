/** What people write by hand, where a library has nothing of its own. Rows are known by numbers below `count`. */
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs'
import { GROUPS } from './values.mjs'

/** Numbers of rows by their keys, lowest first. */
export function orderOf(keys) {
  const order = Uint32Array.from(keys, (_, number) => number)
  return order.sort((left, right) => keys[left] - keys[right])
}

/** Keys of rows, read once each. */
export function keysOf(count, keyOf) {
  const keys = new Float64Array(count)
  for (let number = 0; number < count; number++) keys[number] = keyOf(number)
  return keys
}

/** Numbers of the rows that a test accepts. */
export function chosen(count, test) {
  const numbers = []
  for (let number = 0; number < count; number++) if (test(number)) numbers.push(number)
  return numbers
}

/** What each id belongs to: the row's number, or whatever a program knows it by. */
export function mapOf(count, idAt, valueAt = (number) => number) {
  const map = new Map()
  for (let number = 0; number < count; number++) map.set(idAt(number), valueAt(number))
  return map
}

/** The members of each group, then their sum. */
export function sumsOf(count, groupAt, xAt) {
  const groups = Array.from({ length: GROUPS }, () => [])
  for (let number = 0; number < count; number++) groups[groupAt(number)].push(number)
  return groups.map((numbers) => {
    let sum = 0
    for (const number of numbers) sum += xAt(number)
    return sum
  })
}

/** Objects that have `group` and `x`. */
export function sumsOfObjects(objects) {
  const groups = new Map()
  for (const object of objects) {
    const group = groups.get(object.group)
    if (group === undefined) groups.set(object.group, [object])
    else group.push(object)
  }
  return Array.from({ length: GROUPS }, (_, group) => groups.get(group).reduce((sum, { x }) => sum + x, 0))
}

const LINE = 10_000

/** JSON, ten thousand objects a line: one text of all would be too long for a string. */
export function saveObjects(file, objects) {
  const out = openSync(file, 'w')
  for (let start = 0; start < objects.length; start += LINE)
    writeSync(out, `${JSON.stringify(objects.slice(start, start + LINE))}\n`)
  closeSync(out)
}

export function* loadObjects(file) {
  const bytes = readFileSync(file)
  for (let start = 0; start < bytes.length;) {
    const end = bytes.indexOf(10, start)
    yield* JSON.parse(bytes.toString('utf8', start, end))
    start = end + 1
  }
}

/** Writes memory as it is, one piece after the other. */
export function saveBytes(file, pieces) {
  const out = openSync(file, 'w')
  for (const piece of pieces) {
    const bytes = new Uint8Array(piece.buffer, piece.byteOffset, piece.byteLength)
    for (let start = 0; start < bytes.length;)
      start += writeSync(out, bytes, start, Math.min(bytes.length - start, 2 ** 30))
  }
  closeSync(out)
}

/** @returns {ArrayBuffer} */
export function loadBytes(file) {
  const { buffer, byteOffset, byteLength } = readFileSync(file)
  return byteOffset === 0 && byteLength === buffer.byteLength
    ? buffer
    : buffer.slice(byteOffset, byteOffset + byteLength)
}
