/** The process that `fresh-process` starts: it answers one question and ends. */
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
// Nobody waits for the answer any more.
process.once('disconnect', () => process.exit())
process.once('message', (question: Question) => {
  // What is waited for now is the module alone: if it waits for ever for something that nobody does, the process ends.
  process.channel?.unref()
  // Out of the message's own callback, which still holds the bytes it was decoded from.
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

/** @throws {Error} that names what was measured, for whatever a class or function of the user's throws. */
function costWarm({ who, label, count }: Question, source: KeptSource): Cost {
  try {
    warmUp(who, source, count)
    return costOf(who, source, count)
  } catch (error) {
    throw error instanceof Error && error.message.startsWith(who) ? error : makingFailed(who, label, error)
  }
}

async function sourceOf({ who, subject, slots, values }: Question): Promise<KeptSource> {
  if ('variant' in subject) return builtInSource(who, subject.variant, slots, values ?? slots.map(() => 1))
  return toSource(who, await loadExport(who, subject), { values, packed: subject.packed })
}

/** Ends the process too, whatever a module of the user's has left running. */
function reply(message: Answer): void {
  process.send?.(message, () => process.exit())
}
