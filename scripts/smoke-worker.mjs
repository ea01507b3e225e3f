/** A Web Worker of smoke-sharing.mjs. It imports by path: workers of a page have no import map. */
import * as slotted from '../dist/index.js'
import { PackedArray } from '../dist/packed.js'
import { defineEvent } from './smoke-sharing.mjs'

addEventListener('message', ({ data: { codegen, message, gate, writer, writers, count } }) => {
  let outcome = 'done'
  try {
    slotted.configure({ codegen })
    const Event = defineEvent(slotted)
    const events = PackedArray.attach(Event, message)
    // Each waits until all have come, so that they push at once.
    if (Atomics.add(gate, 0, 1) + 1 < writers) Atomics.wait(gate, 1, 0)
    Atomics.store(gate, 1, 1)
    Atomics.notify(gate, 1)
    for (let number = 0; number < count; number++) events.push(...Event.of(writer, number))
  } catch (error) {
    outcome = String(error)
  }
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin
  postMessage(outcome)
})
