/** Where the particles begin: two bursts, a red one and a blue one, flying apart in all directions. */
import { randomFrom } from '../shared/random.mjs'
import { BOX } from './particle.mjs'

const SEED = 1

/** Calls `add(x, y, vx, vy, color)` for each of `count` particles, the same ones in every process. */
export function burst(count, add) {
  const random = randomFrom(SEED)
  for (let index = 0; index < count; index++) {
    const isRed = index % 2 === 0
    const angle = 2 * Math.PI * random()
    const speed = 0.4 + 0.1 * random()
    const x = BOX.width * (isRed ? 0.3 : 0.7)
    add(x, BOX.height / 2, speed * Math.cos(angle), speed * Math.sin(angle), isRed ? 'red' : 'blue')
  }
}
