import { homedir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { start } from 'node:repl'
import type { Command } from './command.js'
import { print } from './terminal.js'

const help = `Usage: slotted repl

Starts Node's REPL with all exports of slotted, slotted/packed and slotted/memory, and prints a line on memory after
every input: what it added to the memory in use, how long it took, how far the resident set rose above where it is now,
and where it is now. Top-level await works. The history is kept in ~/.slotted_repl_history, or in the file that
NODE_REPL_HISTORY names.

Commands in it: .memory on, .memory off, .help, .exit

Options:
  -h, --help          print this`

/** Lines, as in Node's own REPL. */
const HISTORY = 1000

const promptOf = (number: number): string => `In [${number}]: `

/** `slotted repl`: starts Node's REPL with a line on memory after every input. Ends when the REPL does. */
export const repl: Command = {
  help,
  options: {},
  takes: [0, 0],
  async run() {
    const entries = await Promise.all([
      import('../index.js'),
      import('../packed/index.js'),
      import('../memory/index.js'),
    ])
    const [, , { startWatchingMemory }] = entries
    print(
      `slotted on Node ${process.versions.node}: a line on memory follows every input. ` +
        '.memory off stops that, .help lists all commands.',
    )
    const options = {
      prompt: promptOf(1),
      historySize: HISTORY,
      useGlobal: true,
      breakEvalOnSigint: process.stdin.isTTY,
    }
    const server = start(options)
    for (const [name, value] of Object.entries(Object.assign({}, ...entries))) {
      // Configurable, so that an input may declare the name again.
      Object.defineProperty(server.context, name, { value, configurable: true, writable: true, enumerable: false })
    }
    startWatchingMemory(server, { prompt: promptOf })
    const history = process.env['NODE_REPL_HISTORY'] ?? join(homedir(), '.slotted_repl_history')
    if (process.stdin.isTTY) server.setupHistory(history, () => {})
    await new Promise((resolve) => void server.once('exit', resolve))
  },
}
