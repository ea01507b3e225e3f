/** What the demo knows about the terminal it prints to. */
import { stripVTControlCharacters, styleText } from 'node:util'

const out = process.stdout

/** Whether escape codes are welcome: never in a file or a pipe, and not where `NO_COLOR` is set. */
export const inColor = out.isTTY === true && !process.env.NO_COLOR && out.hasColors()

/** The characters a line may have: those of the terminal, within what reads well. */
export const width = Math.min(Math.max(out.columns || 80, 60), 100)

/** Colours a text where that is welcome. */
export const paint = (format, text) => (inColor ? styleText(format, text) : text)

/** Prints a text, without escape codes where they are not welcome, whoever put them there. */
export const print = (text = '') => out.write(`${inColor ? text : stripVTControlCharacters(text)}\n`)

/** Prints a heading. */
export const heading = (text) => print(`\n${paint(['bold'], text)}\n`)

/** A line that is written over and over in a terminal, by carriage returns alone, and is not there at all elsewhere. */
export const progress = {
  show(text) {
    // One character less than the line: a full one would move the cursor to the next.
    const room = (out.columns || 80) - 1
    if (out.isTTY) out.write(`\r${text.slice(0, room).padEnd(room)}`)
  },
  clear() {
    if (out.isTTY) out.write(`\r${' '.repeat((out.columns || 80) - 1)}\r`)
  },
}
