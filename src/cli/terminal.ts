import process from 'node:process'
import { stripVTControlCharacters, styleText } from 'node:util'

const { stdout: out, stderr: err } = process

// The reader at the other end of a pipe may have seen enough, as `head` does. Any other error is one, such as a full
// disk.
out.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit()
  err.write(`slotted: cannot write the output: ${error.message}\n`)
  process.exit(1)
})

/** Characters in a line, if the terminal does not say. */
const WIDTH = 80
const MIN_WIDTH = 40
const MAX_WIDTH = 100

/**
 * Characters in a line, within what reads well; and whether escape codes are welcome: not in files nor with `NO_COLOR`.
 */
export const terminal = {
  width: Math.min(Math.max(out.columns ?? WIDTH, MIN_WIDTH), MAX_WIDTH),
  inColor: out.isTTY && (process.env['NO_COLOR'] ?? '') === '' && out.hasColors(),
}

/** Characters in a line of a table: any number in a file or a pipe. */
export const tableWidth = out.isTTY ? out.columns : Number.POSITIVE_INFINITY

/** Prints a text, without escape codes if they are not welcome. */
export function print(text = ''): void {
  out.write(`${terminal.inColor ? text : stripVTControlCharacters(text)}\n`)
}

/** Makes a text bold, if escape codes are welcome. */
export function bold(text: string): string {
  return terminal.inColor ? styleText('bold', text) : text
}

/** Writes a line over the one before, on stderr, if that is a terminal. */
export function showProgress(text: string): void {
  const room = (err.columns || WIDTH) - 1
  if (err.isTTY) err.write(`\r${text.slice(0, room).padEnd(room)}`)
}

/** Removes the line of `showProgress`. */
export function clearProgress(): void {
  if (err.isTTY) err.write(`\r${' '.repeat((err.columns || WIDTH) - 1)}\r`)
}
