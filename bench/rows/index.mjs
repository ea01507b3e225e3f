/** All rows, in the order in which they are printed. */
import * as access from './access.mjs'
import * as construction from './construction.mjs'
import * as definition from './definition.mjs'
import * as interpreted from './interpreted.mjs'
import * as memory from './memory.mjs'
import * as methods from './methods.mjs'
import * as operations from './operations.mjs'
import * as packedColumns from './packed-columns.mjs'
import * as packedIndex from './packed-index.mjs'
import * as packedKinds from './packed-kinds.mjs'
import * as packedPool from './packed-pool.mjs'
import * as packedRecords from './packed.mjs'
import * as small from './small.mjs'
import * as slower from './slower.mjs'
import * as vectors from './vectors.mjs'

/**
 * One comparison. The first side is what the others are compared with.
 *
 * @typedef {object} Row
 * @property {string} name
 * @property {'time' | 'bytes'} [unit] Default: time.
 * @property {readonly number[]} [others] How many other classes are defined and used beforehand; the row is run for
 * each. Default: none.
 * @property {'ratio' | 'difference'} [compare] How a side is compared with the first. Default: times by their ratio,
 * bytes by their difference.
 * @property {number} [records] How many records one piece of work goes through; times are given for one record.
 * Default: 1.
 * @property {number} [settled] How often each side does its work before it is timed at all, where compilers take their
 * time.
 * @property {boolean} [isCold] Times the first few hundred pieces of work, in a process for each round.
 * @property {boolean} [collects] Collects the garbage before each time that is taken, so that no side pays for
 * another's.
 * @property {{ codegen: boolean }} [crowd] The form of these other classes. Default: compiled.
 * @property {number} [milliseconds] How long a side runs in one round, where the usual time is too short to hold its
 * garbage collections.
 * @property {Readonly<Record<string, number>>} [goals] By side: the highest ratio to the first side; for bytes, the
 * most it may have more.
 * @property {Readonly<Record<string, () => any>>} sides Makes the work of a side, or for bytes its class, or says how
 * many bytes it takes.
 */

const packed = {
  rows: [
    ...packedRecords.rows,
    ...packedColumns.rows,
    ...packedKinds.rows,
    ...vectors.rows,
    ...packedPool.rows,
    ...packedIndex.rows,
    ...methods.rows,
    ...small.rows,
  ],
}

const SUBJECTS = { construction, access, memory, definition, operations, interpreted, slower, packed }

/**
 * @type {readonly (Row & { subject: string, unit: 'time' | 'bytes', compare: 'ratio' | 'difference', title: string,
 * othersBefore: number })[]}
 */
export const rows = Object.entries(SUBJECTS).flatMap(([subject, module]) =>
  module.rows.flatMap((row) => expand(subject, row)),
)

function expand(subject, row) {
  const { others = [0], unit = 'time', compare = unit === 'time' ? 'ratio' : 'difference' } = row
  return others.map((othersBefore) => {
    const title = othersBefore > 0 ? `${row.name}, after ${othersBefore} other classes` : row.name
    return Object.assign({}, row, { subject, unit, compare, title, othersBefore })
  })
}
