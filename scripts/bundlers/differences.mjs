/** Parts of the program that end otherwise with some tools, and why: what docs/compatibility.md says of them. */

/** Class fields as assignments. */
export const ASSIGNED = {
  fieldOverSlot:
    "A class field over a slot (`name = 'x'`) is compiled to an assignment, which wins over the argument: " +
    'elsewhere it is refused. Set `useDefineForClassFields: true` where the tool has it, ' +
    'and write `declare name: string` or no field.',
}

const LATE =
  "Private members become properties, the library's own as well, so no object that is closed may get one. Records " +
  'that are sealed or frozen are closed to assignment; `close(record)` closes them to everything.'

/** Everything lowered, in Babel's loose mode. */
export const LOWERED = {
  ...ASSIGNED,
  'closings: sealed: extensible': LATE,
  'closings: frozen: extensible': LATE,
  'closings: frozen: frozen': LATE,
}
