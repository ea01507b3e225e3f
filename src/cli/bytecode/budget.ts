import { readBytecode, type Bytecode, type Site } from './printed.js'
import type { Member, Rows } from './question.js'

/** V8 compiles so many bytes of bytecode into one function. */
const BUDGET = 920

/** V8 compiles no function of more bytes into another. */
export const MAX_LENGTH = 460

/** V8 takes a function and all that is compiled into it for so many times their length. */
const SCALE = 1.2

/**
 * The bytes that a loop over rows takes itself: the iterator, its `next`, and the constructor of the view. These are
 * those of Node 24. On Node 20 and 22 they are 100, and Node 26 counts less: methods of 25 bytes more fit in there.
 */
const LOOP = 130

/** So many bytes a method may take, with all that is compiled into it, to be compiled into a loop over rows. */
export const LIMIT = Math.floor((BUDGET - LOOP) / SCALE)

/** Why V8 will not compile a method, or what it calls, into a loop. */
export type Reason = 'past the limit' | 'too long' | 'waits'

/** What a method takes, in bytes of bytecode. */
export interface MethodCost {
  readonly name: string
  readonly kind: Member['kind']
  readonly owner: string
  /** `undefined`, as `total`, if V8 did not show it. */
  readonly bytes: number | undefined
  /** How often the text reads and writes each slot, and calls methods and accessors of its own. */
  readonly reads: Readonly<Record<string, number>>
  readonly writes: Readonly<Record<string, number>>
  readonly calls: Readonly<Record<string, number>>
  /** With the accessors and methods that it uses, and those that these use. */
  readonly total: number | undefined
  readonly isInlined: boolean
  readonly reason: Reason | undefined
}

/** Adds up what the methods of a class take, in the order in which its classes have them. */
export function costsOf(rows: Rows, printed: string): MethodCost[] {
  const bytecodeOf = readBytecode(printed)
  return rows.members.flatMap((member) => {
    const { owner, key, kind } = member
    if (owner === undefined) return []
    const own = bytecodeOf(rows, member)
    const total = own && totalOf(rows, member, bytecodeOf, [])
    const reason = reasonFor(member, own?.length, total)
    return [
      {
        name: key,
        kind,
        owner,
        bytes: own?.length,
        ...usesOf(rows, own?.sites ?? [], member),
        total,
        isInlined: reason === undefined && total !== undefined,
        reason,
      },
    ]
  })
}

function reasonFor({ isResumable }: Member, bytes = 0, total = 0): Reason | undefined {
  if (isResumable) return 'waits'
  if (bytes > MAX_LENGTH) return 'too long'
  return total > LIMIT ? 'past the limit' : undefined
}

type BytecodeOf = (rows: Rows, member: Member) => Bytecode | undefined

/** @param around The members that call this one: one that calls itself is not counted again. */
function totalOf(rows: Rows, member: Member, bytecodeOf: BytecodeOf, around: readonly Member[]): number {
  const { length, sites } = bytecodeOf(rows, member) ?? { length: 0, sites: [] }
  const inside = [...around, member]
  return sites.reduce((sum, site) => {
    const used = memberAt(site, member)
    return used === undefined || inside.includes(used) ? sum : sum + totalOf(site.rows, used, bytecodeOf, inside)
  }, length)
}

/** The member that runs at a site: what is above the class of `caller` for `super`, else the first of its key. */
function memberAt({ rows, key, act }: Site, caller: Member): Member | undefined {
  const found = rows.members.filter((member) => member.key === key && (member.kind === 'set') === (act === 'write'))
  if (act !== 'super') return found[0]
  const owners = rows.members.map(({ owner }) => owner)
  return found.find(({ owner }) => owners.indexOf(owner) > owners.indexOf(caller.owner))
}

function usesOf(rows: Rows, sites: readonly Site[], caller: Member): Pick<MethodCost, 'reads' | 'writes' | 'calls'> {
  const counts = { reads: {}, writes: {}, calls: {} } as Record<'reads' | 'writes' | 'calls', Record<string, number>>
  for (const site of sites) {
    const used = memberAt(site, caller)
    if (used === undefined) continue
    const use = used.owner !== undefined ? 'calls' : used.kind === 'get' ? 'reads' : 'writes'
    const name = site.rows === rows ? used.key : `${site.rows.name}.${used.key}`
    counts[use][name] = (counts[use][name] ?? 0) + 1
  }
  return counts
}
