/**
 * What one asks a log: of an array of objects by the methods of arrays and a `Map`, and of rows by those of a
 * `PackedArray`. Both come to the same answers, which JSON can write.
 */
import { PackedIndex } from 'slotted/packed'
import { compareTexts, countsBy, groupsBy, mostOf, percentilesOf } from './arrays.mjs'

const TOP = 10
const LOOKUPS = 10_000

/** What is written in the same way for both. */
const same = (ask) => ({ objects: ask, rows: ask })

export const QUESTIONS = [
  {
    key: 'traffic',
    label: 'add up the bytes',
    ...same((entries) => entries.reduce((sum, { bytes }) => sum + bytes, 0)),
  },
  {
    key: 'errors',
    label: 'filter the errors, the newest ten',
    ...same((entries) => {
      const errors = entries.filter((entry) => entry.isError)
      return { count: errors.length, newest: errors.slice(-TOP).map((entry) => entry.summary) }
    }),
  },
  {
    key: 'statuses',
    label: 'count by status',
    objects: (entries) => mostOf(countsBy(entries, 'status')),
    rows: (entries) => mostOf(entries.countBy('status')),
  },
  {
    key: 'hosts',
    label: 'the ten hosts with most entries',
    objects: (entries) => mostOf(countsBy(entries, 'host')).slice(0, TOP),
    rows: (entries) => mostOf(entries.countBy('host')).slice(0, TOP),
  },
  {
    key: 'paths',
    label: 'percentiles of each path',
    objects: (entries) => Array.from(groupsBy(entries, 'path'), summaryOf),
    rows: (entries) => Array.from(entries.groupBy('path'), summaryOf),
  },
  {
    key: 'slowest',
    label: 'sort by status and duration, ten',
    objects: (entries) => {
      const sorted = [...entries].sort((a, b) => b.status - a.status || b.duration - a.duration)
      return sorted.slice(0, TOP).map((entry) => entry.summary)
    },
    rows: (entries) => {
      const sorted = entries.clone().sortBy({ by: 'status', descending: true }, { by: 'duration', descending: true })
      return Array.from(sorted.rows(0, TOP), (entry) => entry.summary)
    },
  },
  {
    key: 'byPath',
    label: 'sort by path and time, newest ten',
    objects: (entries) => {
      const sorted = [...entries].sort((a, b) => compareTexts(a.path, b.path) || b.at - a.at)
      return sorted.slice(0, TOP).map((entry) => entry.summary)
    },
    rows: (entries) => {
      const sorted = entries.clone().sortBy('path', { by: 'at', descending: true })
      return Array.from(sorted.rows(0, TOP), (entry) => entry.summary)
    },
  },
  {
    key: 'requests',
    label: `index by request, find ${LOOKUPS.toLocaleString('en-US')}`,
    objects: (entries) => {
      const index = new Map(entries.map((entry) => [entry.request, entry]))
      return bytesOf(entries, (request) => index.get(request))
    },
    rows: (entries) => {
      const index = new PackedIndex(entries, 'request')
      const bytes = bytesOf(entries, (request) => index.get(request))
      index.drop()
      return bytes
    },
  },
  {
    key: 'user',
    label: 'index by user, the entries of one',
    objects: (entries) => {
      const index = groupsBy(entries, 'user')
      return (index.get('user7') ?? []).map((entry) => entry.summary)
    },
    rows: (entries) => {
      const index = new PackedIndex(entries, 'user', { unique: false })
      const summaries = index.rows('user7').map((entry) => entry.summary)
      index.drop()
      return summaries
    },
  },
]

/** Of a path how many entries there are, how many errors, and milliseconds. The group is an array or rows. */
function summaryOf([path, group]) {
  let errors = 0
  for (const entry of group) if (entry.isError) errors++
  const durations = Float32Array.from(group, (entry) => entry.duration)
  return { path, count: group.length, errors, percentiles: percentilesOf(durations) }
}

/** Finds requests from all over the log, and adds up what was sent. */
function bytesOf(entries, find) {
  let sum = 0
  for (let number = 0; number < LOOKUPS; number++) {
    const { request } = entries.at((number * 7919) % entries.length)
    sum += find(request).bytes
  }
  return sum
}
