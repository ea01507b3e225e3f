import type { RecordLayout } from '../../layout/record-layout.js'
import { bare, define, freeze, seal } from '../../base/own.js'
import { leafOf } from '../leaves.js'
import { Stamp } from '../stamp.js'

// How a finished record is closed. The generated constructor does it, before private members of the user's classes
// exist: engines allow that today. Where they do not ("nonextensible applies to private", a proposal to TC39), records
// of such classes are closed later.

type Close = (record: object) => unknown

const CLOSE: Readonly<Record<string, Close | undefined>> = /* @__PURE__ */ bare({ sealed: seal, frozen: freeze })

let answer: boolean | undefined

/** Does this engine refuse to add a private member to an object that is not extensible? Asked once. */
function refusesPrivate(): boolean {
  if (answer !== undefined) return answer
  class Probe extends Stamp {
    readonly #member = true
    static has(object: object): boolean {
      return #member in object
    }
  }
  try {
    answer = !Probe.has(new Probe(Object.preventExtensions({})))
  } catch {
    answer = true
  }
  return answer
}

/** What closes the records of a class; `undefined` for a closing that has nothing to do. */
export function closeOf({ closed, names }: RecordLayout): Close | undefined {
  const close = CLOSE[closed]
  if (close === undefined || !refusesPrivate()) return close
  return (record) => (leafOf(record)?.isClosedLate ? closeSlots(record, closed, names) : close(record))
}

/** Until its constructors are done, a record that stays extensible keeps slots that are read-only so. */
function closeSlots(record: object, closed: string, names: readonly string[]): void {
  if (closed === 'frozen') for (const name of names) define(record, name, { writable: false, configurable: false })
}

/** Are records closed late where classes have private members? To be asked before the first record is made. */
export function isClosedLate(hasPrivate: () => boolean): boolean {
  return refusesPrivate() && hasPrivate()
}

/** Closes a record whose constructors are done. */
export function closeFinished(record: object, { closed }: RecordLayout): void {
  CLOSE[closed]?.(record)
}
