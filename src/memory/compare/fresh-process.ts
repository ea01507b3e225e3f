import { fork, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { noChild, notCloneable, processEnded } from '../messages.js'
import type { Answer, Question } from './question.js'

/** The child's script, beside the built files; `undefined` in a bundle in CommonJS, which has no address. */
function scriptOfChild(): string | undefined {
  const url: string | undefined = import.meta.url
  return url === undefined || !URL.canParse(url) ? undefined : fileURLToPath(new URL('memory-child.js', url))
}

/** Finds the most telling line in what a process printed before an error ended it. */
const REASON = /^(\w*Error\b|FATAL ERROR).*/m

/**
 * Starts a process and asks it one question, so that nothing that was compiled, collected or learnt for another
 * question disturbs the answer. What the process prints is not shown.
 *
 * @param heapBytes The limit of its heap; `undefined` for V8's own.
 * @throws {Error} if the process ends without an answer, with one line that says how it ended.
 */
export async function askFreshProcess(question: Question, heapBytes: number | undefined): Promise<Answer> {
  const script = scriptOfChild()
  if (script === undefined || !existsSync(script)) throw noChild(question.caller, script ?? 'memory-child.js')
  const execArgv = heapBytes === undefined ? [] : [`--max-old-space-size=${Math.ceil(heapBytes / 2 ** 20)}`]
  const child = fork(script, { execArgv, serialization: 'advanced', stdio: ['ignore', 'ignore', 'pipe', 'ipc'] })
  const complaint = collectText(child)
  return new Promise((resolve, reject) => {
    let answer: Answer | undefined
    child.on('message', (message) => void (answer = message as Answer))
    child.on('error', reject)
    child.on('close', (code, signal) => {
      if (answer !== undefined) resolve(answer)
      else reject(processEnded(question.caller, question.label, signal ?? code, REASON.exec(complaint())?.[0]))
    })
    // If the process ended early, its end says more than the error of the broken channel.
    try {
      child.send(question, () => {})
    } catch (error) {
      child.kill()
      reject(notCloneable(question.caller, error))
    }
  })
}

function collectText({ stderr }: ChildProcess): () => string {
  let text = ''
  stderr?.setEncoding('utf8').on('data', (more: string) => void (text += more))
  return () => text
}
