/** https://github.com/sarakusha/typed-struct: a struct is a class, and an array of structs has one buffer. */
import { Struct } from 'typed-struct'
import { inABuffer } from './in-a-buffer.mjs'

export const title = 'typed-struct'
export const packages = ['typed-struct']

const Base = new Struct('Base').Float64LE('x').Float64LE('v').UInt32LE('id').UInt16LE('group').compile()

class Row extends Base {
  step(dt) {
    this.x += this.v * dt
  }
}
const width = Base.baseSize

export const define = () =>
  inABuffer({
    open: (count, buffer = new ArrayBuffer(count * width)) => ({
      buffer,
      rows: Array.from({ length: count }, (_, place) => new Row(Buffer.from(buffer, place * width, width))),
    }),
    bytesOf: ({ buffer }) => new Uint8Array(buffer),
    width,
    put({ rows }, place, x, v, id, group) {
      const row = rows[place]
      row.x = x
      row.v = v
      row.id = id
      row.group = group
    },
    step: ({ rows }, place, dt) => rows[place].step(dt),
    x: ({ rows }, place) => rows[place].x,
    id: ({ rows }, place) => rows[place].id,
    group: ({ rows }, place) => rows[place].group,
  })
