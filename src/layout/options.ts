import { badOption, conflictingOptions, unknownOption } from '../errors.js'
import type { RecordLayout } from './record-layout.js'

/** How a record is closed to names that are not slots. */
export type Closing = 'sealed' | 'guarded' | 'frozen' | 'open'

/** Runs on every new record, after its slots are written and before it is sealed. */
export type SetUp = (record: never) => void

/** Options of a definition as the user gives them. */
export interface DefinitionOptions {
  readonly closed?: Closing
  readonly strictReads?: boolean
  readonly setUp?: SetUp
  readonly name?: string
  readonly baseArgs?: number
}

/** The options of `defineSlots`. */
export const SLOTS_OPTIONS = ['closed', 'strictReads', 'setUp', 'name'] as const
export const EXTENSION_OPTIONS = [...SLOTS_OPTIONS, 'baseArgs'] as const

const CLOSINGS: readonly unknown[] = ['sealed', 'guarded', 'frozen', 'open']

const isBoolean = (value: unknown): boolean => typeof value === 'boolean'

/** Each option: the test its value must pass, and what the message says is allowed. */
const OPTIONS: Readonly<Record<keyof DefinitionOptions, readonly [(value: unknown) => boolean, string]>> = {
  closed: [(value) => CLOSINGS.includes(value), "'sealed', 'guarded', 'frozen' or 'open'"],
  strictReads: [isBoolean, 'true or false'],
  setUp: [(value) => typeof value === 'function', 'a function'],
  name: [(value) => typeof value === 'string', 'a string'],
  baseArgs: [(value) => Number.isInteger(value) && (value as number) >= 0, 'a whole number, 0 or more'],
}

/**
 * Copies the options of a definition after checking them; `undefined` is the same as absent.
 *
 * @throws {SlotError} `unknown-option`, `bad-option`.
 */
export function checkOptions(who: string, options: unknown, known: readonly (keyof DefinitionOptions)[]): DefinitionOptions {
  if (options === undefined) return {}
  if (typeof options !== 'object' || options === null) throw badOption(who, 'options', 'an object')
  const checked: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(options)) {
    if (!known.includes(name as keyof DefinitionOptions)) throw unknownOption(who, name, known)
    const [accepts, allowed] = OPTIONS[name as keyof DefinitionOptions]
    if (value === undefined) continue
    if (!accepts(value)) throw badOption(who, name, allowed)
    checked[name] = value
  }
  return checked
}

/**
 * One guard serves a whole family of classes, so what the guard does cannot change on the way down.
 *
 * @throws {SlotError} `conflicting-options`.
 */
export function checkAgainstBase(who: string, options: DefinitionOptions, base: RecordLayout): void {
  const { closed = base.closed, strictReads = base.strictReads } = options
  const extended = `cannot extend a class with`
  if ((closed === 'open') !== (base.closed === 'open')) throw conflictingOptions(who, `closed: '${closed}' ${extended} closed: '${base.closed}'`)
  if (strictReads !== base.strictReads) throw conflictingOptions(who, `strictReads: ${strictReads} ${extended} strictReads: ${base.strictReads}`)
}
