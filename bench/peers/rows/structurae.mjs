/** https://github.com/zandaqo/structurae: views of a DataView, made from a JSON Schema. */
import { View } from 'structurae'
import { inABuffer } from './in-a-buffer.mjs'

export const title = 'structurae'
export const packages = ['structurae']

const view = new View()
const Rows = view.create({
  type: 'array',
  items: {
    $id: 'Row',
    type: 'object',
    properties: {
      x: { type: 'number', btype: 'float64' },
      v: { type: 'number', btype: 'float64' },
      id: { type: 'number', btype: 'uint32' },
      group: { type: 'number', btype: 'uint16' },
    },
  },
})

export const define = () =>
  inABuffer({
    open: (count, buffer = new ArrayBuffer(Rows.getLength(count))) => new Rows(buffer),
    bytesOf: (rows) => new Uint8Array(rows.buffer),
    width: Rows.itemLength,
    put: (rows, place, x, v, id, group) => rows.set(place, { x, v, id, group }),
    step(rows, place, dt) {
      const row = rows.getView(place)
      row.set('x', row.get('x') + row.get('v') * dt)
    },
    x: (rows, place) => rows.getView(place).get('x'),
    id: (rows, place) => rows.getView(place).get('id'),
    group: (rows, place) => rows.getView(place).get('group'),
  })
