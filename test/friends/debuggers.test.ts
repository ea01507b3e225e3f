import { Session } from 'node:inspector/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { configure, defineSlots, Dynamic, equals, extendSlots, f64 } from '../../src/index.js'
import { PackedArray } from '../../src/packed/index.js'

interface Preview {
  readonly className?: string
  readonly preview?: { readonly properties: readonly { readonly name: string; readonly value?: string }[] }
}

const session = new Session()
beforeAll(() => session.connect())
afterAll(() => session.disconnect())

async function inspected(value: object): Promise<Preview> {
  Object.assign(globalThis, { inspected: value })
  const { result } = await session.post('Runtime.evaluate', { expression: 'inspected', generatePreview: true })
  return result as Preview
}

describe.each([true, false])('a debugger, codegen %s', (codegen) => {
  const define = <Result>(make: () => Result): Result => {
    configure({ codegen })
    try {
      return make()
    } finally {
      configure({ codegen: true })
    }
  }

  test('shows the slots of a record, and calls it by the name of its class', async () => {
    class User extends define(() => defineSlots(['name', 'identifier'])) {}
    class Admin extends define(() => extendSlots(User, ['role'])) {}
    const { className, preview } = await inspected(new User('Ada', 1))
    expect(className).toBe('User')
    expect(preview?.properties.map(({ name, value }) => `${name}: ${value}`)).toEqual(['name: Ada', 'identifier: 1'])
    expect((await inspected(new Admin('Ada', 1, 'root'))).className).toBe('Admin')
  })

  test('calls a view by the name of its class, and an array PackedArray', async () => {
    class Point extends define(() => defineSlots({ x: f64 }, { args: ['x'] })) {}
    const points = define(() => new PackedArray(Point))
    points.push(1)
    expect((await inspected(points.at(0))).className).toBe('Point')
    expect((await inspected(points)).className).toBe('PackedArray')
    expect(points.constructor).toBe(PackedArray)
    expect(points.at(0).constructor).toBe(Point)
  })

  test('shows the attributes of a Dynamic', async () => {
    const loose = new Dynamic()
    loose['color'] = 'red'
    expect((await inspected(loose)).preview?.properties.map(({ name }) => name)).toEqual(['#attributes'])
  })

  test('a class has the name given to its definition, whatever a minifier does, but its subclass has not', () => {
    const n = class extends define(() => defineSlots(['name'], { name: 'User' })) {}
    const m = class Admin extends n {}
    expect(() => Object.assign(new n('Ada'), { b: 1 })).toThrow('User has no slot "b"')
    expect(() => Object.assign(new m('Ada'), { b: 1 })).toThrow('Admin has no slot "b"')
    const e = class extends define(() => extendSlots(n, ['role'], { name: 'Root' })) {}
    expect(() => Object.assign(new e('Ada', 1), { b: 1 })).toThrow('Root has no slot "b"')
  })
})

test('generated functions are named in stack traces', () => {
  const frames: string[] = []
  class User extends defineSlots({ name: f64, other: f64 }) {}
  const given = (other: number): User => new User({ name: 1, other })
  class Outer extends defineSlots(['a']) {}
  const trap = new Proxy(given(1), {
    get(target, key, receiver) {
      if (key === 'other') frames.push(...(new Error('here').stack ?? '').split('\n'))
      return Reflect.get(target, key, receiver) as unknown
    },
  })
  equals(trap, given(1))
  expect(frames.find((frame) => frame.includes('(slotted/'))).toMatch(/at User_equals \(slotted\/User\.equals-\d+\.js:/)
  expect(equals(new Outer(1), new Outer(1))).toBe(true)
})
