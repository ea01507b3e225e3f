/**
 * https://lastolivegames.github.io/becsy: all is done by systems, through handles of entities; the build without checks,
 * as the manual advises for production.
 */
import { System, Type, World } from '@lastolivegames/becsy/lib/perf.js'
import { keysOf, mapOf, orderOf } from './by-hand.mjs'
import { GROUPS, groupOf, idOf, vOf, xOf } from './values.mjs'

export const title = 'becsy'
export const packages = ['@lastolivegames/becsy']
export const cannot = { 'save and load': 'it saves nothing' }

/** A class of components belongs to one world. */
function components() {
  class Body {
    static schema = { x: Type.float64, v: Type.float64 }
  }
  class Label {
    static schema = { id: Type.uint32, group: Type.uint16 }
  }
  return { Body, Label }
}

export function define() {
  let Body
  let Label
  let world
  let entities = []
  let next = 0
  let act
  let made
  const systemOf = (written) =>
    class Worker extends System {
      all = this.query((q) => q.current.with(...written).write)
      execute() {
        made = act?.(this, this.all.current)
        act = undefined
      }
    }
  /** What a function makes of the world, in the one system that it has. */
  const inSystem = async (action) => {
    act = action
    await world.execute()
    return made
  }
  const add = (system) => {
    const entity = system
      .createEntity(Body, { x: xOf(next), v: vOf(next) }, Label, { id: idOf(next), group: groupOf(next) })
      .hold()
    next++
    return entity
  }
  return {
    async create(count) {
      await world?.terminate()
      ;({ Body, Label } = components())
      const maxEntities = Math.ceil(count * 1.25) + 16
      world = await World.create({
        defs: [Body, Label, systemOf([Body, Label])],
        maxEntities,
        maxLimboComponents: maxEntities,
        defaultComponentStorage: 'sparse',
      })
      entities = []
      next = 0
      world.build((system) => {
        for (let number = 0; number < count; number++) entities.push(add(system))
      })
      await world.execute()
    },
    update: (dt) =>
      inSystem((_, all) => {
        for (const entity of all) {
          const body = entity.write(Body)
          body.x += body.v * dt
        }
      }),
    read: (numbers) =>
      inSystem(() => {
        let sum = 0
        for (const number of numbers) sum += entities[number].read(Body).x
        return sum
      }),
    replace: (numbers) =>
      inSystem((system) => {
        for (const number of numbers) {
          entities[number].delete()
          entities[number] = add(system)
        }
      }),
    async sort() {
      const keys = await inSystem(() => keysOf(entities.length, (number) => entities[number].read(Body).x))
      const sorted = Array.from(orderOf(keys), (number) => entities[number])
      const xs = await inSystem(() => sorted.map((entity) => entity.read(Body).x))
      return (place) => xs[place]
    },
    filter: (limit) =>
      inSystem((_, all) => {
        const found = []
        for (const entity of all) if (entity.read(Body).x < limit) found.push(entity)
        return found.length
      }),
    index: (ids) =>
      inSystem(() => {
        const entityOf = mapOf(
          entities.length,
          (number) => entities[number].read(Label).id,
          (number) => entities[number],
        )
        let sum = 0
        for (const id of ids) sum += entityOf.get(id).read(Body).x
        return sum
      }),
    group: () =>
      inSystem((_, all) => {
        const groups = Array.from({ length: GROUPS }, () => [])
        for (const entity of all) groups[entity.read(Label).group].push(entity)
        return groups.map((members) => {
          let sum = 0
          for (const entity of members) sum += entity.read(Body).x
          return sum
        })
      }),
    sum: () =>
      inSystem((_, all) => {
        let sum = 0
        for (const entity of all) sum += entity.read(Body).x
        return sum
      }),
  }
}
