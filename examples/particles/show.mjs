/** The particles, moving in a terminal. */
import { setTimeout as pause } from 'node:timers/promises'
import { canRedraw, paint, print, redraw, room } from '../shared/terminal.mjs'
import { stepAll } from './particle.mjs'
import { countCells, draw } from './picture.mjs'
import { asColumns } from './storages.mjs'

/** Milliseconds from one picture to the next, at least. */
const PACE = 40
const MOST_FRAMES = 150
const MOST_ROWS = 24

/** Draws the packed particles frame by frame, in one place; nothing where nothing can be drawn over. */
export async function show(count, frames, dt) {
  // Characters are twice as high as wide, and the box is twice as wide as high. Two lines are for the words above and
  // the prompt below.
  const columns = Math.min(room.columns, 4 * MOST_ROWS, 4 * (room.rows - 2))
  const rows = Math.floor(columns / 4)
  if (!canRedraw || rows < 4) return
  const particles = asColumns(count)
  const picture = () => draw(countCells(particles, columns, rows), paint)
  print()
  print(picture().join('\n'))
  for (let frame = 0; frame < Math.min(frames, MOST_FRAMES); frame++) {
    const rest = pause(PACE)
    stepAll(particles, dt)
    redraw(picture())
    await rest
  }
}
