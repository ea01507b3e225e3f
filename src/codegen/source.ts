/**
 * Text of a program. It is an object, so that text and strings that users gave can be told apart; only this file makes
 * it.
 *
 * It does not extend `String`: such a class, anywhere in a program, makes V8 stop inlining the methods of all strings.
 */
class ProgramText {
  readonly #text: string

  constructor(text: string) {
    this.#text = text
  }

  toString(): string {
    return this.#text
  }
}

export type Source = ProgramText

/** What a hole of {@link code} takes: program text as it is, any other value as a literal. */
export type Hole = Source | string | number

/**
 * Builds program text: `` code`this[${name}] = v${0};` ``.
 *
 * A string becomes a quoted literal, whatever it holds, so the worst a name can do is be a strange name.
 */
export function code(parts: TemplateStringsArray, ...holes: readonly Hole[]): Source {
  return new ProgramText(parts.reduce((text, part, index) => text + fill(holes[index - 1] as Hole) + part))
}

/** JSON escapes quotes, line breaks, control characters and lone surrogates. */
function fill(hole: Hole): string {
  return typeof hole === 'string' ? JSON.stringify(hole) : String(hole)
}

/** A name as an identifier: what cannot stand in one becomes `_`. */
export function identifier(name: string): Source {
  return new ProgramText(`$${name.slice(0, 64).replace(/[^\w$]+/g, '_')}`.replace(/^\$(?=[A-Za-z_])/, ''))
}

/** Joins texts: `list([code`a`, code`b`], ', ')` is `a, b`. */
export function list(sources: readonly Source[], separator = ''): Source {
  return new ProgramText(sources.join(separator))
}

/** `count` names of one letter: `v0`, `v1` … */
export function numbered(letter: Source, count: number): Source[] {
  return Array.from({ length: count }, (_, position) => code`${letter}${position}`)
}

/** One that is false or undefined is left out. */
export type Statement = Source | false | undefined

/**
 * Statements, each on a line of its own that begins with so many steps of indentation; text of several lines goes in by
 * as much. Literals are left alone: there are no line breaks in them.
 */
export function lines(statements: readonly Statement[], steps: number): Source {
  const text = statements.map((statement) => (statement ? `\n${String(statement)}` : '')).join('')
  return new ProgramText(text.replaceAll('\n', `\n${'  '.repeat(steps)}`))
}

/** A statement whose body stands in braces. */
export function block(head: Source, body: readonly Statement[]): Source {
  return code`${head} {${lines(body, 1)}\n}`
}
