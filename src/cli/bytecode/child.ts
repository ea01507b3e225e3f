/**
 * The program of the process that `ask.ts` starts. V8 prints the bytecode of a class's methods in it; none is called.
 */
import process from 'node:process'
import { setFlagsFromString } from 'node:v8'
import { Script } from 'node:vm'
import type { AnyRecordClass } from '../../index.js'
import { loadExport } from '../../memory/compare/module-export.js'
import { watchParent } from '../../memory/compare/watch-parent.js'
import { rowMembersOf, type RowMembers } from '../../packed/row-members.js'
import { MARK, type Answer, type Question, type Rows } from './question.js'

type Compiled = (...values: readonly unknown[]) => unknown

// Stdout is for the bytecode.
process.stdout.write = process.stderr.write.bind(process.stderr)
const watch = watchParent()
// Nobody waits for the answer any longer.
process.once('disconnect', () => process.exit())
process.once('message', (question: Question) => {
  // From here on only the module keeps the process alive: if it waits for something that never comes, the process ends.
  process.channel?.unref()
  void answer(question).then(reply)
})

async function answer(question: Question): Promise<Answer> {
  try {
    const found = rowMembersOf('layout', (await loadExport('layout', question)) as AnyRecordClass)
    const numbers = new Map<Compiled, number>()
    const rows = describe(found, numbers)
    // Nothing of the user's runs from here on, and what V8 compiles for a thread would be printed too.
    await watch.terminate()
    printBytecode([...numbers.keys()])
    return { rows }
  } catch (error) {
    return { problem: error instanceof Error && error.message !== '' ? error.message : String(error) }
  }
}

/** Describes what rows have in a form that can be sent, and numbers the functions, each once. */
function describe({ name, isCompiled, members, nested }: RowMembers, numbers: Map<Compiled, number>): Rows {
  const numberOf = (method: Compiled): number => {
    const number = numbers.get(method) ?? numbers.size
    numbers.set(method, number)
    return number
  }
  return {
    name,
    isCompiled,
    members: members.map(({ key, kind, owner, run }) => ({
      key: typeof key === 'symbol' ? `[${key.description ?? ''}]` : String(key),
      kind,
      owner,
      number: numberOf(run),
      isResumable: /Async|Generator/.test(Object.prototype.toString.call(run)),
    })),
    nested: new Map(Array.from(nested, ([slot, inside]) => [slot, describe(inside, numbers)])),
  }
}

/**
 * Makes V8 forget the bytecode of all functions, and compile these again, each behind a mark. It prints what it
 * compiles.
 */
function printBytecode(functions: readonly Compiled[]): void {
  setFlagsFromString('--opt')
  const compile = evaluate('(function (method) { %PrepareFunctionForOptimization(method) })') as Compiled
  const marks = evaluate(
    `[${functions.map((_, number) => `function ${MARK}${number}() {}`).join()}]`,
  ) as readonly Compiled[]
  compile(() => {})
  const collect = (globalThis as { gc?: () => void }).gc
  setFlagsFromString('--stress-flush-code')
  collect?.()
  collect?.()
  setFlagsFromString('--no-stress-flush-code')
  setFlagsFromString('--print-bytecode')
  for (const [number, method] of functions.entries()) {
    compile(marks[number])
    compile(method)
  }
  setFlagsFromString('--no-print-bytecode')
}

function evaluate(text: string): unknown {
  return new Script(text).runInThisContext()
}

/** Sends the answer and ends the process, even if the user's module left something running. */
function reply(message: Answer): void {
  process.send?.(message, () => process.exit())
}
