/**
 * Classes with methods as people write them: they read constants that are imported and exported, call functions, other
 * methods and getters, and branch. Each subject has the class, the values of record `i`, one line of work on a
 * `record`, and the same work as a loop over the columns. A query on the address of this module gives a copy of all,
 * so that sides of a benchmark share no type feedback.
 */
import { bool, defineSlots, extendSlots, f64, i32, oneOf, optional, text, u32 } from 'slotted'
import { BOX, clamp } from './box.mjs'

export const GRAVITY = { x: 0, y: -9.81, z: 0 }

const { width, height } = BOX

const isBeyond = (place, wall) => place < 0 || place > wall

function bounce(place, wall) {
  if (place < 0) return -place
  return place > wall ? 2 * wall - place : place
}

class Particle extends defineSlots({ x: f64, y: f64, vx: f64, vy: f64 }, { args: ['x', 'y', 'vx', 'vy'] }) {
  step(dt) {
    const x = this.x + this.vx * dt
    const y = this.y + this.vy * dt
    if (isBeyond(x, BOX.width)) this.vx = -this.vx
    if (isBeyond(y, BOX.height)) this.vy = -this.vy
    this.x = bounce(x, BOX.width)
    this.y = bounce(y, BOX.height)
  }
}

/** The same, with constants of this module in place of the import. */
class NearParticle extends defineSlots({ x: f64, y: f64, vx: f64, vy: f64 }, { args: ['x', 'y', 'vx', 'vy'] }) {
  step(dt) {
    const x = this.x + this.vx * dt
    const y = this.y + this.vy * dt
    if (isBeyond(x, width)) this.vx = -this.vx
    if (isBeyond(y, height)) this.vy = -this.vy
    this.x = bounce(x, width)
    this.y = bounce(y, height)
  }
}

const AXES = ['x', 'y', 'z', 'vx', 'vy', 'vz', 'ax', 'ay', 'az']

class Body extends defineSlots(Object.fromEntries(AXES.map((name) => [name, f64])), { args: AXES }) {
  step(dt) {
    this.vx += (this.ax + GRAVITY.x) * dt
    this.vy += (this.ay + GRAVITY.y) * dt
    this.vz += (this.az + GRAVITY.z) * dt
    this.x += this.vx * dt
    this.y += this.vy * dt
    this.z += this.vz * dt
  }
}

class Vector extends defineSlots({ x: f64, y: f64, z: f64 }, { args: ['x', 'y', 'z'] }) {
  add(other, factor) {
    this.x += other.x * factor
    this.y += other.y * factor
    this.z += other.z * factor
  }
}

class Placed extends defineSlots({ place: Vector, speed: Vector }, { args: ['place', 'speed'] }) {
  step(dt) {
    this.place.add(this.speed, dt)
  }
}

class Order extends defineSlots(
  { price: f64, amount: i32, side: oneOf('bid', 'ask'), isOpen: bool, fills: u32 },
  { args: ['price', 'amount', 'side', 'isOpen', 'fills'] },
) {
  match(price) {
    if (!this.isOpen) return 0
    if (this.side === 'bid' ? price > this.price : price < this.price) return 0
    const filled = this.amount > 10 ? 10 : this.amount
    this.amount -= filled
    this.fills += 1
    if (this.amount === 0) this.isOpen = false
    return filled
  }
}

class Visit extends defineSlots(
  { country: text, device: oneOf('phone', 'tablet', 'desk'), isMember: bool, spent: optional(f64) },
  { args: ['country', 'device', 'isMember', 'spent'] },
) {
  isWanted(country) {
    return this.isMember && this.device === 'phone' && this.country === country && (this.spent ?? 0) > 5
  }
}

class Agent extends defineSlots({ x: f64, y: f64, energy: f64 }, { args: ['x', 'y', 'energy'] }) {
  get distance() {
    return Math.hypot(this.x, this.y)
  }

  spend(amount) {
    this.energy = clamp(this.energy - amount, 0, 100)
  }

  step(dt) {
    this.x += Math.cos(this.energy) * dt
    this.y += Math.sin(this.energy) * dt
    this.spend(this.distance * dt)
  }
}

