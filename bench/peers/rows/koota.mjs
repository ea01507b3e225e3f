/** https://github.com/pmndrs/koota: traits with a schema are kept as a structure of arrays. */
import { createWorld, trait } from 'koota'
import { keysOf, mapOf, orderOf } from './by-hand.mjs'
import { GROUPS, groupOf, idOf, vOf, xOf } from './values.mjs'

export const title = 'koota'
export const packages = ['koota']
export const cannot = { 'save and load': 'it saves nothing' }

/** An entity has 20 bits for its number: beyond that entities are mixed up, without a word. */
const MOST_ENTITIES = 2 ** 20

const Body = trait({ x: 0, v: 0 })
const Label = trait({ id: 0, group: 0 })

export function define() {
  let world
  let entities = []
  let next = 0
  let dt = 0
  const add = () => {
    const entity = world.spawn(Body({ x: xOf(next), v: vOf(next) }), Label({ id: idOf(next), group: groupOf(next) }))
    next++
    return entity
  }
  const step = ([body]) => {
    body.x += body.v * dt
  }
  const xAt = (entity) => entity.get(Body).x
  /** What a loop makes of all entities, which is handed the stores, as the manual has it for what must be fast. */
  const overStores = (loop) => {
    let made
    world.query(Body, Label).useStores(([body, label], found) => {
      made = loop(body, label, found)
    })
    return made
  }
  return {
    create(count) {
      if (count > MOST_ENTITIES) throw new RangeError(`it tells ${MOST_ENTITIES.toLocaleString('en')} entities apart`)
      // There is room for sixteen worlds.
      world?.destroy()
      world = createWorld()
      entities = []
      next = 0
      for (let number = 0; number < count; number++) entities.push(add())
    },
    update(given) {
      dt = given
      world.query(Body).updateEach(step)
    },
    read(numbers) {
      let sum = 0
      for (const number of numbers) sum += xAt(entities[number])
      return sum
    },
    replace(numbers) {
      for (const number of numbers) {
        entities[number].destroy()
        entities[number] = add()
      }
    },
    sort() {
      const sorted = overStores((body, _, found) => {
        const order = orderOf(keysOf(found.length, (place) => body.x[found[place].id()]))
        return Array.from(order, (place) => found[place])
      })
      return (place) => xAt(sorted[place])
    },
    filter: (limit) =>
      overStores((body, _, found) => {
        const chosen = []
        for (const entity of found) if (body.x[entity.id()] < limit) chosen.push(entity)
        return chosen
      }).length,
    index: (ids) =>
      overStores((body, label, found) => {
        const entityOf = mapOf(
          found.length,
          (place) => label.id[found[place].id()],
          (place) => found[place],
        )
        let sum = 0
        for (const id of ids) sum += body.x[entityOf.get(id).id()]
        return sum
      }),
    group: () =>
      overStores((body, label, found) => {
        const groups = Array.from({ length: GROUPS }, () => [])
        for (const entity of found) groups[label.group[entity.id()]].push(entity)
        return groups.map((members) => members.reduce((sum, entity) => sum + body.x[entity.id()], 0))
      }),
    sum: () => overStores((body, _, found) => found.reduce((sum, entity) => sum + body.x[entity.id()], 0)),
  }
}
