/** How figures are written on pages and in pictures. */

/** Three digits: `0.123`, `1.23`, `12.3`, `123`, `12,300`. */
export function short(value) {
  const rounded = Number(value.toPrecision(3))
  return Math.abs(rounded) >= 100 ? rounded.toLocaleString('en-US') : String(rounded)
}

/** The median, and the ends where they differ from it: `12.3 (11.9–14)`. */
export function spread({ median, low, high }) {
  const ends = [low, high].map(short)
  return ends.every((end) => end === short(median)) ? short(median) : `${short(median)} (${ends.join('–')})`
}

/** `262,144`. */
export const toCount = (count) => count.toLocaleString('en-US')

/** What a side of a row is measured in. */
export const figureOf = (side, unit) => (unit === 'ns' ? (side.cpu ?? side.wall) : side[unit])
