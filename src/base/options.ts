import { bare, freeze, hasOwn } from './own.js'
import { badOption, badOptions, unknownOption } from './errors.js'

/** What an option takes: a type by its name, or one of several words. */
type Allowed = 'boolean' | 'function' | 'string' | 'whole number' | 'array' | 'object' | readonly string[]

/** The options that one function takes, by name. */
export type OptionTypes = Readonly<Record<string, Allowed>>

/** What inherits nothing takes long to make. */
const NONE = /* @__PURE__ */ freeze(/* @__PURE__ */ bare({}))

/**
 * Checks options and copies those that are not `undefined`, each read once. The copy inherits no key.
 *
 * @throws {SlotError} `unknown-option`, `bad-option`.
 */
export function checkOptions<Options extends object>(
  caller: string,
  options: Options | undefined,
  types: OptionTypes,
): Options {
  if (options === undefined) return NONE as Options
  if (Object(options) !== options || Array.isArray(options)) throw badOptions(caller, options)
  const checked: Record<string, unknown> = bare({})
  for (const name of Object.keys(options)) {
    const value: unknown = options[name as keyof Options]
    if (value === undefined) continue
    const allowed = hasOwn(types, name) ? types[name] : undefined
    if (allowed === undefined) throw unknownOption(caller, name, Object.keys(types))
    if (!accepts(allowed, value)) throw badOption(caller, name, inWords(allowed), value)
    checked[name] = value
  }
  return checked as Options
}

function inWords(allowed: Allowed): string {
  if (typeof allowed !== 'string') return `one of '${allowed.join("', '")}'`
  return `${/^[ao]/.test(allowed) ? 'an' : 'a'} ${allowed}`
}

function accepts(allowed: Allowed, value: unknown): boolean {
  if (typeof allowed !== 'string') return allowed.some((word) => word === value)
  if (allowed === 'array') return Array.isArray(value)
  if (allowed === 'whole number') return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
  return typeof value === allowed
}
