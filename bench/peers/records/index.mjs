import { WORKS } from './works.mjs'

/** The sides of the records, by the file that holds each; the first is what the others are compared with. */
export const SIDES = [
  'plain',
  'extending',
  'sealed',
  'literal',
  'proxy',
  'map',
  'immutable',
  'dataclass',
  'effect-schema-class',
  'effect-data-class',
  'zod',
  'class-transformer',
  'slotted-sealed',
  'slotted-guarded',
  'slotted-frozen',
  'slotted-open',
  'slotted-dynamic',
]

/** How many records a piece of work goes through. */
const COUNTS = [262_144, 1_000_000]
const QUICK_COUNTS = [65_536]

/**
 * What a file of this folder exports: `title`, as tables show it; `packages`, of whom it needs; `cannot`, by work, why
 * it is left out; and `define`, which makes a class of three fields (a string, a whole number below 2^32, a double) and
 * returns what is done with its records. `parse` returns nothing for what it refuses; what it does with unknown names
 * is its own affair.
 *
 * @typedef {object} Side
 * @property {string} title
 * @property {readonly string[]} [packages]
 * @property {Readonly<Record<string, string>>} [cannot]
 * @property {() => Operations} define
 *
 * @typedef {object} Operations
 * @property {(name: string, identifier: number, score: number) => any} create
 * @property {(record: any) => number} read Its score.
 * @property {(record: any, score: number) => void} write
 * @property {(record: any, by: number) => number} method `score * by + identifier`.
 * @property {(record: any, score: number) => any} copyWith
 * @property {(left: any, right: any) => boolean} equals
 * @property {(record: any) => number} hash
 * @property {(record: any) => string} toJSON
 * @property {(input: unknown) => any} parse
 * @property {(input: unknown) => any} parseTeam Of an object with a title, a lead and a list of members.
 */

/** Pieces of work, each of which a process is started for. `counts` are measured in one process. */
export function tasks(isQuick) {
  const all = isQuick ? QUICK_COUNTS : COUNTS
  const timed = Object.entries(WORKS).map(([work, { counts = all, needs, answers = true }]) => ({
    work,
    counts,
    needs,
    answers,
    unit: 'ns',
  }))
  return [...timed, ...all.map((count) => ({ work: 'bytes each', counts: [count], unit: 'bytes' }))]
}
