import { prototype, setPrototypeOf } from '../../base/own.js'

/**
 * The base of classes whose instances engines refuse to clone. `structuredClone`, `postMessage` and `v8.serialize` see
 * nothing of what such an instance holds, and would make `{}` of it; of an object that is a WeakSet inside they say that
 * it cannot be cloned. It has none of the methods of a WeakSet.
 */
export const Uncloneable = /* @__PURE__ */ makeBase() as unknown as new () => object

function makeBase(): object {
  // A constructor that returns an object would do as well, but makes its fields ten times as slow.
  const Base = class extends WeakSet {}
  setPrototypeOf(Base.prototype, prototype)
  return Base
}
