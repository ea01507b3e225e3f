/** One class for both storages: what a particle is, and what it does. */
import { defineSlots, f64, oneOf } from 'slotted'

export const BOX = { width: 2, height: 1 }

// A method that reads an exported or imported name has a view made for each row: docs/fast-rows.md.
const { width, height } = BOX

export class Particle extends defineSlots(
  // The kinds say how wide a column is; an object takes any definition, columns need one like this.
  { x: f64, y: f64, vx: f64, vy: f64, color: oneOf('red', 'blue') },
  { args: ['x', 'y', 'vx', 'vy', 'color'] },
) {
  // Each slot is read once and written once: in a packed array either is a call, which V8 compiles away only while
  // there are not too many.
  step(dt) {
    const x = this.x + this.vx * dt
    const y = this.y + this.vy * dt
    if (isBeyond(x, width)) this.vx = -this.vx
    if (isBeyond(y, height)) this.vy = -this.vy
    this.x = bounce(x, width)
    this.y = bounce(y, height)
  }
}

const isBeyond = (place, wall) => place < 0 || place > wall

/** A wall throws back what would be beyond it. */
function bounce(place, wall) {
  if (place < 0) return -place
  return place > wall ? 2 * wall - place : place
}

/** One frame: the same loop over an array of objects and over a packed array. */
export function stepAll(particles, dt) {
  for (const particle of particles) particle.step(dt)
}
