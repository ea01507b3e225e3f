import type { Kind } from '../../layout/kind.js'
import { ANYTHING, storedKind } from '../../layout/kinds.js'
import { interpretBuild, sampling, valueList } from '../build.js'
import type { AnyClass, RecordClass } from '../record-class.js'

/** An object with more properties whose names are computed may become a dictionary: see `defineSlotsOn`. */
const MAX_COMPUTED = 16

/**
 * Gives slots whose kind knows its representation that representation from the start, with records of its own:
 * otherwise the first record whose value needs another one gives all later records another hidden class. Other slots
 * are left to V8, as in a hand-written class; but of a long interpreted class a change of representation would make a
 * dictionary.
 *
 * @returns The records, to be kept as long as the class; none where no slot needs them.
 */
export function shapeSamples(recordClass: RecordClass, leaf: AnyClass): readonly object[] {
  const { slots, validate } = recordClass.layout
  const isLong = recordClass.source === undefined && slots.length > MAX_COMPUTED
  if (validate === 'always' || !(isLong || slots.some(({ kind }) => samplesOf(kind)))) return []
  const build = interpretBuild(recordClass)
  const others = isLong ? ANYTHING : [0]
  sampling.isOn = true
  try {
    return [0, 1].map((round) =>
      build(
        leaf,
        ...valueList(slots, ({ kind }) => {
          const samples = samplesOf(kind) ?? others
          return samples[round] ?? samples[0]
        }),
      ),
    )
  } finally {
    sampling.isOn = false
  }
}

/** Values with parts are objects, or may be. */
function samplesOf(kind: Kind): readonly unknown[] | undefined {
  return kind.shapeSamples ?? (storedKind(kind).parts && ANYTHING)
}
