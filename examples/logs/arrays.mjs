/** What arrays have no method for, and what both storages need. */

/** As `PackedArray.groupBy`; `Map.groupBy` is missing in Node 20. */
export function groupsBy(objects, key) {
  const groups = new Map()
  for (const object of objects) {
    const group = groups.get(object[key])
    if (group === undefined) groups.set(object[key], [object])
    else group.push(object)
  }
  return groups
}

/** As `PackedArray.countBy`. */
export function countsBy(objects, key) {
  const counts = new Map()
  for (const object of objects) counts.set(object[key], (counts.get(object[key]) ?? 0) + 1)
  return counts
}

/** Pairs of a key and its count, the largest count first. */
export const mostOf = (counts) => [...counts].sort(([, a], [, b]) => b - a)

/** By code unit, as `sortBy` has it. */
export const compareTexts = (a, b) => (a < b ? -1 : a > b ? 1 : 0)

/** The values that 50, 95 and 99 per cent do not exceed, to a tenth. Sorts what it is given. */
export function percentilesOf(values) {
  values.sort()
  return [0.5, 0.95, 0.99].map((part) => Number(values[Math.ceil(part * values.length) - 1].toFixed(1)))
}
