#!/usr/bin/env node
/**
 * The command line: `slotted compare`, `repl`, `layout`, `source`. Exit code 1 if a run failed, 2 for a usage error.
 */
import { readFileSync } from 'node:fs'
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

slotted <command> --help, or slotted help <command>, says more; slotted --version says which version this is.
Exit codes: 0; 1 if a run failed; 2 for a usage error.`

const VERSION = (JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string })
  .version

async function main(words: readonly string[]): Promise<void> {
  // `help compare` is `compare --help`.
  const [name = '', ...args] = words[0] === 'help' && words[1] !== undefined ? [...words.slice(1), '--help'] : words
  if (/^(--help|-h|help)$/.test(name)) return print(HELP)
  if (/^(--version|-v|version)$/.test(name)) return print(VERSION)
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (command === undefined)
    return complain(
      `slotted: ${name === '' ? 'say which command' : `there is no command ${JSON.stringify(name)}${hintFor(name)}`}: ${Object.keys(COMMANDS).join(', ')}. slotted --help says more.`,
      2,
    )
  try {
    const { values, positionals } = readArguments(command, args)
    if (values['help'] === true) return print(command.help)
    await command.run(values, positionals)
  } catch (error) {
    if (error instanceof UsageError) complain(`slotted ${name}: ${error.message}. slotted ${name} --help says more.`, 2)
    else complain(toLine(name, error), 1)
  }
}

/** A command that begins as it does, or differs in a letter or two. */
function hintFor(name: string): string {
  const known = Object.keys(COMMANDS).find((command) => command.startsWith(name) || distance(command, name) <= 2)
  return known === undefined ? '' : ` (did you mean ${JSON.stringify(known)}?)`
}

/** Letters that stand at another place, or at none. */
function distance(left: string, right: string): number {
  return (
    Math.max(left.length, right.length) -
    Array.from(left).filter((letter, place) => right.slice(Math.max(0, place - 1), place + 2).includes(letter)).length
  )
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

// A module of the user's may have left something running; what was printed goes out first. What cannot go out is told
// of by terminal.ts.
void main(process.argv.slice(2)).finally(() =>
  process.stdout.write('', (error) => (error ? undefined : process.exit())),
)
