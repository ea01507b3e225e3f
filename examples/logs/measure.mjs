/** A child process: loads a log into one storage, asks it all questions, and sends back the answers and their cost. */
import { watchMemory } from 'slotted/memory'
import { answer } from '../shared/child.mjs'
import { median } from '../shared/figures.mjs'
import { logOf } from './made.mjs'
import { QUESTIONS } from './questions.mjs'
import { STORAGES } from './storages.mjs'

const ROUNDS = 3

answer(async ({ storage, count }) => {
  const { form, load } = STORAGES.find(({ key }) => key === storage)
  // Not a variable: a frame of the stack goes on holding what it once passed on, and nothing could be released.
  const kept = { entries: undefined }
  const { loadMilliseconds, unreadable } = await loadInto(kept, load, count)
  const { length } = kept.entries
  const results = QUESTIONS.map((question) => ask(question[form], kept))
  const watch = watchMemory()
  kept.entries = undefined
  const bytes = -watch.stop().used
  return { bytes, length, unreadable, loadMilliseconds, results }
})

async function loadInto(kept, load, count) {
  const start = process.cpuUsage()
  const { entries, unreadable } = await load(logOf(count))
  kept.entries = entries
  return { loadMilliseconds: millisecondsSince(start), unreadable }
}

/** In a frame of its own, which is gone when the entries are let go of. */
function ask(question, { entries }) {
  let result
  const times = Array.from({ length: ROUNDS }, () => {
    const start = process.cpuUsage()
    result = question(entries)
    return millisecondsSince(start)
  })
  return { answer: result, milliseconds: median(times) }
}

/** Of the processor, with what the threads of the garbage collector took: other programs do not count. */
function millisecondsSince(start) {
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000
}
