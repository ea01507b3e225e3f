import { hashText, mix, START } from '../base/mix.js'
import { define, freeze } from '../base/own.js'
import type { Kind, PartMaker, Parts } from '../layout/kind.js'
import { kindOf } from '../layout/kinds.js'
import { showSlotsInJson } from '../record/json.js'
import { isPlain, readPart, refuse } from './place.js'

/** A Map from strings to values of one kind. */
export function mapKind(value: Kind): Kind {
  return kindOf({
    name: 'mapOf',
    accepts: (map) =>
      map instanceof Map && [...map].every(([key, part]) => typeof key === 'string' && value.accepts(part)),
    allowed: 'a Map with strings as keys',
    shapeSamples: undefined,
    hasSchema: value.hasSchema ?? false,
    showInJson: showSlotsInJson,
    parts: partsOf(value),
    element: value,
  })
}

type Entries = ReadonlyMap<string, unknown>

function partsOf(value: Kind): Parts {
  const rebuild = (map: Entries, part: PartMaker): Map<string, unknown> =>
    new Map(Array.from(map, ([key, held]) => [key, part(value, held)]))
  return {
    owns: (map) => map instanceof Map,
    read(given, at) {
      const entries = entriesOf(given, at.reader.mode.isNested)
      if (entries === undefined) return refuse(at, at.reader.mode.isNested ? 'an object or a Map' : 'a Map', given)
      const made = new Map<unknown, unknown>()
      let isOther = at.reader.mode.isNested
      for (const [key, held] of entries) {
        if (at.reader.isFull) break
        if (typeof key !== 'string') return refuse(at, 'a Map with strings as keys', given)
        const part = readPart(at, value, held, key)
        isOther ||= part !== held
        made.set(key, part)
      }
      return isOther ? made : given
    },
    equals: (x: Entries, y: Entries, same) =>
      x.size === y.size && [...x].every(([key, held]) => y.has(key) && same(value, held, y.get(key))),
    compare(x: Entries, y: Entries, order) {
      const others = sorted(y)
      for (const [index, [key, held]] of sorted(x).entries()) {
        const [otherKey, other] = others[index] ?? []
        if (otherKey === undefined) return 1
        if (key !== otherKey) return key < otherKey ? -1 : 1
        const found = order(value, held, other)
        if (found !== 0) return found
      }
      return x.size - y.size
    },
    // The order of the entries makes no difference.
    hash: (map: Entries, hashOf) =>
      [...map].reduce((sum, [key, held]) => (sum + mix(hashText(key), hashOf(value, held))) | 0, START),
    clone: rebuild,
    plain(map: Entries, part) {
      const object = {}
      // Defined, not assigned: `__proto__` is a key like any other.
      for (const [key, held] of map)
        define(object, key, { value: part(value, held), writable: true, enumerable: true, configurable: true })
      return object
    },
    keep: (map: Entries, part) => fixed(rebuild(map, part)),
  }
}

function entriesOf(given: unknown, isPlainTaken: boolean): Iterable<[unknown, unknown]> | undefined {
  if (given instanceof Map) return given as Map<unknown, unknown>
  return isPlainTaken && isPlain(given) ? Object.entries(given) : undefined
}

function sorted(map: Entries): [string, unknown][] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1))
}

/** A Map that belongs to a row: what would change it throws. */
function fixed(map: Map<string, unknown>): Map<string, unknown> {
  for (const name of ['set', 'delete', 'clear']) define(map, name, { value: refuseChange })
  return freeze(map)
}

function refuseChange(): never {
  throw new TypeError('The Map of a row cannot be changed. Write a new one to the slot.')
}
