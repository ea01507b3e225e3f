import { compareOf } from './compare.js'
import { copyOf } from './copy.js'
import { equalsOf } from './equals.js'
import { hashOf } from './hash.js'
import { fromObject } from './parse.js'
import { recordClassOf, type AnyClass } from './protocol.js'
import { toObjectOf, toTupleOf } from './to-object.js'

/** The operations of one class, for hot loops: a free function must find them out of each record. */
export interface ClassOperations {
  readonly copy: ReturnType<typeof copyOf>
  readonly equals: ReturnType<typeof equalsOf>
  readonly compare: ReturnType<typeof compareOf>
  readonly hash: ReturnType<typeof hashOf>
  readonly toObject: ReturnType<typeof toObjectOf>
  readonly toTuple: ReturnType<typeof toTupleOf>
  readonly fromObject: (init: object) => object
}

/**
 * The class's own operations. They take its records, and those of subclasses without slots of their own.
 *
 * @throws {SlotError} `not-a-record-class`.
 */
export function operationsOf(Class: AnyClass): ClassOperations {
  const self = recordClassOf('operationsOf()', Class)
  return {
    copy: copyOf(self),
    equals: equalsOf(self),
    compare: compareOf(self),
    hash: hashOf(self),
    toObject: toObjectOf(self),
    toTuple: toTupleOf(self),
    fromObject: (init) => fromObject(Class, init),
  }
}
