/** https://github.com/hmans/miniplex: entities are plain objects, and a query is asked for once. */
import { World } from 'miniplex'
import { loadObjects, mapOf, saveObjects, sumsOfObjects } from './by-hand.mjs'
import { groupOf, idOf, vOf, xOf } from './values.mjs'

export const title = 'miniplex'
export const packages = ['miniplex']

export function define() {
  let world = new World()
  let moving = world.with('x', 'v').connect()
  let entities = []
  let next = 0
  const add = () => {
    const entity = world.add({ x: xOf(next), v: vOf(next), id: idOf(next), group: groupOf(next) })
    next++
    return entity
  }
  const begin = () => {
    world = new World()
    moving = world.with('x', 'v').connect()
  }
  return {
    create(count) {
      begin()
      entities = []
      next = 0
      for (let number = 0; number < count; number++) entities.push(add())
    },
    update(dt) {
      for (const entity of moving) entity.x += entity.v * dt
    },
    read(numbers) {
      let sum = 0
      for (const number of numbers) sum += entities[number].x
      return sum
    },
    replace(numbers) {
      for (const number of numbers) {
        world.remove(entities[number])
        entities[number] = add()
      }
    },
    sort() {
      const sorted = [...moving].sort((left, right) => left.x - right.x)
      return (place) => sorted[place].x
    },
    filter: (limit) => moving.entities.filter(({ x }) => x < limit).length,
    index(ids) {
      const all = moving.entities
      const entityOf = mapOf(
        all.length,
        (place) => all[place].id,
        (place) => all[place],
      )
      let sum = 0
      for (const id of ids) sum += entityOf.get(id).x
      return sum
    },
    group: () => sumsOfObjects(moving.entities),
    save: (file) => saveObjects(file, moving.entities),
    load(file) {
      begin()
      for (const entity of loadObjects(file)) world.add(entity)
    },
    sum: () => moving.entities.reduce((sum, { x }) => sum + x, 0),
  }
}
