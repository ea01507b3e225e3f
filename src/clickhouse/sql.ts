import { notUtf8 } from './messages.js'

// How names and texts stand in SQL. All versions of ClickHouse read these escapes in both.

const ESCAPES: Readonly<Record<string, string>> = {
  '\b': String.raw`\b`,
  '\f': String.raw`\f`,
  '\n': String.raw`\n`,
  '\r': String.raw`\r`,
  '\t': String.raw`\t`,
  '\0': String.raw`\0`,
}

/** A name as SQL has it, whatever is in it. */
export function quoteName(caller: string, name: string): string {
  return quoted(caller, name, '`')
}

/** A text as SQL has it, whatever is in it. */
export function quoteText(caller: string, text: string): string {
  return quoted(caller, text, "'")
}

function quoted(caller: string, text: string, mark: string): string {
  if (hasLoneSurrogate(text)) throw notUtf8(caller, text)
  const escaped = text.replace(/[\b\f\n\r\t\0\\`']/g, (character) =>
    character === '`' || character === "'" ? escapedMark(character, mark) : (ESCAPES[character] ?? '\\\\'),
  )
  return mark + escaped + mark
}

function escapedMark(character: string, mark: string): string {
  return character === mark ? `\\${mark}` : character
}

/** Half of a pair of surrogates, which UTF-8 does not have. */
export function hasLoneSurrogate(text: string): boolean {
  return /\p{Surrogate}/u.test(text)
}
