import { compareOf } from './compare.js'
import { copyOf } from './copy.js'
import { equalsOf } from './equals.js'
import { hashOf } from './hash.js'
import type { ConcreteRecordClass } from '../types/brand.js'
import type { Operations } from '../types/operations.js'
import { recordFrom } from '../record/reading/parse.js'
import { recordClassOf } from '../record/record-class.js'
import { toObjectOf, toTupleOf } from './to-object.js'

/**
 * The class's own operations, for hot loops: a free function must find them out of each record. They take its records,
 * and those of subclasses without slots of their own.
 *
 * @throws {SlotError} `not-a-record-class`.
 */
export function operationsOf<Class extends ConcreteRecordClass>(Class: Class): Operations<Class> {
  const self = recordClassOf('operationsOf()', Class)
  return {
    copy: copyOf(self),
    equals: equalsOf(self),
    compare: compareOf(self),
    hash: hashOf(self),
    toObject: toObjectOf(self),
    toTuple: toTupleOf(self),
    fromObject: (init: object) => recordFrom(Class, init),
  } as never
}
