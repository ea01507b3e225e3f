/** The two places to keep particles. Whoever loops over them need not know which it is. */
import { PackedArray } from 'slotted/packed'
import { burst } from './bursts.mjs'
import { Particle } from './particle.mjs'

/** An object each, in an array of exactly that length. */
export function asObjects(count) {
  const particles = new Array(count)
  let index = 0
  burst(count, (x, y, vx, vy, color) => {
    particles[index++] = new Particle(x, y, vx, vy, color)
  })
  return particles
}

/** A column a slot: `push` takes the arguments of `new Particle`. */
export function asColumns(count) {
  const particles = new PackedArray(Particle, { capacity: count })
  burst(count, (x, y, vx, vy, color) => {
    particles.push(x, y, vx, vy, color)
  })
  return particles
}

/** In the order in which they are measured and shown. */
export const STORAGES = [
  { key: 'objects', label: 'objects', make: asObjects },
  { key: 'packed', label: 'packed', make: asColumns },
]
