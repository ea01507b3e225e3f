/** Why a side of the library is behind one of the others: by suite and work, for all its sides or for one. */
export const NOTES = { records: {}, rows: {} }

/** Less than this says nothing. */
const MARGIN = 1.03

/** Is what the library's side takes in its best process more than what another side takes in its worst? */
export function isBehind(side, { unit, sides }) {
  const key = unit === 'ns' ? 'cpu' : unit
  return isOurs(side) && sides.some((other) => !isOurs(other) && other[key].high * MARGIN < side[key].low)
}

export const isOurs = ({ name }) => name.startsWith('slotted')

/** The row, with a note at each side of the library that is behind. */
export function annotate(row) {
  const notes = NOTES[row.group][row.work] ?? {}
  const sides = row.sides.map((side) => {
    const note = notes[side.name] ?? notes.all
    return note !== undefined && isBehind(side, row) ? { ...side, note } : side
  })
  return { ...row, sides }
}
