/**
 * Classes with private members, where an engine adds none to a closed object and where it does: `node
 * [--js-nonextensible-applies-to-private] scripts/smoke-private.mjs`.
 */
import assert from 'node:assert/strict'
import { close, configure, copy, defineSlots, extendSlots } from 'slotted'

const appliesToPrivate = (() => {
  const Base = function (object) {
    return object
  }
  try {
    return void new (class extends Base {
      #member = 1
      has() {
        return this.#member
      }
    })(Object.preventExtensions({}))
  } catch {
    return true
  }
})()

let checks = 0
for (const codegen of [true, false]) {
  configure({ codegen })
  for (const closed of ['sealed', 'frozen', 'guarded', 'open']) check(closed)
}
console.log(
  `${checks} checks of private members passed, ` +
    (appliesToPrivate ? 'closed objects take none' : 'closed objects take them'),
)

function check(closed) {
  class Plain extends defineSlots(['x'], { closed }) {}
  class Counter extends defineSlots(['x'], { closed }) {
    #seen = 0
    see() {
      return ++this.#seen
    }
  }
  class Methods extends defineSlots(['x'], { closed }) {
    #twice() {
      return this.x * 2
    }
    twice() {
      return this.#twice()
    }
  }
  class Below extends Counter {
    #own = 2
    own() {
      return this.#own
    }
  }
  class Extended extends extendSlots(Counter, ['y']) {
    #z = 3
    z() {
      return this.#z
    }
  }
  class Closed extends defineSlots(['x'], { closed }) {
    #seen = 0
    constructor(x) {
      super(x)
      close(this)
    }
    see() {
      return ++this.#seen
    }
  }
  // As Babel and TypeScript lower private members: in a WeakMap, outside the record.
  const lowered = new WeakMap()
  class Lowered extends defineSlots(['x'], { closed }) {
    constructor(x) {
      super(x)
      lowered.set(this, 4)
    }
    value() {
      return lowered.get(this)
    }
  }
  equal(new Counter(1).see(), 1)
  equal(new Methods(2).twice(), 4)
  equal([new Below(1).see(), new Below(1).own()], [1, 2])
  equal([new Extended(1, 2).see(), new Extended(1, 2).z(), new Extended(1, 2).y], [1, 3, 2])
  equal(new Closed(1).see(), 1)
  equal(new Lowered(1).value(), 4)
  equal(copy(new Counter(5)).x, 5)
  for (const Class of [Plain, Counter, Methods, Below, Extended, Closed, Lowered]) {
    const record = Class === Extended ? new Class(1, 2) : new Class(1)
    if (closed !== 'open') throws(() => (record.nmae = 1))
    if (closed === 'frozen') throws(() => (record.x = 2))
    else equal((record.x = 7), record.x)
    const isLate = appliesToPrivate && [Counter, Methods, Below, Extended].includes(Class)
    equal(Object.isSealed(record), !isLate && (closed === 'sealed' || closed === 'frozen'))
  }
  Object.freeze(Lowered)
  equal([new Lowered(1).x, new Lowered(2).x], [1, 2])
}

function equal(actual, expected) {
  assert.deepEqual(actual, expected)
  checks++
}

function throws(act) {
  assert.throws(act, TypeError)
  checks++
}