class Moving extends defineSlots({ x: f64, v: f64 }, { args: ['x', 'v'] }) {
  step(dt) {
    this.x += this.v * dt
  }
}

class Weighed extends extendSlots(Moving, { mass: f64 }, { args: ['mass'] }) {}

const spread = (i) => (i * Math.SQRT2) % 1

const particleOf = (i) => [spread(i) * 2, spread(i * 3), spread(i * 5) - 0.5, spread(i * 7) - 0.5]

const RAW_PARTICLE = `const a = x[i] + vx[i] * dt, b = y[i] + vy[i] * dt
      if (a < 0 || a > BOX.width) vx[i] = -vx[i]
      if (b < 0 || b > BOX.height) vy[i] = -vy[i]
      x[i] = a < 0 ? -a : a > BOX.width ? 2 * BOX.width - a : a
      y[i] = b < 0 ? -b : b > BOX.height ? 2 * BOX.height - b : b`

/** @type {Record<string, { Class: any, values: (i: number) => unknown[], line: string, raw: string }>} */
export const SUBJECTS = {
  particles: {
    Class: Particle,
    values: particleOf,
    line: 'record.step(dt)',
    raw: RAW_PARTICLE,
  },
  'particles, nothing imported': {
    Class: NearParticle,
    values: particleOf,
    line: 'record.step(dt)',
    raw: RAW_PARTICLE,
  },
  'a body with nine slots': {
    Class: Body,
    values: (i) => AXES.map((_, axis) => spread(i + axis)),
    line: 'record.step(dt)',
    raw: `vx[i] += (ax[i] + GRAVITY.x) * dt; vy[i] += (ay[i] + GRAVITY.y) * dt; vz[i] += (az[i] + GRAVITY.z) * dt
      x[i] += vx[i] * dt; y[i] += vy[i] * dt; z[i] += vz[i] * dt`,
  },
  'a body of two records': {
    Class: Placed,
    values: (i) => [new Vector(spread(i), 0, 1), new Vector(1, spread(i), 0)],
    line: 'record.step(dt)',
    raw: 'place.x[i] += speed.x[i] * dt; place.y[i] += speed.y[i] * dt; place.z[i] += speed.z[i] * dt',
  },
  'an order book': {
    Class: Order,
    values: (i) => [90 + spread(i) * 20, 1_000_000_000, i % 3 === 0 ? 'bid' : 'ask', i % 7 !== 0, 0],
    line: 's += record.match(99 + dt)',
    raw: `const p = 99 + dt
      if ((isOpen[i >>> 3] >>> (i & 7)) & 1 && !(side[i] === 0 ? p > price[i] : p < price[i])) {
        const filled = amount[i] > 10 ? 10 : amount[i]
        amount[i] -= filled
        fills[i] += 1
        if (amount[i] === 0) isOpen[i >>> 3] &= ~(1 << (i & 7))
        s += filled
      }`,
  },
  'a filter of four kinds': {
    Class: Visit,
    values: (i) => [
      ['at', 'de', 'fr', 'it'][(i >>> 1) % 4],
      ['phone', 'tablet', 'desk'][i % 3],
      i % 2 === 0,
      i % 11 || undefined,
    ],
    line: "s += record.isWanted('de') ? 1 : 0",
    // A text is a code, here that of record 2; a number that is absent is 0.
    raw: `if ((isMember[i >>> 3] >>> (i & 7)) & 1 && device[i] === 0 && country[i] === country[2] && spent[i] > 5) s += 1`,
  },
  'methods that call others': {
    Class: Agent,
    values: (i) => [spread(i), spread(i * 3), 50 + spread(i)],
    line: 'record.step(dt)',
    raw: `x[i] += Math.cos(energy[i]) * dt
      y[i] += Math.sin(energy[i]) * dt
      energy[i] = Math.min(Math.max(energy[i] - Math.hypot(x[i], y[i]) * dt, 0), 100)`,
  },
  "a base class's method": {
    Class: Weighed,
    values: (i) => [spread(i), 1, 1],
    line: 'record.step(dt)',
    raw: 'x[i] += v[i] * dt',
  },
}
