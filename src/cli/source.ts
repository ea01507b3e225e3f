import { sourceOf } from '../index.js'
import type { Command } from './command.js'
import { loadRecordClass } from './load.js'
import { print } from './terminal.js'

const help = `Usage: slotted source module#Class

Prints the text that was generated for a class. The engine compiles it, and a debugger shows it.

Options:
  -h, --help          print this

Example:
  slotted source ./user.js#User`

/** `slotted source`: prints the generated text of a class. */
export const source: Command = {
  help,
  options: {},
  takes: [1, 1],
  async run(_values, [reference = '']) {
    const Class = await loadRecordClass('source', reference)
    const text = sourceOf(Class)
    if (text === undefined) throw new Error(`source: ${Class.name} is interpreted, so no text was generated for it`)
    print(text)
  },
}
