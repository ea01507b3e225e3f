/** Runs an action while every object inherits something, as after `merge({}, JSON.parse('{"__proto__": …}'))`. */
export function polluted<Result>(properties: Readonly<Record<string, unknown>>, action: () => Result): Result {
  for (const [key, value] of Object.entries(properties))
    // oxlint-disable-next-line no-extend-native -- that is what is tested
    Object.defineProperty(Object.prototype, key, { value, enumerable: true, configurable: true, writable: true })
  try {
    return action()
  } finally {
    for (const key of Object.keys(properties)) Reflect.deleteProperty(Object.prototype, key)
  }
}
