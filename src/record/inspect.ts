import { identify } from './leaves.js'
import { hide, type RecordClass } from './protocol.js'

/** The method by which `console.log` and `util.inspect` of Node, and of those that follow it, ask an object how it is to be shown. */
const INSPECT = Symbol.for('nodejs.util.inspect.custom')

type Inspect = (value: unknown, options: object) => string

/**
 * Lets JSON and `console.log` see attributes that are no properties.
 *
 * @param attributesOf All that is to be shown of a record, as a plain object.
 */
export function showAttributes(root: RecordClass, attributesOf: (record: object) => object): void {
  const prototype = root.generated.prototype as object
  hide(prototype, 'toJSON', function (this: object) {
    return attributesOf(this)
  })
  showInConsole(root, attributesOf)
}

/** Lets `console.log` show a record as the values of a plain object. */
export function showInConsole(self: RecordClass, valuesOf: (record: object) => object): void {
  hide(self.generated.prototype as object, INSPECT, function (this: object, depth: number, options: object, inspect: Inspect) {
    return `${identify(this, self).name} ${inspect(valuesOf(this), { ...options, depth })}`
  })
}
