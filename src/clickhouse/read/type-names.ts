/** A type of ClickHouse, such as `Nullable(Enum8('a' = 0))`. */
export interface TypeName {
  /** As ClickHouse writes it. */
  readonly text: string
  /** What stands before the parentheses. */
  readonly name: string
  /** What stands in them, part by part. */
  readonly parts: readonly string[]
}

/** Takes the name of a type apart. */
export function typeNameOf(text: string): TypeName {
  const [, name = text, inside] = /^(\w+)\(([^]*)\)$/.exec(text) ?? []
  return { text, name, parts: inside === undefined ? [] : partsOf(inside) }
}

/** A text in quotes, and anything else up to the next comma, with what stands in parentheses. */
function partsOf(inside: string): string[] {
  const parts: string[] = []
  let depth = 0
  let start = 0
  for (const { 0: mark, index } of inside.matchAll(/'(?:[^'\\]|\\[^])*'|[(),]/g)) {
    if (mark === '(') depth++
    else if (mark === ')') depth--
    else if (mark === ',' && depth === 0) {
      parts.push(inside.slice(start, index).trim())
      start = index + 1
    }
  }
  return [...parts, inside.slice(start).trim()]
}

const UNESCAPED: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', 0: '\0' }

/** The names of an `Enum` by their numbers. */
export function namesOf({ parts }: TypeName): ReadonlyMap<number, string> {
  return new Map(
    parts.flatMap((part) => {
      const [, quoted, number] = /^'([^]*)'\s*=\s*(-?\d+)$/.exec(part) ?? []
      if (quoted === undefined) return []
      const name = quoted.replace(/\\([^])/g, (_, mark: string) => UNESCAPED[mark] ?? mark)
      return [[Number(number), name] as const]
    }),
  )
}
