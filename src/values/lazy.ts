import { deeper } from '../base/depth.js'
import type { Kind, Parts } from '../layout/kind.js'
import { kindOf } from '../layout/kinds.js'
import { showSlotsInJson } from '../record/json.js'
import { fits, readPart } from './place.js'

/** A kind that is asked for when its first value is looked at: that of a class which is being defined. */
export function lazyKind(find: () => Kind): Kind {
  let known: Kind | undefined
  const kind = (): Kind => (known ??= find())
  const parts: Parts = {
    isWay: true,
    owns: (value) => fits(kind(), value),
    read: (given, at) => readPart(at, kind(), given),
    equals: (x, y, same) => same(kind(), x, y),
    compare: (x, y, order) => order(kind(), x, y),
    hash: (x, hashOf) => hashOf(kind(), x),
    clone: (x, part) => part(kind(), x),
    plain: (x, part) => part(kind(), x),
    keep: (x, part) => part(kind(), x),
  }
  return kindOf({
    name: 'lazy',
    // Whatever contains itself does so by a kind like this one.
    accepts: (value) => deeper('lazy', kind().accepts, value, undefined, true),
    allowed: 'a value of its class or slot',
    shapeSamples: undefined,
    showInJson: showSlotsInJson,
    parts,
  })
}
