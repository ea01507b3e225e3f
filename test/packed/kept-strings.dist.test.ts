import { defineSlots, text } from 'slotted'
import { watchMemory } from 'slotted/memory'
import { PackedArray } from 'slotted/packed'
import { expect, test } from 'vitest'

class Line extends defineSlots({ path: text }) {}

const PAGES = 40
const PAGE = 500_000

test('a text column keeps the strings that it is given, and not the texts out of which they were cut', () => {
  const lines = new PackedArray(Line)
  const watch = watchMemory()
  for (let page = 0; page < PAGES; page++) {
    // A fresh text, one byte a character: a part of 13 characters or more points into it.
    const whole = Buffer.alloc(PAGE, `${page} `).toString('latin1')
    lines.pushObject({ path: whole.slice(0, 20) })
  }
  const { used } = watch.stop()
  expect(lines.length).toBe(PAGES)
  expect(used).toBeLessThan((PAGES * PAGE) / 10)
})

test.each(['7', '-1', '007', '__proto__', 'constructor', 'toString', '\ud800', 'é', '😀'.repeat(20), '\0'])(
  'a text column gives back %j as it is',
  (path) => {
    const lines = PackedArray.from(Line, [{ path: 'other' }, { path }, { path }])
    expect(lines.at(1).path).toBe(path)
    expect([...lines.countBy('path')]).toEqual([
      ['other', 1],
      [path, 2],
    ])
  },
)
