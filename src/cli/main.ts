#!/usr/bin/env node
/** The command line: `slotted compare`, `repl`, `layout`, `source`. Exit code 1 if a run failed, 2 if the command line says nothing that can be meant. */
import process from 'node:process'
import { readArguments, UsageError, type Command } from './command.js'
import { compare } from './compare.js'
import { layout } from './layout.js'
import { repl } from './repl.js'
import { source } from './source.js'
import { print } from './terminal.js'

const COMMANDS: Readonly<Record<string, Command>> = { compare, repl, layout, source }

const HELP = `Usage: slotted <command> [options]

Commands:
  compare   measure what records cost, each way
  repl      Node's REPL, with a line on memory after every input
  layout    the slots of a class: kinds, offsets, bytes
  source    the generated text of a class

slotted <command> --help says more. Exit codes: 0; 1 if a run failed; 2 for a command line that cannot be meant.`

async function main([name = '', ...args]: readonly string[]): Promise<void> {
  if (name === '--help' || name === '-h') return print(HELP)
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (command === undefined) return complain(`slotted: ${name === '' ? 'say which command' : `there is no command ${JSON.stringify(name)}`}: ${Object.keys(COMMANDS).join(', ')}. slotted --help says more.`, 2)
  try {
    const { values, positionals } = readArguments(command, args)
    if (values['help'] === true) return print(command.help)
    await command.run(values, positionals)
  } catch (error) {
    if (error instanceof UsageError) complain(`slotted ${name}: ${error.message}. slotted ${name} --help says more.`, 2)
    else complain(toLine(name, error), 1)
  }
}

/** One line; messages of functions begin with their names, which nobody called here. */
function toLine(name: string, error: unknown): string {
  const message = error instanceof Error && error.message !== '' ? error.message : String(error)
  return `slotted ${name}: ${message.split('\n', 1)[0]?.replace(/^([A-Za-z]+\(\)|compare|layout|source): /, '')}`
}

function complain(line: string, exitCode: number): void {
  process.stderr.write(`${line}\n`)
  process.exitCode = exitCode
}

// A module of the user's may have left something running; what was printed goes out first.
void main(process.argv.slice(2)).finally(() => process.stdout.write('', (error) => (error ? process.exit(1) : process.exit())))
