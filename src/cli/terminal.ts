import process from 'node:process'
import { stripVTControlCharacters, styleText } from 'node:util'

const { stdout: out, stderr: err } = process

// Whoever reads the other end of a pipe may have seen enough, as `head` has. A disk that is full has not.
out.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit()
  err.write(`slotted: cannot write the output: ${error.message}\n`)
  process.exit(1)
})

/** Characters a line may have where the terminal does not say. */
const WIDTH = 80
const WIDEST = 100

/**
 * The characters a line may have, within what reads well; and whether escape codes are welcome: never in a file, nor
 * where `NO_COLOR` is set.
 */
export const terminal = {
  width: Math.min(Math.max(out.columns ?? WIDTH, 40), WIDEST),
  inColor: out.isTTY && (process.env['NO_COLOR'] ?? '') === '' && out.hasColors(),
}

/** The characters a table may have in a line: in a file, and through a pipe, any number. */
export const tableWidth = out.isTTY ? out.columns : Number.POSITIVE_INFINITY

/** Prints a text, without escape codes where they are not welcome, whoever put them there. */
export function print(text = ''): void {
  out.write(`${terminal.inColor ? text : stripVTControlCharacters(text)}\n`)
}

export function bold(text: string): string {
  return terminal.inColor ? styleText('bold', text) : text
}

/** Writes a line on stderr over the one before; in a terminal, and nowhere else. */
export function showProgress(text: string): void {
  const room = (err.columns || WIDTH) - 1
  if (err.isTTY) err.write(`\r${text.slice(0, room).padEnd(room)}`)
}

export function clearProgress(): void {
  if (err.isTTY) err.write(`\r${' '.repeat((err.columns || WIDTH) - 1)}\r`)
}
