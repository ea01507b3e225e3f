import { describe, expect, test, vi } from 'vitest'
import * as slotted from '../src/index.js'
import * as packed from '../src/packed/index.js'
import { COPY_OF } from '../src/base/version.js'
import { refused } from './support/form.js'

vi.resetModules()
const other = await import('../src/index.js')

describe('another copy of the library', () => {
  class User extends other.defineSlots({ name: other.text }) {}
  class Mine extends slotted.defineSlots({ name: slotted.text }) {}
  class Box extends slotted.defineSlots({ mine: Mine, maybe: slotted.optional(Mine) }) {}
  const ada = new User({ name: 'Ada' })
  const VERSIONS = /of another copy of slotted \(version .+; this one is .+\)/

  test('its classes are refused as such, with both versions', () => {
    expect(Object.is(other.defineSlots, slotted.defineSlots)).toBe(false)
    const acts: (() => unknown)[] = [
      () => slotted.defineSlots({ user: User } as never),
      () => slotted.optional(User as never),
      () => slotted.extendSlots(User as never, ['a'] as never),
      () => new packed.PackedArray(User as never),
      () => slotted.parse(User as never, {}),
      () => slotted.slotNames(User as never),
      () => slotted.withMethods(User as never),
      () => slotted.operationsOf(User as never),
    ]
    for (const act of acts) expect(refused(act).message).toMatch(new RegExp(`User ${VERSIONS.source}`))
  })

  test('so are its slots and kinds', () => {
    for (const slot of [other.u32, other.u32(0), other.slot(), other.optional(other.text), other.oneOf('a', 'b')]) {
      expect(refused(() => slotted.defineSlots({ a: slot } as never))).toMatchObject({
        code: 'bad-slot',
        message: expect.stringMatching(VERSIONS) as string,
      })
    }
  })

  test('so are its records, by every function and as values of slots', () => {
    const record = ada as never
    for (const act of [
      slotted.copy,
      slotted.hash,
      slotted.toObject,
      slotted.toTuple,
      (one: never) => slotted.equals(one, new Mine({ name: 'x' }) as never),
      (one: never) => slotted.assign(one, {} as never),
    ] as ((one: never) => unknown)[]) {
      expect(refused(() => act(record))).toMatchObject({
        code: 'not-a-record',
        message: expect.stringMatching(VERSIONS) as string,
      })
    }
    const acts: (() => unknown)[] = [
      () => slotted.parse(Mine, ada),
      () => slotted.fromObject(Mine, record),
      () => slotted.parse(Box, { mine: ada }),
      () => slotted.fromObject(Box, { mine: ada } as never),
    ]
    for (const act of acts) expect(refused(act).message).toMatch(VERSIONS)
    expect(slotted.equals(new Mine({ name: 'Ada' }), record)).toBe(false)
  })

  test('the mark is one that every copy knows', () => {
    expect(COPY_OF).toBe(Symbol.for('slotted'))
  })
})

describe('a class that is defined again under the same name', () => {
  const define = (): new (init: { name: string }) => { name: string } => {
    class User extends slotted.defineSlots({ name: slotted.text }) {}
    return User
  }
  const [Earlier, Later] = [define(), define()]
  class Box extends slotted.defineSlots({ user: Later as never }) {}

  test('records of the earlier one are named as such', () => {
    const stale = new Earlier({ name: 'Ada' })
    const named = /not a record of an earlier definition of User/
    const acts: (() => unknown)[] = [
      () => slotted.parse(Box as never, { user: stale }),
      () => slotted.fromObject(Box as never, { user: stale } as never),
      () => slotted.parse(Later as never, stale),
      () => slotted.assign(new Later({ name: 'x' }) as never, stale as never),
    ]
    for (const act of acts) expect(refused(act).message).toMatch(named)
    expect(refused(() => slotted.compare(stale as never, new Later({ name: 'x' }) as never)).message).toMatch(
      /a User and a record of another definition of User have no order/,
    )
    expect(slotted.equals(stale as never, new Later({ name: 'Ada' }) as never)).toBe(false)
  })
})
