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
  record: ['base', 'codegen', 'layout', 'types'],
  operations: ['base', 'codegen', 'layout', 'record', 'types'],
  define: ['base', 'layout', 'record', 'types'],
  packed: ['base', 'codegen', 'layout', 'operations', 'record', 'types'],
  shape: [],
  testing: ['define', 'operations', 'record'],
  memory: ['base', 'index', 'packed'],
  cli: ['index', 'packed', 'memory'],
}

/** What each part may import from elsewhere: Node's own modules, and packages. All else imports nothing. */
const MAY_IMPORT_PACKAGES: Readonly<Record<string, RegExp>> = {
  memory: /^node:/,
  cli: /^(node:.*|cli-table3|chartscii|@observablehq\/plot|@xmldom\/xmldom)$/,
}

/** Parts that see of the others what their users see. */
const OUTSIDE = new Set(['memory', 'cli', 'shape'])
const FACES = new Set([
  'index.ts',
  join('base', 'show.ts'),
  join('packed', 'index.ts'),
  join('memory', 'index.ts'),
  join('memory', 'compare', 'module-export.ts'),
])

/** Folders inside a part that build on each other: each may import those before it, and the files beside the folders. */
const ORDER: Readonly<Record<string, readonly string[]>> = {
  memory: ['watch', 'cost', 'compare'],
}

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

  test.each(Object.entries(ORDER))('the folders of %s import only earlier ones', (part, order) => {
    const folderOf = (path: string): string | undefined => (path.split(sep).length > 2 ? path.split(sep)[1] : undefined)
    for (const { path, imports } of modules.filter((module) => partOf(module.path) === part)) {
      const folder = folderOf(path)
      if (folder === undefined) continue
      expect(order, path).toContain(folder)
      const inside = imports.filter((imported) => isSource(imported) && partOf(imported) === part).map(folderOf)
      for (const other of inside.filter((one) => one !== undefined))
        expect(order.indexOf(other), `${path} imports ${other}`).toBeLessThanOrEqual(order.indexOf(folder))
    }
  })

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

  test('no class extends one of the engine that it watches: one such class slows strings, arrays or promises of the whole process', () => {
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
