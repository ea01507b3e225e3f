/** https://github.com/GoogleChromeLabs/buffer-backed-object: an array whose objects are made when they are asked for. */
import BBO from 'buffer-backed-object'
import { inABuffer } from './in-a-buffer.mjs'

export const title = 'buffer-backed-object'
export const packages = ['buffer-backed-object']

const FIELDS = { x: BBO.Float64(), v: BBO.Float64(), id: BBO.Uint32(), group: BBO.Uint16() }
const width = BBO.structSize(FIELDS)

export const define = () =>
  inABuffer({
    open: (count, buffer = new ArrayBuffer(count * width)) => BBO.ArrayOfBufferBackedObjects(buffer, FIELDS),
    bytesOf: (rows) => new Uint8Array(rows.buffer),
    width,
    put(rows, place, x, v, id, group) {
      const row = rows[place]
      row.x = x
      row.v = v
      row.id = id
      row.group = group
    },
    step(rows, place, dt) {
      const row = rows[place]
      row.x += row.v * dt
    },
    x: (rows, place) => rows[place].x,
    id: (rows, place) => rows[place].id,
    group: (rows, place) => rows[place].group,
  })
