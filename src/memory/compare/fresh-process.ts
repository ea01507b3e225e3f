import { fork, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { noChild, notCloneable, processEnded } from '../messages.js'
import type { Answer, Question } from './question.js'

/**
 * Beside the built files, in each format. Asked for when it is needed: a bundle in CommonJS has no such address, and
 * may never compare.
 */
function scriptOfChild(): string | undefined {
  const url: string | undefined = import.meta.url
  return url === undefined || !URL.canParse(url) ? undefined : fileURLToPath(new URL('memory-child.js', url))
}

/** Of an error that ended a process the last lines, the one that says most first. */
const REASON = /^(\w*Error\b|FATAL ERROR).*/m

/**
 * Asks one question of a process that was started for it: what was compiled, collected and learnt for others cannot
 * disturb the answer. What the process prints is not shown.
 *
 * @param heapBytes How large its heap may grow; V8's own limit if it is `undefined`.
 * @throws {Error} with one line that says how it ended, if it ended without an answer.
 */
export async function askFreshProcess(question: Question, heapBytes: number | undefined): Promise<Answer> {
  const script = scriptOfChild()
  if (script === undefined || !existsSync(script)) throw noChild(question.who, script ?? 'memory-child.js')
  const execArgv = heapBytes === undefined ? [] : [`--max-old-space-size=${Math.ceil(heapBytes / 2 ** 20)}`]
  const child = fork(script, { execArgv, serialization: 'advanced', stdio: ['ignore', 'ignore', 'pipe', 'ipc'] })
  const complaint = collectText(child)
  return new Promise((resolve, reject) => {
    let answer: Answer | undefined
    child.on('message', (message) => void (answer = message as Answer))
    child.on('error', reject)
    child.on('close', (code, signal) => {
      if (answer !== undefined) resolve(answer)
      else reject(processEnded(question.who, question.label, signal ?? code, REASON.exec(complaint())?.[0]))
    })
    // A process that ended early is reported by its end, which knows more than the broken channel.
    try {
      child.send(question, () => {})
    } catch (error) {
      child.kill()
      reject(notCloneable(question.who, error))
    }
  })
}

function collectText({ stderr }: ChildProcess): () => string {
  let text = ''
  stderr?.setEncoding('utf8').on('data', (more: string) => void (text += more))
  return () => text
}
