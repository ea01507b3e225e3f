import { expect, test } from 'vitest'
import { classElements } from '../../../src/record/closing/class-fields.js'

/** A class from its text, which TypeScript has not changed. */
function elementsOf(body: string, heritage = ''): unknown {
  return classElements(new Function('Base', `return class User ${heritage} {${body}}`)(class {}) as object)
}

const NONE = { hasConstructor: false, parameters: undefined, hasPrivate: false, fields: [] }

test.each([
  ['', {}],
  ['name', { fields: ['name'] }],
  ["name = 'x'; colour() { return '#fff' }", { fields: ['name'] }],
  ['name /* see #12 */', { fields: ['name'] }],
  ['/* see issue #12, under construction: constructor() {} */ name = 1', { fields: ['name'] }],
  ["'first name' = 1; 12 = 2; [`a${1}`] = 3", { fields: ['first name', '12', undefined] }],
  ['a = 1\nb = 2\nc', { fields: ['a', 'b', 'c'] }],
  ['a\n["b"] = 1', { fields: ['a', undefined] }],
  ['a\n*b() {}', { fields: ['a'] }],
  ['a = x\n* 2\nb', { fields: ['a', 'b'] }],
  ['a = { b: 1, c() {} }\nd = [1, 2]\ne = () => { let f = 1; return f }', { fields: ['a', 'd', 'e'] }],
  ['a = /[/"\\]]\'{/.test("x") ? 1 : 2; b = 4 / 2 / 1', { fields: ['a', 'b'] }],
  ['a = `${{ b: "}" }.b}` + `#x`; c', { fields: ['a', 'c'] }],
  ['get; set; static; async; accessor', { fields: ['get', 'set', 'static', 'async', 'accessor'] }],
  ['get = 1; set = 2; static = 3', { fields: ['get', 'set', 'static'] }],
  [
    'get a() { return 1 } set a(v) {} static b = 1; static c() {} static { this.d = 1 } ' +
      'async e() {} *f() {} async *g() {}',
    {},
  ],
  ['static #count = 0; static get count() { return User.#count }', {}],
  ['#seen = 0', { hasPrivate: true }],
  ['#method() {} name', { hasPrivate: true, fields: ['name'] }],
  ['get #x() { return 1 }', { hasPrivate: true }],
  ['constructor() { super(); this.x = 1 }', { hasConstructor: true, parameters: 0 }, 'extends Base'],
  ["'constructor'() { super() }", { hasConstructor: true, parameters: 0 }, 'extends Base'],
  ['constructor(a, b = 1) {}', { hasConstructor: true, parameters: 2 }],
  [
    'constructor(a, b = f(1, 2), [c, d] = [3, 4], { e, f: { g }, ...h } = {}, i = (x, y) => x, ) {}',
    { hasConstructor: true, parameters: 5 },
  ],
  ['constructor(a = ",", b = /[,)]/, c = `,${[1, 2]}`, /* d, */ e = a.b) {}', { hasConstructor: true, parameters: 4 }],
  ['constructor(...all) {}', { hasConstructor: true }],
  ['constructor(a, b = 1, ...more) {}', { hasConstructor: true }],
  ['other(a, b) {} constructor(a) { this.other(1, 2) }', { hasConstructor: true, parameters: 1 }],
  ['static constructor() {}', {}],
  ['isUnderConstructor() {} "constructor of"() {}', {}],
  ['a = class { #b; constructor() {} c = 1 }', { fields: ['a'] }],
  ['name', { fields: ['name'] }, 'extends (({ a }) => a)({ a: Base })'],
  ['ünï = 1; $ = 2; _ = 3', { fields: ['ünï', '$', '_'] }],
  ['a = b\n  in c\n  ? 1 : 2\nd', { fields: ['a', 'd'] }],
  ["#a = 1; m(s) { if (s) /[{]/.test(s); while (s) /}'/.test(s) } b = 2", { hasPrivate: true, fields: ['b'] }],
  ['#a = 1; m(s) { return (s) / 2 / "}".length } b = 2', { hasPrivate: true, fields: ['b'] }],
])('class {%s}', (body, expected, heritage?: string) => {
  expect(elementsOf(body, heritage)).toEqual({ ...NONE, ...expected })
})

test('what is not written as a class is not read', () => {
  expect(classElements(function User() {})).toBeUndefined()
  expect(classElements(Map)).toBeUndefined()
})
