import process from 'node:process'
import { Worker } from 'node:worker_threads'

/**
 * What the thread runs. A parent that is gone is one that cannot be signalled, or that another process has taken the
 * place of.
 */
const TEXT = `
const { workerData: parent } = require('node:worker_threads')
setInterval(() => {
  try {
    if (process.ppid === parent) return process.kill(parent, 0)
  } catch {}
  process.kill(process.pid, 'SIGKILL')
}, 250)`

/**
 * Ends this process when the one that started it is gone, however that ended: a thread looks after it four times a
 * second, since code of the user's may keep this one busy for ever.
 */
export function watchParent(): void {
  new Worker(TEXT, { eval: true, workerData: process.ppid }).unref()
}
