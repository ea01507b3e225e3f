/** Programs that run beside an example, and end with it. */
import { spawn } from 'node:child_process'

/** Starts a program. `says` waits until it prints something, and fails if it ends before, or takes a minute. */
export function startProgram(file, words, options) {
  const child = spawn(file, words, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
  let text = ''
  const waiting = new Set()
  const look = (chunk) => {
    text += chunk
    for (const check of waiting) check()
  }
  child.stdout.on('data', look)
  child.stderr.on('data', look)
  const stop = () => child.kill('SIGKILL')
  process.once('exit', stop)
  return {
    stop,
    says: (pattern) =>
      new Promise((resolve, reject) => {
        const fail = (why) => reject(new Error(`${file} ${words[0]} ${why}:\n${text.slice(-2000)}`))
        const timer = setTimeout(fail, 60_000, 'said nothing of it for a minute')
        child.once('error', ({ message }) => fail(message))
        child.once('exit', () => fail('ended'))
        const check = () => {
          if (!pattern.test(text)) return
          clearTimeout(timer)
          waiting.delete(check)
          resolve()
        }
        waiting.add(check)
        check()
      }),
  }
}
