/** Names beyond this length are not compared: the comparison takes time in the product of the lengths. */
const COMPARED_LENGTH = 64

/** The name closest to `wanted` by edit distance, if any is close enough to be a misspelling of it. */
export function nearestName(wanted: string, names: readonly string[]): string | undefined {
  if (wanted.length > COMPARED_LENGTH) return undefined
  let nearest: string | undefined
  let least = Math.floor(Math.max(wanted.length, 3) / 3) + 1
  for (const name of names) {
    if (Math.abs(name.length - wanted.length) >= least || name.length > COMPARED_LENGTH) continue
    const distance = editDistance(wanted.toLowerCase(), name.toLowerCase())
    if (distance < least) {
      nearest = name
      least = distance
    }
  }
  return nearest
}

/** Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours, each costing 1. */
function editDistance(from: string, to: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: to.length + 1 }, (_, column) => column)
  for (let row = 1; row <= from.length; row++) {
    const current = [row]
    for (let column = 1; column <= to.length; column++) {
      const differs = from[row - 1] === to[column - 1] ? 0 : 1
      let distance = Math.min(at(last, column) + 1, at(current, column - 1) + 1, at(last, column - 1) + differs)
      if (row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1]) {
        distance = Math.min(distance, at(beforeLast, column - 2) + 1)
      }
      current.push(distance)
    }
    beforeLast = last
    last = current
  }
  return at(last, to.length)
}

function at(row: readonly number[], column: number): number {
  return row[column] as number
}
