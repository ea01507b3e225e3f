import { bare, hasOwn } from './own.js'
import { badOption, badOptions, unknownOption } from './errors.js'

/** What an option takes: a type by its name, or one of some words. */
type Allowed = 'boolean' | 'function' | 'string' | 'whole number' | 'array' | readonly string[]

/** The options that one function takes. */
export type OptionTypes = Readonly<Record<string, Allowed>>

/**
 * Copies options after checking them; one that is `undefined` is the same as absent.
 *
 * @throws {SlotError} `unknown-option`, `bad-option`.
 */
export function checkOptions<Options extends object>(
  who: string,
  options: Options | undefined,
  types: OptionTypes,
): Options {
  if (options !== undefined && (Object(options) !== options || Array.isArray(options))) throw badOptions(who, options)
  const given = Object.entries(options ?? {}).filter(([, value]) => value !== undefined)
  for (const [name, value] of given) {
    const allowed = hasOwn(types, name) ? types[name] : undefined
    if (allowed === undefined) throw unknownOption(who, name, Object.keys(types))
    if (!accepts(allowed, value))
      throw badOption(
        who,
        name,
        typeof allowed === 'string'
          ? `${allowed === 'array' ? 'an' : 'a'} ${allowed}`
          : `one of '${allowed.join("', '")}'`,
      )
  }
  return bare(Object.fromEntries(given)) as Options
}

function accepts(allowed: Allowed, value: unknown): boolean {
  if (allowed === 'array') return Array.isArray(value)
  if (allowed === 'whole number') return Number.isSafeInteger(value) && (value as number) >= 0
  return typeof allowed === 'string' ? typeof value === allowed : allowed.includes(value as string)
}
