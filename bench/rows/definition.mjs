/** Defining a class, against nothing but the evaluation of the same text. */
import { defineSlots, sourceOf } from 'slotted'
import { fresh } from '../harness.mjs'
import { NAMES, slotNames, withCodegen } from '../sides.mjs'

/** What the library hands to the text it generates. */
const PARAMETERS = ['Base', 'Stamp', 'adopt', 'settle', 'refuse', 'close', 'setUps', 'recordClass', 'self']

const LONG = 40

let serial = 0

/** Evaluates the generated text of a class; its classes come to be, and nothing is done with them. */
function evaluating(names, closed) {
  const text = sourceOf(defineSlots(names, { closed }))
  const Stamp = function (target) {
    return target
  }
  const values = PARAMETERS.map((parameter) => (parameter === 'Stamp' ? Stamp : undefined))
  return (count) => {
    let made
    for (let i = 0; i < count; i++) {
      const body = `"use strict";\n${text}\n//# sourceURL=bare-${++serial}.js`
      made = new Function(...PARAMETERS, body)(...values).Slots
    }
    return made
  }
}

/** Defines a class, over and over; `use` does something with each. */
function defining(names, closed, { codegen = true, use = (Class) => Class } = {}) {
  return (count) =>
    withCodegen(codegen, () => {
      let made
      for (let i = 0; i < count; i++) made = use(defineSlots(names, { closed }))
      return made
    })
}

const firstRecord = (Base) => new (class User extends Base {})('x', 1)

const BY_HAND = 'return class Base { constructor(name, identifier) { this.name = name; this.identifier = identifier } }'

/** Evaluates the text of a class written by hand, and makes a record. */
function writingByHand() {
  return (count) => {
    let made
    for (let i = 0; i < count; i++) made = firstRecord(fresh([], BY_HAND)())
    return made
  }
}

const definitionRow = (names) => ({
  name: `defining a class of ${names.length} slots`,
  milliseconds: LONG,
  goals: { guarded: 3, sealed: 3 },
  sides: {
    'new Function of the same text': () => evaluating(names, 'sealed'),
    guarded: () => defining(names, 'guarded'),
    sealed: () => defining(names, 'sealed'),
    'guarded, interpreted': () => defining(names, 'guarded', { codegen: false }),
  },
})

/** @type {readonly import('./index.mjs').Row[]} */
export const rows = [
  definitionRow(NAMES),
  definitionRow(slotNames(8)),
  {
    name: 'defining a class, a subclass and its first record',
    milliseconds: LONG,
    sides: {
      'new Function of a class by hand': () => writingByHand(),
      guarded: () => defining(NAMES, 'guarded', { use: firstRecord }),
      'guarded, interpreted': () => defining(NAMES, 'guarded', { codegen: false, use: firstRecord }),
    },
  },
]
