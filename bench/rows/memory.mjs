/** Bytes of the heap for one record of two slots. */
import { dynamic, handWritten, slotted } from '../sides.mjs'

/** @type {readonly import('./index.mjs').Row[]} */
export const rows = [
  {
    name: 'bytes per record, 262,144 records',
    unit: 'bytes',
    others: [0, 30],
    goals: { guarded: 0.5, sealed: 0.5, frozen: 0.5, open: 0.5 },
    sides: {
      'by hand': () => handWritten(),
      guarded: () => slotted('guarded'),
      sealed: () => slotted('sealed'),
      frozen: () => slotted('frozen'),
      open: () => slotted('open'),
      'guarded, interpreted': () => slotted('guarded', { codegen: false }),
      Dynamic: () => dynamic(),
    },
  },
]
