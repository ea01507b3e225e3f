import { storedKind } from '../../layout/kinds.js'
import { readValue } from '../../record/reading/read-slots.js'
import { constructorMode, Place, Reader } from '../../record/reading/reader.js'
import { notShareable } from '../messages.js'
import type { Column, ColumnFacts } from './column.js'
import { elements } from './elements.js'
import { takeArray } from './given.js'

/** Anything else: as it is, in a JavaScript array. */
export function values(facts: ColumnFacts): Column<unknown[]> {
  const { field, position, name, owner, layout, slot } = facts
  const isAdmitted = layout.validate === 'always' && storedKind(slot.kind).schema !== undefined
  const admit = (value: unknown): unknown => {
    const reader = new Reader(owner, constructorMode(layout))
    const admitted = readValue(new Place(reader).at(name), slot.kind, value)
    reader.finish()
    return admitted
  }
  return {
    ...elements({ ...facts, kind: slot.kind }),
    holdsUndefined: true,
    bindings: { [`admit${position}`]: admit },
    admit: isAdmitted ? admit : undefined,
    release(store, from, to) {
      store[field].fill(undefined, from, to)
    },
    adopt: (given) => [takeArray(facts, given, isAdmitted ? admit : (value) => value)],
    refuseSharing(caller, path) {
      throw notShareable(caller, path + name, 'its value')
    },
    outline: () => 'any',
  }
}
