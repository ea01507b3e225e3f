import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Form } from '../support/form.js'

/** What is done to an array that threads share, by the one that made it or by one that attached to it. */
interface Act {
  readonly act: 'push' | 'set' | 'write' | 'swapRemove' | 'swap' | 'removeIf' | 'sort' | 'truncate'
  readonly isAttached: boolean
  readonly row: number
  readonly other: number
  readonly init: Init
}

/** The third string is allowed for neither slot. */
interface Init {
  readonly kind: string
  readonly note: string | null | undefined
  readonly rank: number | undefined
  readonly isOn: boolean | undefined
}

const KINDS = ['start', 'stop']
const NOTES = ['', 'late']
const CAPACITY = 12

const inits: fc.Arbitrary<Init> = fc.record({
  kind: fc.constantFrom(...KINDS, ...KINDS, ...KINDS, 'pause'),
  note: fc.constantFrom(...NOTES, ...NOTES, null, null, undefined, undefined, 'early'),
  rank: fc.option(fc.integer({ min: 0, max: 255 }), { nil: undefined }),
  isOn: fc.option(fc.boolean(), { nil: undefined }),
})

const acts: fc.Arbitrary<readonly Act[]> = fc.array(
  fc.record({
    act: fc.constantFrom('push', 'push', 'push', 'set', 'write', 'swapRemove', 'swap', 'removeIf', 'sort', 'truncate'),
    isAttached: fc.boolean(),
    row: fc.nat(CAPACITY - 1),
    other: fc.nat(CAPACITY - 1),
    init: inits,
  }),
  { maxLength: 40 },
)

const takesNote = ({ note }: Init): boolean => note === null || note === undefined || NOTES.includes(note)
const isAllowed = (given: Init): boolean => KINDS.includes(given.kind) && takesNote(given)

function replaced(rows: readonly Init[], at: number, by: Init): readonly Init[] {
  return [...rows.slice(0, at), by, ...rows.slice(at + 1)]
}

/** What an act makes of plain objects; `undefined` if it must be refused. */
function expected(rows: readonly Init[], { act, row, other, init: given }: Act): readonly Init[] | undefined {
  const at = row % rows.length
  if (act === 'push') return isAllowed(given) && rows.length < CAPACITY ? [...rows, given] : undefined
  if (act === 'removeIf') return rows.filter(({ kind }) => kind !== KINDS[row % 2])
  if (act === 'sort') return KINDS.flatMap((kind) => rows.filter((one) => one.kind === kind))
  if (act === 'truncate') return rows.slice(0, rows.length - (row % (rows.length + 1)))
  if (rows.length === 0) return undefined
  if (act === 'set') return isAllowed(given) ? replaced(rows, at, given) : undefined
  if (act === 'write') {
    return takesNote(given) ? replaced(rows, at, { ...(rows[at] as Init), note: given.note }) : undefined
  }
  const last = rows.at(-1) as Init
  if (act === 'swapRemove') return replaced(rows, at, last).slice(0, -1)
  const second = other % rows.length
  return replaced(replaced(rows, at, rows[second] as Init), second, rows[at] as Init)
}

/** Shared arrays with strings and absent values, against plain objects. */
export function packedSharedProperties({ slotted, packed }: Form): void {
  const { bool, defineSlots, nullable, optional, text, toObject, u8 } = slotted
  const { PackedArray } = packed

  class Event extends defineSlots({
    kind: text,
    note: optional(nullable(text)),
    rank: optional(u8),
    isOn: optional(bool),
  }) {}
  type Events = InstanceType<typeof PackedArray<typeof Event>>

  function run(rows: Events, { act, row, other, init: given }: Act): void {
    const at = row % rows.length
    if (act === 'push') rows.pushObject(given)
    if (act === 'set') rows.set(at, given)
    if (act === 'write') rows.at(at).note = given.note
    if (act === 'swapRemove') rows.swapRemove(at)
    if (act === 'swap') rows.swap(at, other % rows.length)
    if (act === 'removeIf') rows.removeIf(({ kind }) => kind === KINDS[row % 2])
    if (act === 'sort') rows.sortBy('kind')
    if (act === 'truncate') rows.truncate(rows.length - (row % (rows.length + 1)))
  }

  describe('shared rows', () => {
    test('hold what plain objects would, whoever changes them, and are as they were where they refuse', () => {
      fc.assert(
        fc.property(acts, (all) => {
          const made = new PackedArray(Event, {
            shared: true,
            capacity: CAPACITY,
            text: { kind: KINDS, note: NOTES },
          })
          const attached = PackedArray.attach(Event, made.share())
          let model: readonly Init[] = []
          for (const act of all) {
            const next = expected(model, act)
            const change = (): void => run(act.isAttached ? attached : made, act)
            if (next === undefined) expect(change).toThrow()
            else change()
            model = next ?? model
            const other = act.isAttached ? made : attached
            expect(other.map((row) => toObject(row))).toEqual(model)
          }
        }),
        { numRuns: 60 },
      )
    })
  })
}
