import { identify } from './leaves.js'
import type { RecordClass } from './protocol.js'

/** The method by which `console.log` and `util.inspect` of Node, and of those that follow it, ask an object how it is to be shown. */
const INSPECT = Symbol.for('nodejs.util.inspect.custom')

type Inspect = (value: unknown, options: object) => string

/**
 * Lets JSON and `console.log` see attributes that are no properties.
 *
 * @param attributesOf All that is to be shown of a record, as a plain object.
 */
export function showAttributes(root: RecordClass, attributesOf: (record: object) => object): void {
  const methods = {
    toJSON(this: object): object {
      return attributesOf(this)
    },
    [INSPECT](this: object, depth: number, options: object, inspect: Inspect): string {
      const { name } = identify(this, root)
      return depth < 0 ? `[${name}]` : `${name} ${inspect(attributesOf(this), { ...options, depth })}`
    },
  }
  for (const key of Reflect.ownKeys(methods)) {
    Object.defineProperty(root.generated.prototype, key, { value: methods[key as 'toJSON'], writable: true, configurable: true })
  }
}
