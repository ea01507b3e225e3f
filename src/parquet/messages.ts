import { SlotError } from '../index.js'

// The errors of this part.

export function badGroupSize(caller: string): SlotError {
  return new SlotError('bad-option', `${caller}: option "rowsPerGroup" must be at least 1.`)
}
