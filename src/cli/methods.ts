import process from 'node:process'
import { toTable } from './drawing/index.js'
import { readReference } from './load.js'
import { bold, print, tableWidth } from './terminal.js'
import { askForBytecode } from './bytecode/ask.js'
import { costsOf, LIMIT, MAX_LENGTH, type MethodCost } from './bytecode/budget.js'

const HEAD = ['method', 'class', 'bytes', 'reads', 'writes', 'calls', 'in all', 'in a loop']
const FOOTNOTE =
  `Bytes are of bytecode. In all: with the accessors of slots, methods and accessors that a method uses. ` +
  `V8 compiles ${LIMIT} into a loop over rows. Other functions that a method calls count too, but are not in the figures.`
const ALIGNMENTS = ['left', 'left', 'right', 'right', 'right', 'right', 'right', 'left'] as const

/**
 * Prints what the methods of a class take of the bytecode that V8 compiles into a loop over rows.
 *
 * @throws {UsageError} for a reference without `#`.
 * @throws {Error} for a class that is missing, or whose records have no rows, or whose rows are interpreted.
 */
export async function showMethods(reference: string, isJson: boolean): Promise<void> {
  const { rows, printed } = await askForBytecode(readReference('layout', reference))
  if (!rows.isCompiled)
    throw new Error(`${rows.name} is interpreted: V8 cannot compile accessors of its rows into a method`)
  const methods = costsOf(rows, printed)
  if (isJson) return print(toJson(rows.name, methods))
  const count = methods.length === 0 ? 'no methods' : `${methods.length} method${methods.length === 1 ? '' : 's'}`
  print(`${bold(rows.name)}: ${count}, on Node ${process.versions.node}`)
  if (methods.length === 0) return
  print(`\n${tableOf(methods)}`)
  print(`\n${[...methods.flatMap(warningOf), FOOTNOTE].join('\n')}`)
}

function toJson(name: string, methods: readonly MethodCost[]): string {
  const { node, v8 } = process.versions
  return JSON.stringify({ name, node, v8, limit: LIMIT, methods }, undefined, 2)
}

function tableOf(methods: readonly MethodCost[]): string {
  const isInherited = methods.some(({ owner }) => owner !== methods[0]?.owner)
  const shown = (row: readonly string[]): string[] => row.filter((_, column) => isInherited || column !== 1)
  const rows = methods.map((method) => {
    const { owner, bytes, reads, writes, calls, total } = method
    const uses = [reads, writes, calls].map((use) => countOf(use))
    return shown([nameOf(method), owner, toText(bytes), ...uses, toText(total), verdictOf(method)])
  })
  return toTable(shown(HEAD), rows, {
    alignments: ALIGNMENTS.filter((_, column) => isInherited || column !== 1),
    width: tableWidth,
  })
}

function nameOf({ name, kind }: MethodCost): string {
  return kind === 'method' ? name : `${kind} ${name}`
}

function toText(bytes: number | undefined): string {
  return bytes === undefined ? '–' : String(bytes)
}

function countOf(uses: Readonly<Record<string, number>>): string {
  const count = Object.values(uses).reduce((sum, times) => sum + times, 0)
  return count === 0 ? '' : String(count)
}

function verdictOf({ isInlined, reason }: MethodCost): string {
  return isInlined ? 'inlined' : (reason ?? 'not known')
}

/** Says why V8 does not compile a method into a loop over rows, and what helps. */
function warningOf(method: MethodCost): string[] {
  const { bytes = 0, reason, total = 0, owner } = method
  const name = `${nameOf(method)} of ${owner}`
  if (reason === undefined) return []
  if (reason === 'waits')
    return [
      `${name} is asynchronous or a generator: each call keeps a view. Work on rows in methods that return at once.`,
    ]
  if (reason === 'too long')
    return [`${name} has ${bytes} bytes, and V8 compiles none of more than ${MAX_LENGTH} into a loop. Split it.`]
  const again = [...timesOf(method.reads, 'read'), ...timesOf(method.writes, 'written')]
  const remedy =
    again.length === 0
      ? 'Split it, or let it use fewer slots.'
      : `Split it, let it use fewer slots, or keep in a local variable what it uses again (${again.join(', ')}).`
  return [
    `${name} takes ${total} bytes, past the limit of ${LIMIT}: V8 may call it, or accessors in it, for each row. ${remedy}`,
  ]
}

/** The slots that are used more than once. */
function timesOf(uses: Readonly<Record<string, number>>, word: string): string[] {
  return Object.entries(uses).flatMap(([slot, times]) =>
    times === 1 ? [] : [`${slot} is ${word} ${times === 2 ? 'twice' : `${times} times`}`],
  )
}
