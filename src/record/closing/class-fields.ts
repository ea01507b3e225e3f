/** What the text of a class says of the instances that it makes. */
export interface ClassElements {
  readonly hasConstructor: boolean
  /**
   * How many arguments the constructor takes, those with a default too; `undefined` where there is none, or where `...`
   * gathers them.
   */
  readonly parameters: number | undefined
  /** Has it members that a constructor puts on the instance and nobody sees: `#name`, `accessor name`? */
  readonly hasPrivate: boolean
  /** The names of public fields; one whose name is computed is `undefined`. */
  readonly fields: readonly (string | undefined)[]
}

/** One token, behind white space and comments: a name or number, a string, a template, a bracket, or another sign. */
const TOKEN =
  /((?:\s|\/\/.*|\/\*[^]*?\*\/)*)(?:(#?[\p{IDC}$\\]+)|((["'])(?:(?!\4)[^\\]|\\[^])*\4)|(`)|([([{])|([)\]}])|([^]))/uy
const REGEX = /\/(?![*/])(?:[^\\/[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/\w*/y
const MODIFIERS = new Set(['static', 'async', 'get', 'set', 'accessor', 'declare', 'readonly'])

interface Token {
  readonly text: string
  readonly kind: 'name' | 'string' | 'template' | 'open' | 'close' | 'sign' | 'regex'
  /** Does a line end before it? */
  readonly isOnNewLine: boolean
}

/**
 * Reads the members of a class from its text: strings, comments, templates and regular expressions are passed over.
 *
 * @returns `undefined` for what is not written as a class, or cannot be read.
 */
export function classElements(Class: object): ClassElements | undefined {
  const text = textOf(Class)
  if (!/^class\b/.test(text)) return undefined
  try {
    const tokens = tokensOf(text)
    return readElements(bodyOf(tokens), tokens)
  } catch {
    return undefined
  }
}

export function textOf(Class: object): string {
  return Function.prototype.toString.call(Class)
}

/** The tokens; what stands in brackets inside the body of the class is one token, its opening bracket. */
function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  let place = 0
  while (place < text.length) {
    TOKEN.lastIndex = place
    const match = TOKEN.exec(text)
    if (match === null) break
    const [, space = '', name, string, , template, open, close, sign = ''] = match
    const isOnNewLine = space.includes('\n')
    let end = TOKEN.lastIndex
    let token: Token = {
      text: name ?? string ?? open ?? close ?? sign,
      kind: name ? 'name' : string ? 'string' : open ? 'open' : close ? 'close' : 'sign',
      isOnNewLine,
    }
    if (template !== undefined) {
      end = endOfTemplate(text, end)
      token = { text: '`', kind: 'template', isOnNewLine }
    } else if (sign === '/' && (!endsOperand(tokens.at(-1)) || endsCondition(tokens))) {
      REGEX.lastIndex = end - 1
      if (REGEX.test(text)) {
        end = REGEX.lastIndex
        token = { text: '/', kind: 'regex', isOnNewLine }
      }
    }
    tokens.push(token)
    place = end
  }
  return tokens
}

function endOfTemplate(text: string, start: number): number {
  for (let place = start; place < text.length; place++) {
    if (text[place] === '\\') place++
    else if (text[place] === '`') return place + 1
    else if (text.startsWith('${', place)) {
      place = tokensUntilClose(text, place + 2) - 1
    }
  }
  throw new SyntaxError()
}

/** Where the bracket closes that was open at `start`. */
function tokensUntilClose(text: string, start: number): number {
  let depth = 1
  let place = start
  while (depth > 0) {
    TOKEN.lastIndex = place
    const match = TOKEN.exec(text)
    if (match === null) throw new SyntaxError()
    place = match[5] === undefined ? TOKEN.lastIndex : endOfTemplate(text, TOKEN.lastIndex)
    depth += (match[6] === undefined ? 0 : 1) - (match[7] === undefined ? 0 : 1)
  }
  return place
}

/** Words after which an expression begins. */
const BEFORE_OPERAND = /^(return|typeof|case|in|of|instanceof|new|delete|void|throw|do|else|yield|await)$/

function endsOperand(token: Token | undefined): boolean {
  if (token === undefined) return false
  if (token.kind === 'name') return !BEFORE_OPERAND.test(token.text)
  return token.kind !== 'sign' && token.kind !== 'open'
}

/** Does a bracket close that stands behind `if` or its like? A statement begins after it, and no division. */
function endsCondition(tokens: readonly Token[]): boolean {
  if (tokens.at(-1)?.text !== ')') return false
  let depth = 0
  for (let place = tokens.length - 1; place > 0; place--) {
    const { kind } = tokens[place] as Token
    depth += kind === 'close' ? 1 : kind === 'open' ? -1 : 0
    if (depth === 0) return /^(if|while|for|with)$/.test(tokens[place - 1]?.text ?? '')
  }
  return false
}

/** The tokens in the body of the class, each bracket with what is in it taken for one. */
function bodyOf(tokens: readonly Token[]): Token[] {
  let depth = 0
  const start = tokens.findIndex(({ text, kind }) => {
    if (text === '{' && depth === 0) return true
    depth += kind === 'open' ? 1 : kind === 'close' ? -1 : 0
    return false
  })
  const body: Token[] = []
  depth = 0
  for (const token of tokens.slice(start + 1)) {
    if (token.kind === 'close' && --depth < 0) return body
    if (depth === 0 && token.kind !== 'close') body.push(token)
    if (token.kind === 'open') depth++
  }
  throw new SyntaxError()
}

function readElements(body: readonly Token[], tokens: readonly Token[]): ClassElements {
  const fields: (string | undefined)[] = []
  let hasConstructor = false
  let parameters: number | undefined
  let hasPrivate = false
  let place = 0
  while (place < body.length) {
    const modifiers = new Set<string | undefined>()
    for (; isModifier(body, place); place++) modifiers.add(body[place]?.text)
    const name = body[place++]
    if (name === undefined) break
    if (name.text === ';' || name.text === '*' || name.text === '@') continue
    const isStatic = modifiers.has('static')
    if (isStatic && name.text === '{') continue
    const open = body[place]
    const isMethod = open?.text === '('
    if (!isStatic && (name.text.startsWith('#') || modifiers.has('accessor'))) hasPrivate = true
    else if (isMethod && !isStatic && /^(["']?)constructor\1$/.test(name.text)) {
      hasConstructor = true
      parameters = countParameters(tokens, tokens.indexOf(open))
    } else if (!isMethod && !isStatic) fields.push(nameOf(name))
    place = isMethod ? endOfMethod(body, place) : endOfField(body, place)
  }
  return { hasConstructor, parameters, hasPrivate, fields }
}

/** The parameters behind the bracket that stands at `open`. */
function countParameters(tokens: readonly Token[], open: number): number | undefined {
  let depth = 0
  let count = 0
  let isStart = true
  for (const { kind, text } of tokens.slice(open + 1)) {
    if (kind === 'close' && depth === 0) break
    if (depth === 0 && isStart && text === '.') return undefined
    if (depth === 0 && isStart) count++
    isStart = depth === 0 && kind === 'sign' && text === ','
    depth += kind === 'open' ? 1 : kind === 'close' ? -1 : 0
  }
  return count
}

function nameOf({ text, kind }: Token): string | undefined {
  if (kind === 'string') return /\\/.test(text) ? undefined : text.slice(1, -1)
  return kind === 'name' && !text.includes('\\') ? text : undefined
}

/** A modifier is followed by the name of a member; otherwise it is one. */
function isModifier(body: readonly Token[], place: number): boolean {
  const [token, next] = [body[place], body[place + 1]]
  if (token === undefined || next === undefined || !MODIFIERS.has(token.text)) return false
  if (next.isOnNewLine && token.text !== 'static' && token.text !== 'get' && token.text !== 'set') return false
  return (
    next.kind === 'name' ||
    next.kind === 'string' ||
    next.text === '[' ||
    next.text === '*' ||
    (token.text === 'static' && next.text === '{')
  )
}

/** Behind the parameters and the body of a method. */
function endOfMethod(body: readonly Token[], place: number): number {
  if (body[place + 1]?.text !== '{') throw new SyntaxError()
  return place + 2
}

/** Behind a semicolon, or before a line on which an expression cannot go on. */
function endOfField(body: readonly Token[], start: number): number {
  let place = start
  for (const token of body.slice(start)) {
    if (token.text === ';' && token.kind === 'sign') return place + 1
    if (token.isOnNewLine && cannotGoOn(token, body[place - 1], place === start)) return place
    place++
  }
  return place
}

function cannotGoOn(token: Token, before: Token | undefined, isBare: boolean): boolean {
  if (token.kind === 'string' || token.text === '@' || (token.kind === 'name' && !/^(in|instanceof)$/.test(token.text)))
    return endsValue(before)
  // Without an initialiser a name is complete: `[` and `*` begin another member.
  return isBare && (token.text === '[' || token.text === '*')
}

/** Brackets stand for all that is in them, and so end a value. */
function endsValue(token: Token | undefined): boolean {
  return token !== undefined && (token.kind === 'open' || endsOperand(token))
}
