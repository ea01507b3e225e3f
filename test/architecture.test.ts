import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const SRC = fileURLToPath(new URL('../src/', import.meta.url))

/**
 * What each part of the house may import, by folder or by file at the top; whatever is not named here may import
 * nothing.
 */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  index: ['base', 'codegen', 'define', 'layout', 'operations', 'record', 'types'],
  interpreted: ['codegen'],
  base: [],
  codegen: ['base'],
  types: ['layout'],
  layout: ['base'],
  values: ['base', 'layout', 'record'],
  record: ['base', 'codegen', 'layout', 'types'],
  operations: ['base', 'codegen', 'layout', 'record', 'types'],
  define: ['base', 'layout', 'record', 'types', 'values'],
  packed: ['base', 'codegen', 'layout', 'operations', 'record', 'types', 'values'],
  shape: [],
  testing: ['define', 'operations', 'record'],
  memory: ['base', 'index', 'packed'],
  arrow: ['base', 'index', 'packed'],
  clickhouse: ['base', 'index', 'packed'],
  cli: ['base', 'index', 'packed', 'memory', 'arrow'],
  parquet: ['arrow', 'base', 'index', 'packed'],
}

/** What each part may import from elsewhere: Node's own modules, and packages. All else imports nothing. */
const MAY_IMPORT_PACKAGES: Readonly<Record<string, RegExp>> = {
  memory: /^node:/,
  // Of Node's modules types alone.
  arrow: /^(apache-arrow|node:(fs\/promises|path))$/,
  clickhouse: /^node:stream$/,
  cli: /^(node:.*|apache-arrow|cli-table3|chartscii|@observablehq\/plot|@xmldom\/xmldom)$/,
  parquet: /^(apache-arrow|parquet-wasm|node:fs\/promises)$/,
}

/**
 * The order inside a part: a file imports files of its own place and of those before it. Names without a dot are
 * folders; `*` is any other file that stands in no folder.
 */
const ORDER: Readonly<Record<string, readonly string[]>> = {
  record: ['*', 'closing', 'reading', 'making'],
  packed: ['messages.ts', 'options.ts', 'packed-types.ts', 'columns', 'store', 'keys', 'rows', 'array', '*'],
  memory: ['messages.ts', 'watch', 'cost', 'compare', '*'],
  clickhouse: ['class-type.ts', 'messages.ts', 'sql.ts', 'table-columns.ts', 'write', 'read', '*'],
  parquet: ['messages.ts', 'pieces.ts', 'encoding.ts', 'thrift.ts', 'footer.ts', 'row-groups.ts', '*'],
  arrow: [
    'messages.ts',
    'parts.ts',
    'texts.ts',
    'field-types.ts',
    'writing',
    'reading',
    'to-arrow.ts',
    'from-arrow.ts',
    'files',
    '*',
  ],
}

/** Parts that see of the others what their users see. */
const OUTSIDE = new Set(['memory', 'arrow', 'clickhouse', 'parquet', 'cli', 'shape'])
const FACES = new Set([
  'index.ts',
  join('base', 'errors.ts'),
  join('base', 'options.ts'),
  join('base', 'show.ts'),
  join('base', 'typed-arrays.ts'),
  join('packed', 'index.ts'),
  join('memory', 'index.ts'),
  join('arrow', 'field-types.ts'),
  join('arrow', 'from-arrow.ts'),
  join('arrow', 'parts.ts'),
  join('arrow', 'to-arrow.ts'),
  join('memory', 'compare', 'module-export.ts'),
  join('memory', 'compare', 'watch-parent.ts'),
  join('packed', 'row-members.ts'),
  // What Parquet files have in common with those of Arrow.
  join('arrow', 'messages.ts'),
  join('arrow', 'files', 'atomic.ts'),
  join('arrow', 'files', 'node.ts'),
  join('arrow', 'files', 'row-batches.ts'),
])

interface Module {
  readonly path: string
  readonly lines: number
  readonly imports: readonly string[]
}

