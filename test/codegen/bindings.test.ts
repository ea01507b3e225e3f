import ts from 'typescript'
import { afterEach, expect, test, vi } from 'vitest'
import * as slotted from '../../src/index.js'
import { PackedArray, PackedIndex } from '../../src/packed/index.js'

// TypeScript does not look into templates, so that a name in generated text without a binding is not an error of types.
// It would be one of the program, and only where that part of the text runs. Here TypeScript reads the texts.

const { defineSlots, extendSlots, f64, u8, bool, text, oneOf, optional, readonly, slot } = slotted

afterEach(() => vi.unstubAllGlobals())

/** Parameters and body of each function that is made of text while `act` runs. */
function textsOf(act: () => void): readonly string[] {
  const texts: string[] = []
  vi.stubGlobal(
    'Function',
    new Proxy(Function, {
      construct(target, values: string[]) {
        texts.push(`(function (${values.slice(0, -1).join(', ')}) {${values.at(-1)}\n})`)
        return Reflect.construct(target, values) as object
      },
    }),
  )
  act()
  vi.unstubAllGlobals()
  return texts
}

/** The names in a text that are neither declared nor global. */
function unboundIn(source: string): readonly string[] {
  const name = '/generated.js'
  const options: ts.CompilerOptions = { allowJs: true, checkJs: true, noEmit: true, noLib: true, types: [] }
  const file = ts.createSourceFile(name, source, ts.ScriptTarget.ESNext)
  const host = ts.createCompilerHost(options)
  host.getSourceFile = (path) => (path === name ? file : undefined)
  const messages = ts.createProgram([name], options, host).getSemanticDiagnostics(file)
  return messages.flatMap(({ messageText }) => {
    const [, unbound] =
      /^(?:Cannot find name|No value exists in scope for the shorthand property) '(.*?)'/.exec(
        ts.flattenDiagnosticMessageText(messageText, ' '),
      ) ?? []
    return unbound === undefined || unbound in globalThis ? [] : [unbound]
  })
}

const SLOTS = {
  x: f64(0),
  small: u8,
  flag: bool(false),
  label: text(''),
  role: oneOf('a', 'b')('a'),
  note: optional(u8),
}
const VALUES = { small: 1 }

/** Uses the class in all ways that are compiled. */
function use(record: object): void {
  const given = record as never
  slotted.equals(given, slotted.copy(given))
  slotted.compare(given, given)
  slotted.hash(given)
  slotted.toObject(given)
  slotted.toTuple(given)
}

function makeClasses(): void {
  for (const closed of ['sealed', 'guarded', 'frozen', 'open'] as const) {
    class Plain extends defineSlots(['a', 'b'], { closed }) {}
    use(new Plain(1, 2))
    class More extends extendSlots(Plain, ['c'], { setUp() {} }) {}
    use(new More(1, 2, 3))
    for (const validate of ['never', 'construct', 'always'] as const) {
      class Fields extends defineSlots(SLOTS, { closed, validate, args: ['small'], setUp() {} }) {}
      use(new Fields(1))
      class Further extends extendSlots(Fields, { at: readonly(optional(Plain)), any: slot(() => []) }) {}
      use(new Further(1))
    }
  }
}

function makeArrays(): void {
  class Point extends defineSlots({ x: f64, tag: text('') }) {}
  class Keywords extends defineSlots({ ...SLOTS, at: Point, maybe: optional(Point), any: slot(() => []) }) {}
  class Positions extends defineSlots(['a', 'b']) {}
  class Prepared extends defineSlots({ ...SLOTS, small: readonly(u8) }, { args: ['small'], setUp() {} }) {}
  const rows = PackedArray.from(Keywords, [{ ...VALUES, at: new Point({ x: 1 }) }])
  for (const key of ['x', 'small', 'flag', 'label', 'role', 'note'] as const) new PackedIndex(rows, key)
  new PackedIndex(rows, ['note', 'x'])
  PackedArray.from(Positions, [new Positions(1, 2)])
  PackedArray.from(Prepared, [{ ...VALUES }])
}

test('every name in the text of a class is declared or bound', { timeout: 60_000 }, () => {
  const texts = textsOf(makeClasses)
  expect(texts.length).toBeGreaterThan(50)
  expect(unboundIn(texts.join('\n;'))).toEqual([])
})

test('every name in the text of a packed array is declared or bound', { timeout: 60_000 }, () => {
  const texts = textsOf(makeArrays)
  expect(texts.length).toBeGreaterThan(6)
  expect(unboundIn(texts.join('\n;'))).toEqual([])
})

test('a name that is neither is found', { timeout: 60_000 }, () => {
  expect(unboundIn('(function (bound) { return () => [bound(missing), { unset }, Object]; })')).toEqual([
    'missing',
    'unset',
  ])
})
