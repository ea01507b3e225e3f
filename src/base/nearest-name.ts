/** Longer names are not compared. */
const COMPARED_LENGTH = 64

/** Edits that a misspelling may have. The time of a comparison grows exponentially with them. */
const MAX_EDITS = 3

/** How much searching is still allowed, in names and letters looked at. All searches for one error share it. */
export interface Effort {
  left: number
}

/** Enough for one search among 1,020 similar long names; it takes less than a millisecond. */
const WHOLE_EFFORT = 100_000

/**
 * Finds the name that `wanted` most likely misspells: the closest one, if at most a third of the letters, or one
 * letter, differ.
 *
 * @param effort What the search may cost. When it is spent, the answer is the best name so far.
 */
export function nearestName(
  wanted: string,
  names: readonly string[],
  effort: Effort = { left: WHOLE_EFFORT },
): string | undefined {
  if (wanted.length > COMPARED_LENGTH) return undefined
  let max = wanted.length < 2 ? 0 : Math.min(MAX_EDITS, Math.max(1, Math.floor(wanted.length / 3)))
  let nearest: string | undefined
  for (const name of names) {
    if (max < 0 || --effort.left < 0) break
    if (!isWithin(max, wanted, 0, name, 0, effort)) continue
    nearest = name
    // Only a closer one is wanted from here on.
    while (max >= 0 && isWithin(max, wanted, 0, name, 0, effort)) max--
  }
  return nearest
}

/**
 * Whether this many edits can turn the rest of one name into the rest of the other. An edit inserts, deletes or
 * replaces a letter, or swaps two neighbours.
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
