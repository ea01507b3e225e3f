import { comparing } from './compare.js'
import { copying } from './copy.js'
import { equality } from './equals.js'
import { hashing } from './hash.js'
import type { ConcreteRecordClass } from '../types/brand.js'
import type { Operations } from '../types/operations.js'
import { recordFrom } from '../record/reading/parse.js'
import { recordClassOf } from '../record/record-class.js'
import { objects, tuples } from './to-object.js'

/**
 * The class's own operations, for hot loops: a free function must find them out of each record. They take its records,
 * and those of subclasses without slots of their own.
 *
 * @throws {SlotError} `not-a-record-class`.
 */
export function operationsOf<Class extends ConcreteRecordClass>(Class: Class): Operations<Class> {
  const self = recordClassOf('operationsOf()', Class)
  return {
    copy: copying.of(self),
    equals: equality.of(self),
    compare: comparing.of(self),
    hash: hashing.of(self),
    toObject: objects.of(self),
    toTuple: tuples.of(self),
    fromObject: (init: object) => recordFrom(Class, init),
  } as never
}
