/** What an example knows about the terminal it prints to. */
import { cursorTo, moveCursor } from 'node:readline'
import { stripVTControlCharacters, styleText } from 'node:util'

const out = process.stdout

// Whoever reads the other end of a pipe may have seen enough, as `head` has.
out.on('error', (error) => {
  if (error.code !== 'EPIPE') throw error
  process.exit()
})

/** Files and pipes have no such property. */
const isTTY = 'isTTY' in out

/** Whether escape codes are welcome: never in a file or a pipe, and not where `NO_COLOR` is set. */
export const inColor = isTTY && !process.env.NO_COLOR && out.hasColors()

/** The characters a line may have: those of the terminal, within what reads well. */
export const width = Math.min(Math.max(out.columns || 80, 60), 100)

/** The characters that fit beside and below each other: in a full line, the last would move the cursor to the next. */
export const room = { columns: (out.columns || 80) - 1, rows: (out.rows || 24) - 1 }

/** Whether what was printed can be drawn over. That takes no colour, so `NO_COLOR` does not forbid it. */
export const canRedraw = isTTY && process.env.TERM !== 'dumb'

/** Colours a text where that is welcome. */
export const paint = (format, text) => (inColor ? styleText(format, text) : text)

/** Prints a text, without escape codes where they are not welcome, whoever put them there. */
export const print = (text = '') => out.write(`${inColor ? text : stripVTControlCharacters(text)}\n`)

/** Prints a heading. */
export const heading = (text) => print(`\n${paint(['bold'], text)}\n`)

/** Prints lines over as many that were printed last. */
export function redraw(lines) {
  moveCursor(out, 0, -lines.length)
  cursorTo(out, 0)
  print(lines.join('\n'))
}

/** A line that is written over and over in a terminal, by carriage returns alone, and is not there at all elsewhere. */
export const progress = {
  show(text) {
    if (out.isTTY) out.write(`\r${text.slice(0, room.columns).padEnd(room.columns)}`)
  },
  clear() {
    if (out.isTTY) out.write(`\r${' '.repeat(room.columns)}\r`)
  },
}
