import { mix, START } from '../base/mix.js'
import { freeze } from '../base/own.js'
import type { Kind, PartMaker, Parts } from '../layout/kind.js'
import { kindOf } from '../layout/kinds.js'
import { partReaderOf, refuse } from './place.js'

/** An array whose elements are all of one kind. */
export function listKind(element: Kind): Kind {
  return kindOf({
    name: 'list',
    accepts: (value) => Array.isArray(value) && Array.from(value).every((part) => element.accepts(part)),
    allowed: 'an array',
    shapeSamples: undefined,
    hasSchema: element.hasSchema ?? false,
    showInJson: element.showInJson,
    parts: partsOf(element),
    element,
  })
}

type List = readonly unknown[]

/** Elements that there is room for at once; V8 takes more of a long array for a dictionary. */
const MUCH = 2 ** 16

/** An array that is to be filled. One that grows has room for 17 elements where it holds one. */
function arrayFor(length: number): unknown[] {
  // oxlint-disable-next-line unicorn/no-new-array -- `Array.from` takes thirty times as long
  return length <= MUCH ? new Array<unknown>(length) : []
}

function partsOf(element: Kind): Parts {
  // Not by `map`, which leaves holes out.
  const rebuild = (list: List, part: PartMaker): unknown[] => Array.from(list, (value) => part(element, value))
  return {
    owns: Array.isArray,
    read(given, at) {
      if (!Array.isArray(given)) return refuse(at, 'an array', given)
      const made = arrayFor(given.length)
      const read = partReaderOf(at, element)
      let isOther = at.reader.mode.isNested
      let index = 0
      for (; index < given.length && !at.reader.isFull; index++) {
        const value: unknown = given[index]
        const part = read(value, index)
        isOther ||= part !== value
        made[index] = part
      }
      // A getter of an element may have made the list shorter.
      if (made.length > index) made.length = index
      return isOther ? made : (given as unknown)
    },
    equals: (x: List, y: List, same) =>
      x.length === y.length && Array.from(x).every((value, index) => same(element, value, y[index])),
    compare(x: List, y: List, order) {
      for (let index = 0; index < x.length && index < y.length; index++) {
        const found = order(element, x[index], y[index])
        if (found !== 0) return found
      }
      return x.length - y.length
    },
    hash: (list: List, hashOf) =>
      Array.from(list).reduce((hash: number, value) => mix(hash, hashOf(element, value)), mix(START, list.length)),
    clone: rebuild,
    plain: rebuild,
    keep: (list: List, part) => freeze(rebuild(list, part)),
  }
}
