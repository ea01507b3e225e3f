import process from 'node:process'
import { Worker } from 'node:worker_threads'

/** The program of the thread. The parent is gone if it cannot be signalled or this process has another parent. */
const THREAD = `
const { workerData: parent } = require('node:worker_threads')
setInterval(() => {
  try {
    if (process.ppid === parent) return process.kill(parent, 0)
  } catch {}
  process.kill(process.pid, 'SIGKILL')
}, 250)`

/**
 * Ends this process when the one that started it is gone, however it ended. A thread looks four times a second, because
 * the user's code may keep the first thread busy for ever.
 *
 * @returns The thread.
 */
export function watchParent(): Worker {
  const thread = new Worker(THREAD, { eval: true, workerData: process.ppid })
  thread.unref()
  return thread
}
