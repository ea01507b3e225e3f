/** Longer names are not compared. */
const COMPARED_LENGTH = 64

/** How many edits apart a misspelling may be: the comparison takes time exponential in them. */
const MAX_EDITS = 3

/** How much comparing there may still be, in names and letters looked at; all searches for one error share it. */
export interface Effort {
  left: number
}

/** Enough for one search among 1,020 long names that are alike; less than a millisecond. */
const WHOLE_EFFORT = 100_000

/**
 * The name that `wanted` is most likely a misspelling of: the closest one, if no more than a third of the letters, or
 * one, tells them apart.
 *
 * @param effort What the search may cost; when it is spent, the best name so far is the answer.
 */
export function nearestName(
  wanted: string,
  names: readonly string[],
  effort: Effort = { left: WHOLE_EFFORT },
): string | undefined {
  if (wanted.length > COMPARED_LENGTH) return undefined
  let most = wanted.length < 2 ? 0 : Math.min(MAX_EDITS, Math.max(1, Math.floor(wanted.length / 3)))
  let nearest: string | undefined
  for (const name of names) {
    if (most < 0 || --effort.left < 0) break
    if (!isWithin(most, wanted, 0, name, 0, effort)) continue
    nearest = name
    // Only a closer one is wanted from here on.
    while (most >= 0 && isWithin(most, wanted, 0, name, 0, effort)) most--
  }
  return nearest
}

/**
 * Do so many edits turn the rest of one name into that of the other? An edit inserts, deletes or replaces a letter, or
 * swaps two neighbours.
 */
function isWithin(edits: number, from: string, start: number, to: string, other: number, effort: Effort): boolean {
  let [i, j] = [start, other]
  for (; i < from.length && j < to.length && from[i] === to[j]; i++, j++) if (--effort.left < 0) return false
  const [left, right] = [from.length - i, to.length - j]
  if (Math.abs(left - right) > edits || --effort.left < 0) return false
  if (left === 0 || right === 0) return true
  if (edits === 0) return false
  const isSwap = from[i] === to[j + 1] && from[i + 1] === to[j]
  return (
    isWithin(edits - 1, from, i + 1, to, j, effort) ||
    isWithin(edits - 1, from, i, to, j + 1, effort) ||
    isWithin(edits - 1, from, i + 1, to, j + 1, effort) ||
    (isSwap && isWithin(edits - 1, from, i + 2, to, j + 2, effort))
  )
}
