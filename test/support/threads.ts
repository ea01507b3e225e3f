import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { onTestFinished } from 'vitest'
import type { SharedRows } from 'slotted/packed'

/** What a thread says of an error. */
export interface Refusal {
  readonly isRangeError: boolean
  readonly isTypeError: boolean
  readonly code: string
  readonly message: string
}

interface Answer {
  readonly result?: unknown
  readonly refusal?: Refusal
}

/** Another thread, attached to an array; it ends with the test. */
export interface Thread {
  /** What a task of test/fixtures/sharing/thread.mjs returns. */
  ask(task: string, given?: object): Promise<unknown>
  /** By what error a task is refused. */
  refusal(task: string, given?: object): Promise<Refusal>
}

/**
 * Starts a thread that makes its class itself, by a function of test/fixtures/sharing/records.mjs; it has not attached
 * yet.
 */
export function startThread(codegen: boolean, definition: string, message: SharedRows): Thread {
  const worker = new Worker(new URL('../fixtures/sharing/thread.mjs', import.meta.url), {
    workerData: { codegen, definition, message },
  })
  onTestFinished(async () => {
    await worker.terminate()
  })
  const answerTo = async (task: string, given: object = {}): Promise<Answer> => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    worker.postMessage({ task, ...given })
    const [answer] = (await once(worker, 'message')) as [Answer]
    return answer
  }
  return {
    async ask(task, given) {
      const { result, refusal } = await answerTo(task, given)
      if (refusal !== undefined) throw new Error(`${task}: ${refusal.message}`)
      return result
    },
    async refusal(task, given) {
      const { result, refusal } = await answerTo(task, given)
      if (refusal === undefined) throw new Error(`${task}: not refused, but gave ${String(result)}`)
      return refusal
    },
  }
}

/** Starts threads that attach to one array, in both forms by turns, the given one first. */
export async function startThreads(
  count: number,
  codegen: boolean,
  definition: string,
  message: SharedRows,
): Promise<readonly Thread[]> {
  const threads = Array.from({ length: count }, (_, index) =>
    startThread(codegen === (index % 2 === 0), definition, message),
  )
  await Promise.all(threads.map((thread) => thread.ask('attach')))
  return threads
}

/** Asks all threads at once: none begins before all have come. */
export function askAll(threads: readonly Thread[], task: string, given: object): Promise<readonly unknown[]> {
  const gate = new Int32Array(new SharedArrayBuffer(8))
  return Promise.all(
    threads.map((thread, writer) => thread.ask(task, { ...given, writer, gate, threads: threads.length })),
  )
}
