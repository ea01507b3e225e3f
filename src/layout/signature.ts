import { isRequired, type SlotLayout } from './slot-layout.js'

/**
 * What a generated constructor takes, in this order: arguments for its base, slots by position, and an object of
 * keywords.
 */
export interface Signature {
  /** The slots whose values it reads. */
  readonly slots: readonly SlotLayout[]
  /** Is it that of a definition by an object? One by an array of names takes every slot by position. */
  readonly isKeyword: boolean
  /** The slots that are given by position. */
  readonly args: readonly string[]
  /** The keys of the object: the other slots, and those of the base where it shares the object. */
  readonly keywords: readonly string[]
  /** What each argument is, the base's included: a slot, or `undefined` for an object of keywords. */
  readonly parameters: readonly (string | undefined)[]
  /** How many arguments there must be at least, those of the base included where they are known. */
  readonly required: number
  /** Is the last of the arguments an object of keywords? */
  readonly takesObject: boolean
  /** That of the base; `undefined` for a root. */
  readonly base: Signature | undefined
  /** How many leading arguments go to the base's constructor as they are; 0 for a root. */
  readonly baseArgs: number
  /** Does the object hold the keywords of the base too? Then the base gets it after the leading arguments. */
  readonly sharesKeywords: boolean
  /** Are the base's slots given by the same arguments, so that what is missing of both can be told at once? */
  readonly knowsBase: boolean
}

/** The slots of a class, the base's first, and what its constructor takes. */
interface SlotsAndSignature {
  readonly slots: readonly SlotLayout[]
  readonly signature: Signature
}

/** The class that a definition extends. */
interface BaseClass {
  readonly layout: SlotsAndSignature
  /** How many arguments it takes: a user's class may have another constructor than the generated one. */
  readonly length: number
}

/**
 * The signature of one definition, upon its base if it has one.
 *
 * @param wanted How many arguments go to the base, where that was said: what they mean is not known then.
 */
export function signatureOf(
  { slots, isKeyword, args }: Pick<Signature, 'slots' | 'isKeyword' | 'args'>,
  base?: BaseClass,
  wanted?: number,
): Signature {
  const inherited = base?.layout.signature
  const length = wanted ?? base?.length ?? 0
  const known = wanted === undefined && inherited?.isKeyword ? inherited : undefined
  const sharesKeywords = length > 0 && known?.takesObject === true
  const baseArgs = length - Number(sharesKeywords)
  const knowsBase = known === undefined ? base === undefined : known.parameters.length === length
  const names = slots.map(({ name }) => name).filter((name) => !args.includes(name))
  const keywords = sharesKeywords ? [...known.keywords, ...names] : names
  const takesObject = sharesKeywords || keywords.length > 0 || (isKeyword && args.length + baseArgs === 0)
  const parameters: readonly (string | undefined)[] = [
    ...Array.from({ length: baseArgs }, (_, position) => inherited?.parameters[position]),
    ...args,
    ...(takesObject ? [undefined] : []),
  ]
  const needed = [...slots, ...(knowsBase && base ? base.layout.slots : [])].filter(isRequired).map(({ name }) => name)
  return {
    slots,
    isKeyword,
    args,
    keywords,
    parameters,
    required: Math.max(0, ...needed.map((name) => parameters.indexOf(name) + 1)),
    takesObject,
    base: inherited,
    baseArgs,
    sharesKeywords,
    knowsBase,
  }
}

/** The same arguments for all slots of a class, as if it extended no other. */
export function flatten({ slots, signature }: SlotsAndSignature): Signature {
  const { isKeyword, takesObject, base } = signature
  if (base === undefined) return signature
  const flat = signatureOf({ slots, isKeyword, args: argsOf(signature) })
  return takesObject && !flat.takesObject ? { ...flat, takesObject, parameters: [...flat.parameters, undefined] } : flat
}

function argsOf({ args, base }: Signature): readonly string[] {
  return base === undefined ? args : [...argsOf(base), ...args]
}

/** One object of all slots. */
export function byKeyword({ slots }: SlotsAndSignature): Signature {
  return signatureOf({ slots, isKeyword: true, args: [] })
}

/**
 * The arguments that go to the base's constructor. An array of names hands on as many as the base takes, missing ones
 * included; for keywords, missing ones stay missing.
 */
export function argumentsOfBase(signature: Signature, given: readonly unknown[]): readonly unknown[] {
  const { baseArgs, isKeyword, knowsBase, parameters, sharesKeywords } = signature
  if (isKeyword && !knowsBase && given.length < baseArgs) return given
  const leading: unknown[] = [undefined]
  for (let position = 0; position < baseArgs; position++) leading[position] = given[position]
  if (sharesKeywords) leading[baseArgs] = given[parameters.length - 1]
  if (baseArgs === 0 && !sharesKeywords) leading.length = 0
  return leading
}
