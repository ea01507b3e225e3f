type AttributeMap = Map<PropertyKey, unknown>

/**
 * Attributes of records that are open, each Map made when it is first needed: most records have none, and pay nothing.
 */
const attributes = new WeakMap<object, AttributeMap>()

export function attributesOfOpen(record: object): AttributeMap | undefined {
  return attributes.get(record)
}

export function writableAttributesOfOpen(record: object): AttributeMap {
  const known = attributes.get(record)
  if (known !== undefined) return known
  const made: AttributeMap = new Map()
  attributes.set(record, made)
  return made
}
