import { expect, test } from 'vitest'
import { engine } from '../src/codegen/engine.js'
import * as slotted from '../src/index.js'
import * as packed from '../src/packed/index.js'
import { guard } from './suites/guard.js'
import { hostileNames } from './suites/hostile-names.js'
import { inheritance } from './suites/inheritance.js'
import { packedViews } from './suites/packed-views.js'
import { privateMembers } from './suites/private-members.js'
import { realRecords } from './suites/real-records.js'
import { records } from './suites/records.js'

// Classes as they are made where the engine is not V8, which declare their fields: those suites that depend on how a
// record or a view comes to be.

const isV8Known = !engine.declaresFields
engine.declaresFields = true

const { configure, defineSlots, f64, sourceOf } = slotted

test('V8 is known, and only elsewhere the text declares fields', () => {
  expect(isV8Known).toBe(true)
  expect(sourceOf(defineSlots(['x']))).toContain('"x";\n')
  engine.declaresFields = false
  expect(sourceOf(defineSlots(['x']))).not.toContain('"x";\n')
  engine.declaresFields = true
})

test('views of interpreted classes read and write their rows', () => {
  configure({ codegen: false })
  const Point = defineSlots({ x: f64 }, { args: ['x'] })
  const rows = new packed.PackedArray(Point)
  configure({ codegen: true })
  rows.push(1)
  const view = rows.at(0)
  view.x += 1
  expect([view.x, view instanceof Point, Object.keys(view)]).toEqual([2, true, Object.keys(rows.at(0))])
  expect(() => Object.assign(view, { y: 1 })).toThrow('has no slot "y"')
})

for (const suite of [records, guard, hostileNames, inheritance, realRecords, privateMembers, packedViews])
  suite({ slotted, packed, isCompiled: true })
