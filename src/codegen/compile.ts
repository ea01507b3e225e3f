import { settings } from './configure.js'
import { code, identifier, type Source } from './source.js'

let serial = 0
let permitted: boolean | undefined

/**
 * Runs program text as the body of a function whose parameters are the names of `bindings`, and returns what it
 * returns.
 *
 * @param label Shown by debuggers and stack traces, `User.equals`; reduced to letters, digits, `_` and `.`, because a
 * newline in it would end the comment.
 */
export function compile(source: Source, label: string, bindings: Readonly<Record<string, unknown>>): unknown {
  // The serial number keeps equal texts apart: V8 would hand both the same code, and with it the same type feedback.
  const url = `slotted/${label.slice(0, 64).replace(/[^\w.]+/g, '_')}-${++serial}.js`
  const run = new Function(...Object.keys(bindings), `${String(source)}\n//# sourceURL=${url}`) as (
    ...values: readonly unknown[]
  ) => unknown
  return run(...Object.values(bindings))
}

/**
 * Compiles one function, and gives it a name for stack traces and profiles: `User_equals`.
 *
 * @param before Statements that stand before it.
 */
export function compileFunction(
  source: Source,
  label: string,
  bindings: Readonly<Record<string, unknown>>,
  before: Source = code``,
): unknown {
  const name = identifier(label)
  return compile(code`${before}const ${name} = ${source};\nreturn ${name};`, label, bindings)
}

/**
 * Chooses between the two forms of one behaviour: compiled where that is wanted and permitted, interpreted elsewhere.
 */
export function choose<T>(compiled: () => T, interpreted: () => T): T {
  return settings.codegen && (permitted ??= isPermitted()) ? compiled() : interpreted()
}

/** Asked once, at the first definition: a Content-Security-Policy reports every attempt it blocks. */
function isPermitted(): boolean {
  try {
    return typeof new Function('') === 'function'
  } catch {
    return false
  }
}
