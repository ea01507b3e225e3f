/** A child process: keeps the orders in one storage, adds up what they cost, and sends back what that took. */
import { watchMemory } from 'slotted/memory'
import { answer } from '../shared/child.mjs'
import { median, timeOf } from '../shared/figures.mjs'
import { STORAGES } from './storages.mjs'

const ROUNDS = 5

answer(({ storage, count }) => {
  const { make } = STORAGES.find(({ key }) => key === storage)
  // Not a variable: a frame of the stack goes on holding what it once passed on, and nothing could be released.
  const kept = { storage: undefined }
  const createMilliseconds = timeOf(() => {
    kept.storage = make(count)
  })
  const { total, totalMilliseconds } = lookAt(kept)
  const watch = watchMemory()
  kept.storage = undefined
  return { bytes: -watch.stop().used, createMilliseconds, total, totalMilliseconds }
})

/** In a frame of its own, which is gone when the orders are let go of. */
function lookAt({ storage }) {
  let total
  const times = Array.from({ length: ROUNDS }, () => timeOf(() => (total = storage.total())))
  return { total, totalMilliseconds: median(times) }
}
