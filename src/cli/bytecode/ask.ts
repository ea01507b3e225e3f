import { fork } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import type { Answer, Question, Rows } from './question.js'

/**
 * What the process needs to compile functions that nobody calls, and to forget bytecode before: it does not forget that
 * of functions that have machine code.
 */
const FLAGS = ['--allow-natives-syntax', '--expose-gc', '--no-opt', '--no-maglev', '--no-sparkplug']

/**
 * Starts a process that loads a class, and returns the functions of its rows, and the bytecode that V8 printed of them.
 *
 * @throws {Error} for a module that is missing, throws or is never loaded, and for an export whose records have no
 * rows.
 */
export async function askForBytecode(question: Question): Promise<{ rows: Rows; printed: string }> {
  // V8 loses what it prints into a pipe whose reader is slow.
  const folder = mkdtempSync(join(tmpdir(), 'slotted-'))
  const path = join(folder, 'bytecode.txt')
  const output = openSync(path, 'w')
  const input = openSync(path, 'r')
  const remove = (): void => rmSync(folder, { recursive: true, force: true })
  try {
    // Nothing is left behind if this process is ended. Windows keeps a file while it is open.
    if (process.platform !== 'win32') remove()
    const rows = await ask(question, output)
    return { rows, printed: readFileSync(input, 'utf8') }
  } finally {
    closeSync(output)
    closeSync(input)
    remove()
  }
}

async function ask(question: Question, output: number): Promise<Rows> {
  const child = fork(fileURLToPath(new URL('methods-child.js', import.meta.url)), {
    execArgv: [...process.execArgv, ...FLAGS],
    serialization: 'advanced',
    stdio: ['ignore', output, 'inherit', 'ipc'],
  })
  return new Promise((resolve, reject) => {
    let answer: Answer | undefined
    child.on('message', (message) => void (answer = message as Answer))
    child.on('error', reject)
    child.on('close', (code, signal) => {
      if (answer !== undefined && 'rows' in answer) resolve(answer.rows)
      else reject(new Error(answer?.problem ?? endOf(signal ?? code)))
    })
    // If the process ended early, its end says more than the error of the broken channel.
    child.send(question, () => {})
  })
}

function endOf(how: number | string | null): string {
  if (how === 0) return 'the module never finished loading.'
  const end = typeof how === 'string' ? `was ended by ${how}` : `ended with exit code ${how}`
  return `the process that loaded the module ${end}.`
}
