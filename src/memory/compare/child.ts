/** The program of the process that `fresh-process.ts` starts. It answers one question and ends. */
import process from 'node:process'
import { SlotError } from '../../index.js'
import { costOf, warmUp, type Cost } from '../cost/cost.js'
import { makingFailed } from '../messages.js'
import { loadExport } from './module-export.js'
import type { Answer, Question } from './question.js'
import { toSource, type KeptSource } from '../cost/record-source.js'
import { builtInSource } from '../cost/variants.js'
import { watchParent } from './watch-parent.js'

watchParent()
// Nobody waits for the answer any longer.
process.once('disconnect', () => process.exit())
process.once('message', (question: Question) => {
  // From here on only the module keeps the process alive: if it waits for something that never comes, the process ends.
  process.channel?.unref()
  // Answers later, because the message's own callback still holds the bytes that it was decoded from.
  setImmediate(() => void answer(question).then(reply))
})

async function answer(question: Question): Promise<Answer> {
  try {
    const source = await sourceOf(question)
    return { cost: costWarm(question, source) }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return { problem: { message, code: error instanceof SlotError ? error.code : undefined } }
  }
}

/** @throws {Error} that names what was measured, for anything that the user's class or function throws. */
function costWarm({ caller, label, count }: Question, source: KeptSource): Cost {
  try {
    warmUp(caller, source, count)
    return costOf(caller, source, count)
  } catch (error) {
    throw error instanceof Error && error.message.startsWith(caller) ? error : makingFailed(caller, label, error)
  }
}

async function sourceOf({ caller, subject, slots, values }: Question): Promise<KeptSource> {
  if ('variant' in subject) return builtInSource(caller, subject.variant, slots, values ?? slots.map(() => 1))
  return toSource(caller, await loadExport(caller, subject), { values, packed: subject.packed })
}

/** Sends the answer and ends the process, even if the user's module left something running. */
function reply(message: Answer): void {
  process.send?.(message, () => process.exit())
}
