/** https://github.com/NateTheGreatt/bitECS: components are structures of typed arrays, and systems loops over a query. */
import { readFileSync, writeFileSync } from 'node:fs'
import { addComponent, addEntity, createWorld, query, removeEntity } from 'bitecs'
import { createSnapshotDeserializer, createSnapshotSerializer } from 'bitecs/serialization'
import { keysOf, mapOf, orderOf } from './by-hand.mjs'
import { GROUPS, groupOf, idOf, vOf, xOf } from './values.mjs'

export const title = 'bitecs'
export const packages = ['bitecs']

/** Room in a snapshot for an entity: its number, its components, its values. */
const SNAPSHOT_BYTES = 64

export function define() {
  let world
  let Body
  let entities = new Uint32Array(0)
  let next = 0
  const begin = (count) => {
    // Entities are numbered from 1.
    const room = count + 1
    Body = {
      x: new Float64Array(room),
      v: new Float64Array(room),
      id: new Uint32Array(room),
      group: new Uint16Array(room),
    }
    world = createWorld({ components: { Body } })
  }
  const add = () => {
    const entity = addEntity(world)
    addComponent(world, entity, Body)
    Body.x[entity] = xOf(next)
    Body.v[entity] = vOf(next)
    Body.id[entity] = idOf(next)
    Body.group[entity] = groupOf(next)
    next++
    return entity
  }
  const all = () => query(world, [Body])
  return {
    create(count) {
      begin(count)
      entities = new Uint32Array(count)
      next = 0
      for (let number = 0; number < count; number++) entities[number] = add()
    },
    update(dt) {
      const { x, v } = Body
      for (const entity of all()) x[entity] += v[entity] * dt
    },
    read(numbers) {
      const { x } = Body
      let sum = 0
      for (const number of numbers) sum += x[entities[number]]
      return sum
    },
    replace(numbers) {
      for (const number of numbers) {
        removeEntity(world, entities[number])
        entities[number] = add()
      }
      // What was removed leaves the queries when the next one is asked.
      all()
    },
    sort() {
      const found = all()
      const order = orderOf(keysOf(found.length, (place) => Body.x[found[place]]))
      const sorted = order.map((place) => found[place])
      return (place) => Body.x[sorted[place]]
    },
    filter(limit) {
      const found = []
      for (const entity of all()) if (Body.x[entity] < limit) found.push(entity)
      return found.length
    },
    index(ids) {
      const found = all()
      const entityOf = mapOf(
        found.length,
        (place) => Body.id[found[place]],
        (place) => found[place],
      )
      let sum = 0
      for (const id of ids) sum += Body.x[entityOf.get(id)]
      return sum
    },
    group() {
      const groups = Array.from({ length: GROUPS }, () => [])
      for (const entity of all()) groups[Body.group[entity]].push(entity)
      return groups.map((members) => members.reduce((sum, entity) => sum + Body.x[entity], 0))
    },
    save(file) {
      const room = new ArrayBuffer(1024 + all().length * SNAPSHOT_BYTES)
      writeFileSync(file, new Uint8Array(createSnapshotSerializer(world, [Body], room)()))
    },
    load(file) {
      const { buffer, byteOffset, byteLength } = readFileSync(file)
      begin(all().length)
      createSnapshotDeserializer(world, [Body])(buffer.slice(byteOffset, byteOffset + byteLength))
    },
    sum() {
      let sum = 0
      for (const entity of all()) sum += Body.x[entity]
      return sum
    },
  }
}
