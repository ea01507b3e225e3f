import { deeper } from '../base/depth.js'
import type { Kind } from '../layout/kind.js'
import { buildOf, valueList } from '../record/build.js'
import { CLONE, type AnyClass } from '../record/record-class.js'
import { writeAttributes } from '../record/reading/patch.js'
import type { AnyRecord } from '../types/brand.js'
import { inside, operation, partsOf, type Operation } from './operation.js'

/**
 * A new record of the same class that shares nothing with the first: records, lists, maps, dates and vectors in its
 * slots
 * are new as well. What stands in an untyped slot is shared. Constructors do not run; set-up does.
 *
 * @throws {SlotError} `not-a-record`; `too-deep` for records in a circle.
 */
export function clone<Given extends AnyRecord>(record: Given): Given {
  return cloning.any(record) as Given
}

const cloning: Operation<never, object> = /* @__PURE__ */ operation(CLONE, 'clone', {
  interpret(self) {
    const { elsewhere, layout } = self
    if (elsewhere !== undefined) return (record) => elsewhere.copy(record, self, undefined)
    const build = buildOf(self)
    return (record) => {
      const values = valueList(layout.slots, ({ name, kind }) => cloneOf(kind, record[name]))
      return build(record.constructor as AnyClass, ...values)
    }
  },
  emit: () => undefined,
  ofValue: (value, _, isInside) => (isInside ? (value as object) : undefined),
  withAttributes: (cloneSlots, attributesOf, self) =>
    self.elsewhere === undefined
      ? (record) => {
          const made = cloneSlots(record)
          writeAttributes(self, made, attributesOf(record) ?? [])
          return made
        }
      : cloneSlots,
})

function cloneOf(kind: Kind, x: unknown): unknown {
  const parts = partsOf(kind, x)
  return parts === undefined ? inside(cloning, x) : deeper('clone', parts.clone, x, cloneOf, parts.isWay)
}
