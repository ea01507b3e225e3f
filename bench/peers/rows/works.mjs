/** What is done with many rows, and what it answers: the sides must agree. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { idOf, shuffled } from './values.mjs'

const DT = 0.5
/** Half of the rows are below. */
const LIMIT = 2 ** 17

/** Every tenth row, the last first: rows that are moved into gaps are then no others. */
const tenth = (count) => Uint32Array.from({ length: Math.floor(count / 10) }, (_, turn) => count - 1 - turn * 10)

/** Calls a function with the name of a file, which is gone afterwards. */
export async function inFile(action) {
  const folder = mkdtempSync(join(tmpdir(), 'rows-'))
  try {
    return await action(join(folder, 'rows'))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/**
 * `given` is made before the time begins, of the number of rows. `isOnce`: rows that this was done to are not as they
 * were, so each pass has others. `pieces`: how many there are of what times are given for, where that is not the row.
 * `answer`: what is compared, after the time.
 *
 * @type {Readonly<Record<string, { given?: (count: number) => any, run: (side: any, given: any, count: number) => any,
 * isOnce?: boolean, pieces?: (count: number) => number, answer?: (side: any, made: any, count: number) => any }>>}
 */
export const WORKS = {
  create: { isOnce: true, run: (side, _, count) => side.create(count), answer: (side) => side.sum() },
  update: { run: (side) => side.update(DT), answer: (side) => side.sum() },
  'random read': { given: (count) => shuffled(count), run: (side, numbers) => side.read(numbers) },
  'remove and add': {
    isOnce: true,
    given: tenth,
    pieces: (count) => Math.floor(count / 10),
    run: (side, numbers) => side.replace(numbers),
    answer: (side) => side.sum(),
  },
  sort: {
    isOnce: true,
    run: (side) => side.sort(),
    answer: (_, at, count) => {
      let mixed = 0
      for (let place = 0; place < count; place++) mixed = (Math.imul(mixed, 31) + at(place)) | 0
      return mixed
    },
  },
  filter: { run: (side) => side.filter(LIMIT) },
  index: {
    given: (count) => shuffled(count, Math.floor(count / 10)).map(idOf),
    run: (side, ids) => side.index(ids),
  },
  group: { run: (side) => side.group() },
  'save and load': {
    run: (side) =>
      inFile(async (file) => {
        await side.save(file)
        await side.load(file)
      }),
    answer: (side) => side.sum(),
  },
}
