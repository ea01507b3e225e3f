import { mix, START } from '../base/mix.js'
import type { Elements } from '../base/typed-arrays.js'
import type { Kind, Parts } from '../layout/kind.js'
import { kindOf } from '../layout/kinds.js'
import { showSlotsInJson } from '../record/json.js'
import { refuse } from './place.js'

/** A typed array of a fixed length. */
export function vectorKind(element: Kind, length: number, Elements: Elements): Kind {
  const isVector = (value: unknown): value is Vector => value instanceof Elements && value.length === length
  const elements = `an array of ${length} element${length === 1 ? '' : 's'}`
  const allowed = `a ${Elements.name} of ${length} element${length === 1 ? '' : 's'}`
  const made = (values: Vector): Vector => {
    const vector = new Elements(length)
    for (let index = 0; index < length; index++) vector[index] = values[index]
    return vector
  }
  const parts: Parts = {
    owns: isVector,
    read(given, at) {
      if (isVector(given)) return given
      const { isNested, isOwnOnly } = at.reader.mode
      if (!isNested || !Array.isArray(given)) return refuse(at, isNested ? elements : allowed, given)
      if (given.length !== length) return refuse(at, elements, given, `one of ${given.length}`)
      // Looked at here, because not every reader does, and a typed array changes what it cannot hold.
      const values = Array.from(given, (value: unknown, index) => {
        const meant = isOwnOnly && element.fromPlain !== undefined ? element.fromPlain(value) : value
        if (!element.accepts(meant)) at.reader.reportValue([...at.path, index], element.allowed, value)
        return meant
      })
      return values.every(element.accepts) ? made(values) : undefined
    },
    equals: (x: Vector, y: Vector, same) => Array.from(x).every((value, index) => same(element, value, y[index])),
    compare(x: Vector, y: Vector, order) {
      for (let index = 0; index < length; index++) {
        const found = order(element, x[index], y[index])
        if (found !== 0) return found
      }
      return 0
    },
    hash: (vector: Vector, hashOf) => Array.from(vector).reduce((h: number, x) => mix(h, hashOf(element, x)), START),
    clone: made,
    plain: (vector: Vector, part) => Array.from(vector, (value) => part(element, value)),
  }
  return kindOf({
    name: 'vec',
    byteWidth: (element.byteWidth ?? 0) * length,
    accepts: isVector,
    allowed,
    shapeSamples: undefined,
    showInJson: showSlotsInJson,
    parts,
    vector: { element, length },
  })
}

type Vector = ArrayLike<unknown> & { [index: number]: unknown }
