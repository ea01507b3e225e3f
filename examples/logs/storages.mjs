/** Three places to keep the entries of a log. */
import { PackedArray } from 'slotted/packed'
import { Entry, PlainEntry } from './entry.mjs'
import { readLog } from './read.mjs'

/** An object each. Its strings are parts of the text that was read, and keep all of it. */
async function asObjects(log) {
  const entries = []
  const unreadable = await readLog(log, (...fields) => entries.push(new PlainEntry(...fields)))
  return { entries, unreadable }
}

/** An object each, and each distinct string once, in a `Map` that is dropped afterwards. */
async function asObjectsOfOwnStrings(log) {
  const known = new Map()
  const own = (string) => {
    const one = known.get(string)
    if (one !== undefined) return one
    // A string that is made from bytes is not a part of another.
    const copy = Buffer.from(string).toString()
    known.set(copy, copy)
    return copy
  }
  const entries = []
  const unreadable = await readLog(log, (at, request, host, user, method, path, status, bytes, duration, agent) => {
    const name = user === undefined ? undefined : own(user)
    entries.push(
      new PlainEntry(at, request, own(host), name, own(method), own(path), status, bytes, duration, own(agent)),
    )
  })
  return { entries, unreadable }
}

/** A row each. */
async function asRows(log) {
  const entries = new PackedArray(Entry)
  const unreadable = await readLog(log, (...fields) => entries.push(...fields))
  return { entries, unreadable }
}

/** In the order in which they are measured and shown. */
export const STORAGES = [
  { key: 'objects', label: 'objects', form: 'objects', load: asObjects },
  { key: 'own', label: 'strings once', form: 'objects', load: asObjectsOfOwnStrings },
  { key: 'rows', label: 'rows', form: 'rows', load: asRows },
]
