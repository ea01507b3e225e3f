import { afterEach, expect, test, vi } from 'vitest'
import { assertMonomorphic, countShapes, hasFastProperties, sameShape } from '../../src/shape/index.js'

afterEach(() => void vi.unstubAllGlobals())

test('sameShape() tells objects of one hidden class from others', () => {
  expect(sameShape({ x: 1, y: 2 }, { x: 3, y: 4 })).toBe(true)
  expect(sameShape({ x: 1, y: 2 }, { y: 2, x: 1 })).toBe(false)
})

test('hasFastProperties() tells a shape from a dictionary', () => {
  const object: { a?: number; b: number } = { a: 1, b: 2 }
  expect(hasFastProperties(object)).toBe(true)
  delete object.a
  expect(hasFastProperties(object)).toBe(false)
})

test('countShapes() counts', () => {
  expect(countShapes([])).toBe(0)
  expect(countShapes(new Set([{ x: 1 }, { x: 2 }, { y: 3 }, [], []]))).toBe(3)
})

test('assertMonomorphic() names the first two that differ', () => {
  class Point {
    x = 1
  }
  assertMonomorphic([])
  assertMonomorphic([{ x: 1 }, { x: 2 }])
  expect(() => assertMonomorphic([{ x: 1 }, { x: 1 }, new Point(), Object.create(null) as object])).toThrow(
    'assertMonomorphic() found 3 hidden classes. The first two are Object { x } at 0, Point { x } at 2.',
  )
})

test('values that are no objects are refused', () => {
  expect(() => sameShape({}, 5 as never)).toThrow('sameShape() takes objects, not number.')
  expect(() => countShapes([{}, null as never])).toThrow(TypeError)
})

test('leaves the natives switched off', () => {
  countShapes([{}, {}])
  expect(() => new Function('return %GetHeapUsage()')).toThrow(SyntaxError)
})

test('says what it needs where V8 cannot be asked', async () => {
  vi.resetModules()
  vi.stubGlobal('process', {})
  const fresh = await import('../../src/shape/index.js')
  expect(() => fresh.countShapes([{}, {}])).toThrow('countShapes() needs V8. Run it on Node, or start Chromium')
})
