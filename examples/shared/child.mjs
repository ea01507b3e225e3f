/**
 * One question, asked in a fresh process: what was compiled, collected and learnt for another measurement cannot
 * disturb this one.
 */
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/**
 * Starts a script, sends it a question, and takes the answer; rejects with one line if the process fails.
 *
 * @param {URL} script It calls `answer`.
 * @param {object} question
 * @param {{ what: string, longest?: number }} options What it is about, for the message; how many milliseconds it may
 * take.
 */
export function askFreshProcess(script, question, { what, longest }) {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(script), { serialization: 'advanced', silent: true, timeout: longest })
    let reply
    let complaint = ''
    child.stderr.setEncoding('utf8').on('data', (text) => (complaint += text))
    child.on('message', (message) => (reply = message))
    child.on('error', reject)
    child.on('close', (code, signal) => {
      if (code === 0 && reply !== undefined) resolve(reply)
      else
        reject(
          new Error(
            `measuring ${what}: the child process ${endOf(child, code, signal, longest)}${reasonIn(complaint)}`,
          ),
        )
    })
    // A child that died early is reported by its end, which knows more than the broken channel.
    child.send(question, () => {})
  })
}

/** The other side: answers the question that this process was started for. */
export function answer(work) {
  // Nobody waits for the answer any more.
  process.once('disconnect', () => process.exit())
  process.once('message', (question) => {
    // Out of the message's own callback, which still holds the bytes it was decoded from.
    setImmediate(() => void send(work, question))
  })
}

async function send(work, question) {
  process.send(await work(question), () => process.disconnect())
}

function endOf(child, code, signal, longest) {
  if (child.killed) return `took longer than ${longest / 1000} s`
  return signal === null ? `ended with exit code ${code}` : `was ended by ${signal}`
}

/** The one line of a stack trace, or of whatever else a process left behind, that says what went wrong. */
function reasonIn(complaint) {
  const lines = complaint.split('\n').filter((line) => line.trim() !== '')
  const reason = lines.find((line) => /^(\w*Error\b|FATAL ERROR)/.test(line)) ?? lines.at(-1)
  return reason === undefined ? '' : ` (${reason.trim()})`
}