const modules: readonly Module[] = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'))
  .map((path) => {
    const text = readFileSync(join(SRC, path), 'utf8')
    const imports = [...text.matchAll(/^(?:import|export)\b[^'"]*?from '([^']+)'|^import '([^']+)'/gm)].map(
      ([, from, bare]) => from ?? bare ?? '',
    )
    return {
      path,
      lines: text.trimEnd().split('\n').length,
      imports: imports.map((specifier) => resolve(path, specifier)),
    }
  })

function resolve(from: string, specifier: string): string {
  if (!specifier.startsWith('.')) return specifier
  return relative(SRC, join(SRC, dirname(from), specifier.replace(/\?.*$/, '').replace(/\.js$/, '.ts')))
}

/** How far up in the order of its part a file is; −1 for a folder that has no place in it. */
function levelOf(path: string): number {
  const [part = '', place = '', inside] = path.split(sep)
  const order = ORDER[part] ?? []
  return order.includes(place) || inside !== undefined ? order.indexOf(place) : order.indexOf('*')
}

const isSource = (imported: string): boolean => imported.endsWith('.ts')

const partOf = (path: string): string => path.split(sep)[0]?.replace(/\.ts$/, '') ?? ''

describe('architecture', () => {
  test('finds the sources', () => {
    expect(modules.length).toBeGreaterThan(20)
  })

  test.each(modules)('$path has 250 lines at most', ({ lines }) => {
    expect(lines).toBeLessThanOrEqual(250)
  })

  test.each(modules)('$path imports one way', ({ path, imports }) => {
    const part = partOf(path)
    expect(MAY_IMPORT).toHaveProperty(part)
    for (const imported of imports.filter(isSource).map(partOf))
      if (imported !== part) expect(MAY_IMPORT[part]).toContain(imported)
  })

  test.each(modules.filter(({ path }) => partOf(path) in ORDER))(
    '$path imports inside its part what has a place before it, or the same',
    ({ path, imports }) => {
      expect(levelOf(path)).toBeGreaterThanOrEqual(0)
      const beside = imports.filter((imported) => isSource(imported) && partOf(imported) === partOf(path))
      for (const imported of beside) expect(levelOf(imported), imported).toBeLessThanOrEqual(levelOf(path))
    },
  )

  test('no import goes round in a circle', () => {
    const byPath = new Map(modules.map((module) => [module.path, module]))
    const finished = new Set<string>()
    const visit = (path: string, trail: readonly string[]): void => {
      expect(trail, 'a circle').not.toContain(path)
      if (finished.has(path)) return
      for (const imported of byPath.get(path)?.imports ?? []) visit(imported, [...trail, path])
      finished.add(path)
    }
    for (const { path } of modules) visit(path, [])
  })

  test.each(modules.filter(({ path }) => OUTSIDE.has(partOf(path))))(
    '$path imports of other parts the public face alone',
    ({ path, imports }) => {
      const others = imports.filter((imported) => isSource(imported) && partOf(imported) !== partOf(path))
      for (const imported of others) expect(FACES).toContain(imported)
    },
  )

  test('`new Function` stands in codegen/compile.ts, and in shape/ for V8 itself, and nowhere else', () => {
    const users = modules.filter(({ path }) =>
      /new Function\b|\beval\(/.test(readFileSync(join(SRC, path), 'utf8').replace(/\/\*\*[^]*?\*\/|\/\/.*$/gm, '')),
    )
    expect(users.map(({ path }) => path).sort()).toEqual([join('codegen', 'compile.ts'), join('shape', 'natives.ts')])
  })

  test('no class extends a built-in that the engine watches, which would slow the whole process', () => {
    const extending = modules.filter(({ path }) =>
      /\bextends (String|Array|Map|Set|Promise|RegExp|\w+Array)\b/.test(
        readFileSync(join(SRC, path), 'utf8').replace(/<[^;{]*>/g, ''),
      ),
    )
    expect(extending).toEqual([])
  })

  test.each(modules)('$path imports no package that its part may not', ({ path, imports }) => {
    const allowed = MAY_IMPORT_PACKAGES[partOf(path)] ?? /^$/
    for (const imported of imports.filter((from) => !isSource(from))) expect(imported).toMatch(allowed)
  })
})
