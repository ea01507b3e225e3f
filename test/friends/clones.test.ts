import { once } from 'node:events'
import { deserialize, serialize } from 'node:v8'
import { Worker } from 'node:worker_threads'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { allKinds, defineKinds, withSlots } from '../support/record-kinds.js'
import {
  attributesOf,
  defineSlots,
  equals,
  fromObject,
  inBothForms,
  parse,
  slot,
  text,
  toObject,
} from '../support/loosely.js'

const echo =
  "const { parentPort } = require('node:worker_threads'); " +
  "parentPort.on('message', (message) => parentPort.postMessage(message))"
let worker: Worker

/** Sends a value to another thread, which sends it back. */
async function posted(value: unknown): Promise<unknown> {
  const answer = once(worker, 'message')
  worker.postMessage(value, [])
  return ((await answer) as unknown[])[0]
}

beforeAll(() => {
  worker = new Worker(echo, { eval: true })
})
afterAll(() => worker.terminate())

const cloners: readonly (readonly [string, (value: unknown) => unknown])[] = [
  ['structuredClone', structuredClone],
  ['worker.postMessage', posted],
  ['v8.serialize', (value) => deserialize(serialize(value)) as unknown],
]

inBothForms(() => {
  const kinds = defineKinds()

  describe.each(cloners)('%s', (_, clone) => {
    test.each(withSlots)('carries the slots, and loses the class, of records in records too: %s', async (kind) => {
      const User = kinds[kind]
      const ada = new User('Ada', new User('Bob', Number.NaN))
      const cloned = (await clone(ada)) as object
      expect(cloned).toStrictEqual({ name: 'Ada', friend: { name: 'Bob', friend: Number.NaN } })
      expect(Object.isExtensible(cloned)).toBe(true)
      expect(Object.isFrozen(cloned)).toBe(false)
    })

    test.each(withSlots)('fromObject() makes a record of what arrives: %s', async (kind) => {
      const User = kinds[kind]
      const ada = new User('Ada', 1)
      const again = fromObject(User, (await clone(ada)) as object)
      expect(again).toBeInstanceOf(User)
      expect(again.greet()).toBe('Hello, Ada')
      expect(equals(ada, again)).toBe(true)
    })

    test('keeps circles, and one record in two places', async () => {
      const ada = new kinds.sealed('Ada')
      ada.friend = [ada, ada]
      const cloned = (await clone(ada)) as { friend: unknown[] }
      expect(cloned.friend).toEqual([cloned, cloned])
      expect(cloned.friend[0]).toBe(cloned)
    })

    test('carries nothing of a Dynamic record, and no attributes of an open one: send toObject(record)', async () => {
      const loose = new kinds.dynamic('Ada', 1)
      const open = new kinds.open('Ada', 1)
      for (const record of [loose, open]) attributesOf(record).set('color', 'red')
      expect(await clone(loose)).toStrictEqual({})
      expect(await clone(open)).toStrictEqual({ name: 'Ada', friend: 1 })
      expect(await clone([toObject(loose), toObject(open)])).toEqual([toObject(loose), toObject(open)])
      expect(equals(fromObject(kinds.dynamic, (await clone(toObject(loose))) as object), loose)).toBe(true)
    })

    // toObject() gives the attributes of an open record among the slots, and fromObject() refuses them.
    test('fromObject() takes back what toObject() gives of an open record', async () => {
      const open = new kinds.open('Ada', 1)
      attributesOf(open).set('color', 'red')
      expect(equals(fromObject(kinds.open, (await clone(toObject(open))) as object), open)).toBe(true)
    })
  })

  describe('JSON', () => {
    test.each(allKinds)('holds slots and attributes: %s', (kind) => {
      const User = kinds[kind]
      const ada = new User('Ada', [new User('Bob', 1)])
      expect(JSON.stringify(ada)).toBe('{"name":"Ada","friend":[{"name":"Bob","friend":1}]}')
      expect(JSON.stringify({ ada: new User('Ada', 1) }, undefined, 2)).toBe(
        '{\n  "ada": {\n    "name": "Ada",\n    "friend": 1\n  }\n}',
      )
      expect(JSON.stringify(new User('Ada', 1), ['name'])).toBe('{"name":"Ada"}')
      if (kind !== 'open' && kind !== 'dynamic') return
      attributesOf(ada).set('color', 'red')
      expect(JSON.parse(JSON.stringify(ada))).toMatchObject({ name: 'Ada', color: 'red' })
    })

    test.each(withSlots)('parse() makes a record of it: %s', (kind) => {
      const User = kinds[kind]
      const again = parse(User, JSON.parse(JSON.stringify(new User('Ada', 1))))
      expect(again).toBeInstanceOf(User)
      expect(equals(again, new User('Ada', 1))).toBe(true)
    })

    test('__proto__ in it is an unknown key, and pollutes nothing', () => {
      const hostile: unknown = JSON.parse('{"name":"Ada","friend":1,"__proto__":{"isAdmin":true}}')
      for (const kind of withSlots) expect(() => parse(kinds[kind], hostile)).toThrow('there is no slot "__proto__"')
      expect(({} as { isAdmin?: unknown }).isAdmin).toBeUndefined()
    })

    test('records inside of records come back by their slots', () => {
      class Point extends defineSlots<{ x: number }>({ x: slot(0) }) {}
      class Pin extends defineSlots<{ at: Point; name: string }>({ at: Point, name: text }) {}
      const pin = new Pin({ at: new Point({ x: 3 }), name: 'a' })
      expect(equals(parse(Pin, JSON.parse(JSON.stringify(pin))), pin)).toBe(true)
      expect(equals(fromObject(Pin, structuredClone(pin)), pin)).toBe(true)
    })
  })
})
