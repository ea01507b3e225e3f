/** Text of a program. Only {@link code} makes it, so a string of the user's can enter it as a quoted literal and in no other way. */
export class Source {
  readonly #text: string

  constructor(text: string, key: typeof MAKE) {
    if (key !== MAKE) throw new TypeError('Source: made by code`…` only.')
    this.#text = text
  }

  toString(): string {
    return this.#text
  }
}

const MAKE = Symbol('make')

/** What a hole of {@link code} takes: text as it is, anything else as a literal; a list is joined without a separator. */
export type Hole = Source | string | number | boolean | readonly Source[]

/**
 * Builds program text: `` code`this[${name}] = v${0};` ``.
 *
 * A string becomes a quoted literal, whatever it holds, so the worst a name can do is be a strange name.
 */
export function code(parts: TemplateStringsArray, ...holes: readonly Hole[]): Source {
  return new Source(parts.reduce((text, part, index) => text + fill(holes[index - 1] as Hole) + part), MAKE)
}

function fill(hole: Hole): string {
  if (hole instanceof Source) return hole.toString()
  if (typeof hole === 'string') return quoted(hole)
  return typeof hole === 'object' ? hole.join('') : String(hole)
}

/** JSON escapes quotes, control characters and lone surrogates; the two line separators are escaped for old parsers and for people. */
function quoted(text: string): string {
  return JSON.stringify(text).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')
}

/** Joins texts with a separator: `list([code`a`, code`b`])` is `a, b`. */
export function list(sources: readonly Source[], separator = ', '): Source {
  return new Source(sources.join(separator), MAKE)
}
