/** What several runs came to. */
export interface Spread {
  /** The middle one, or the mean of the two middle ones. */
  readonly median: number
  readonly least: number
  readonly most: number
}

/** The middle of some figures, of which there is at least one, and their ends. */
export function spreadOf(figures: readonly number[]): Spread {
  const sorted = [...figures].sort((a, b) => a - b)
  const place = (sorted.length - 1) / 2
  const [below = Number.NaN, above = Number.NaN] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]]
  return { median: (below + above) / 2, least: sorted[0] ?? Number.NaN, most: sorted.at(-1) ?? Number.NaN }
}
