import { bare, defineProperty } from './own.js'

// Stack traces begin with the user's line that called the library, in V8 and in engines that follow it.

type Callable = (abstract new (...values: never[]) => unknown) | ((...values: never[]) => unknown)

/** Not every engine has it. */
const capture: ((error: Error, entry: Callable) => void) | undefined = Reflect.get(Error, 'captureStackTrace')

/**
 * Matches frames of the built files and of generated text. In a bundle, whose files are the user's, it matches none.
 */
const OURS = /^ +at .*(?:[\\/]slotted[\\/]dist[\\/]|(?:\(|at |async )slotted\/[\w.]+-\d+\.js:)/

const FRAME = /^ +at /

/** Removes the library's frames from the beginning of an error's stack trace. Returns the error. */
export function trimStack<Thrown extends Error>(error: Thrown): Thrown {
  const { stack }: { readonly stack?: unknown } = error
  if (capture === undefined || typeof stack !== 'string') return error
  const lines = stack.split('\n')
  const first = lines.findIndex((line) => FRAME.test(line))
  const users = lines.findIndex((line, index) => index >= first && FRAME.test(line) && !OURS.test(line))
  if (first >= 0 && users > first) setStack(error, [...lines.slice(0, first), ...lines.slice(users)].join('\n'))
  return error
}

/**
 * Removes the library's frames from what constructors and the guard throw, in bundles too. Returns the error.
 *
 * @param entries The functions that the user's code called, the outermost first. The first of them that is on the stack
 * is removed, with all it called.
 */
export function blame(error: unknown, ...entries: readonly Callable[]): unknown {
  if (capture === undefined || !(error instanceof Error) || blamed.has(error)) return error
  const { stack, code }: Error & { readonly code?: unknown } = error
  if (typeof code !== 'string') return error
  for (const entry of entries) {
    capture(error, entry)
    if (/\n +at /.test(error.stack ?? '')) {
      blamed.add(error)
      return error
    }
  }
  // An entry that is not on the stack takes all of it away.
  setStack(error, stack)
  return error
}

/** Errors that name a line already: a record in another's default names the line that made it, not the other's line. */
const blamed = new WeakSet<Error>()

function setStack(error: Error, stack: string | undefined): void {
  defineProperty(error, 'stack', bare({ value: stack, writable: true, configurable: true }))
}
