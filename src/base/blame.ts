// Stack traces begin with the line of the user's that called the library, in V8 and where an engine follows it.

type Callable = (abstract new (...values: never[]) => unknown) | ((...values: never[]) => unknown)

const { captureStackTrace: capture } = Error as { captureStackTrace?: (error: Error, entry: Callable) => void }

/** Frames of the built files and of generated text; of a bundle, whose files are the user's, there are none. */
const OURS = /^ +at .*(?:[\\/]slotted[\\/]dist[\\/]|(?:\(|at |async )slotted\/[\w.]+-\d+\.js:)/

const FRAME = /^ +at /

/** Leaves out the frames of the library at the beginning of a stack trace. */
export function trimStack<Thrown extends Error>(error: Thrown): Thrown {
  const { stack } = error as { stack?: unknown }
  if (capture === undefined || typeof stack !== 'string') return error
  const lines = stack.split('\n')
  const first = lines.findIndex((line) => FRAME.test(line))
  const users = lines.findIndex((line, index) => index >= first && FRAME.test(line) && !OURS.test(line))
  if (first >= 0 && users > first) setStack(error, [...lines.slice(0, first), ...lines.slice(users)].join('\n'))
  return error
}

/**
 * The same for what constructors and the guard throw, in bundles too.
 *
 * @param entries What the user's code called, the outermost first: the first of them that is on the stack is left out,
 * with all it called.
 */
export function blame(error: unknown, ...entries: readonly Callable[]): unknown {
  if (
    capture === undefined ||
    !(error instanceof Error) ||
    typeof (error as { code?: unknown }).code !== 'string' ||
    blamed.has(error)
  )
    return error
  const { stack } = error
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

/** A record in a default of another names the line that made it, and not the line that made the other. */
const blamed = new WeakSet<Error>()

function setStack(error: Error, stack: string | undefined): void {
  Object.defineProperty(error, 'stack', {
    __proto__: null,
    value: stack,
    writable: true,
    configurable: true,
  } as PropertyDescriptor)
}
