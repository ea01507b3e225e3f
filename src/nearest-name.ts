/** Longer names are not compared. */
const COMPARED_LENGTH = 64

/** How many edits apart a misspelling may be: the comparison takes time exponential in them. */
const MOST_EDITS = 3

/** The name that `wanted` is most likely a misspelling of: the closest one, if no more than a third of the letters, or one, tells them apart. */
export function nearestName(wanted: string, names: readonly string[]): string | undefined {
  if (wanted.length > COMPARED_LENGTH) return undefined
  const most = wanted.length < 2 ? 0 : Math.min(MOST_EDITS, Math.max(1, wanted.length / 3))
  for (let edits = 0; edits <= most; edits++) {
    const nearest = names.find((name) => isWithin(edits, wanted, name))
    if (nearest !== undefined) return nearest
  }
  return undefined
}

/** Do so many edits turn one name into the other? An edit inserts, deletes or replaces a letter, or swaps two neighbours. */
function isWithin(edits: number, from: string, to: string): boolean {
  if (Math.abs(from.length - to.length) > edits) return false
  if (from === '' || to === '') return true
  const left = from.slice(1)
  const right = to.slice(1)
  if (from[0] === to[0]) return isWithin(edits, left, right)
  const isSwap = from[0] === right[0] && left[0] === to[0]
  return (
    edits > 0 &&
    (isWithin(edits - 1, left, to) ||
      isWithin(edits - 1, from, right) ||
      isWithin(edits - 1, left, right) ||
      (isSwap && isWithin(edits - 1, left.slice(1), right.slice(1))))
  )
}
