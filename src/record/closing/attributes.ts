export type Attributes = Map<PropertyKey, unknown>

const attributes = new WeakMap<object, Attributes>()

/** Attributes of a record that is open: `undefined` until the first is written, because most records never have one. */
export function openAttributes(record: object, create = false): Attributes | undefined {
  if (create && !attributes.has(record)) attributes.set(record, new Map())
  return attributes.get(record)
}
