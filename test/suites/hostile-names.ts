import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { codeOf, write, type Form } from '../support/form.js'
import { HOSTILE } from '../support/hostile.js'

export function hostileNames({ slotted }: Form): void {
  const { defineSlots, extendSlots, defineDynamic } = slotted

  describe('names are data', () => {
    test.each(HOSTILE.map((name) => [inspect(name.slice(0, 40)), name]))(
      '%s works as a slot, and never runs',
      (_shown, name) => {
        const Plain = defineSlots([name, 'other'])
        const Extended = extendSlots(Plain as never, [`${name}!`] as never) as unknown as new (
          ...values: unknown[]
        ) => Record<string, unknown>
        const Loose = defineDynamic([name])
        const record = new Plain(1, 2) as unknown as Record<string, unknown>
        record[name] = 3
        expect(Object.entries(record)).toEqual([
          [name, 3],
          ['other', 2],
        ])
        expect(Object.keys(new Extended(1, 2, 3))).toEqual([name, 'other', `${name}!`])
        expect((new Loose(1) as unknown as Record<string, unknown>)[name]).toBe(1)
        expect(codeOf(() => write(record, `${name}?`, 1))).toBe('unknown-slot')
        expect(globalThis.hijacked).toBe(undefined)
      },
    )

    test.each(HOSTILE.map((name) => [inspect(name.slice(0, 40)), name]))(
      '%s works as the name of a class, and never runs',
      (_shown, name) => {
        const Named = defineSlots(['a'], { name })
        expect(Named.name).toBe(name)
        expect(new Named(1).a).toBe(1)
        expect(codeOf(() => write(new Named(1), 'b', 1))).toBe('unknown-slot')
        expect(globalThis.hijacked).toBe(undefined)
      },
    )
  })
}
