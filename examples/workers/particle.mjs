/** What main.mjs and its workers have in common: each thread makes the class itself. */
import { defineSlots, f64, text } from 'slotted'

/** A particle between two walls, at 0 and 1, which knows the wall that it met last. */
export class Particle extends defineSlots({ x: f64, v: f64, wall: text }, { args: ['x', 'v', 'wall'] }) {
  step(dt) {
    const x = this.x + this.v * dt
    if (x >= 0 && x <= 1) {
      this.x = x
    } else {
      this.v = -this.v
      this.x = x < 0 ? -x : 2 - x
      this.wall = x < 0 ? 'left' : 'right'
    }
  }
}

/** The strings of `wall`. */
export const WALLS = ['none', 'left', 'right']
