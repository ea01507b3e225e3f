import { ownKeys } from '../base/own.js'

/**
 * What is known of the engine. Records and views have a Proxy among their prototypes, the guard. V8 adds a property to
 * such an object as fast as to any other. JavaScriptCore and SpiderMonkey ask the whole chain each time, which takes
 * 100 to 500 ns, so the classes made there declare their fields: a declared field is defined and asks nobody. In V8
 * that would be slower, and a field that begins as `undefined` holds no unboxed number.
 *
 * V8 is the engine whose errors are born with `stack` alone: SpiderMonkey has it on a prototype, and JavaScriptCore keeps
 * the line beside it. A wrong answer costs time and nothing else.
 */
export const engine = { declaresFields: /* @__PURE__ */ ownKeys(/* @__PURE__ */ new Error()).join() !== 'stack' }
