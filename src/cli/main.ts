#!/usr/bin/env node
/**
 * The command line: `slotted compare`, `repl`, `layout`, `source`, `pipe`. The exit code is 1 if a run failed, 2 for a usage
 * error.
 */
import { readFileSync } from 'node:fs'
import process from 'node:process'
import { readArguments, UsageError, type Command } from './command.js'
import { compare } from './compare.js'
import { layout } from './layout.js'
import { pipe } from './pipe.js'
import { repl } from './repl.js'
import { source } from './source.js'
import { print } from './terminal.js'

const COMMANDS: Readonly<Record<string, Command>> = { compare, repl, layout, source, pipe }

const HELP = `Usage: slotted <command> [options]

Commands:
  compare   measure the bytes and time that records take, made in several ways
  repl      start Node's REPL, with a line on memory after every input
  layout    print the slots of a class: kinds, offsets, bytes
  source    print the generated text of a class
  pipe      run a method, or a function, on the rows of an Arrow stream from stdin to stdout

slotted <command> --help, or slotted help <command>, says more. slotted --version prints the version.
Exit codes: 0 for success, 1 if a run failed, 2 for a usage error.`

const { version: VERSION }: { readonly version: string } = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
)

async function main(words: readonly string[]): Promise<void> {
  // `help compare` is `compare --help`.
  const [name = '', ...args] = words[0] === 'help' && words[1] !== undefined ? [...words.slice(1), '--help'] : words
  if (/^(--help|-h|help)$/.test(name)) return print(HELP)
  if (/^(--version|-v|version)$/.test(name)) return print(VERSION)
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (command === undefined) {
    const problem = name === '' ? 'name a command' : `there is no command ${JSON.stringify(name)}${hintFor(name)}`
    return complain(`slotted: ${problem}: ${Object.keys(COMMANDS).join(', ')}. slotted --help says more.`, 2)
  }
  try {
    const { values, positionals } = readArguments(command, args)
    if (values['help'] === true) return print(command.help)
    await command.run(values, positionals)
  } catch (error) {
    if (error instanceof UsageError) complain(`slotted ${name}: ${error.message}. slotted ${name} --help says more.`, 2)
    else complain(toLine(name, error), 1)
  }
}

/** Suggests a command that begins like the name or differs from it in a letter or two. */
function hintFor(name: string): string {
  const known = Object.keys(COMMANDS).find((command) => command.startsWith(name) || distance(command, name) <= 2)
  return known === undefined ? '' : ` (did you mean ${JSON.stringify(known)}?)`
}

/** Counts the letters that the other word does not have at the same place or beside it. */
function distance(left: string, right: string): number {
  return (
    Math.max(left.length, right.length) -
    Array.from(left).filter((letter, place) => right.slice(Math.max(0, place - 1), place + 2).includes(letter)).length
  )
}

/** The error in one line. The name of the function that threw it gives way to that of the command. */
function toLine(name: string, error: unknown): string {
  const message = error instanceof Error && error.message !== '' ? error.message : String(error)
  return `slotted ${name}: ${message.split('\n', 1)[0]?.replace(/^([A-Za-z]+\(\)|compare|layout|source|pipe):? /, '')}`
}

function complain(line: string, exitCode: number): void {
  process.stderr.write(`${line}\n`)
  process.exitCode = exitCode
}

// The user's module may have left something running, so the process is ended, once all output is written. If it cannot
// be written, terminal.ts says so.
void main(process.argv.slice(2)).finally(() =>
  process.stdout.write('', (error) => (error ? undefined : process.exit())),
)
