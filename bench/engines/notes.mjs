/** Why a side is not ahead on an engine, as far as that was found: the results file says it beside the figures. */

/** @type {readonly { engines: RegExp, works: RegExp, sides: RegExp, note: string }[]} */
const NOTES = []

/** The note on a side, if there is one. */
export const noteOn = (engine, work, side) =>
  NOTES.find(({ engines, works, sides }) => engines.test(engine) && works.test(work) && sides.test(side))?.note
