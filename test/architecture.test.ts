import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const SRC = fileURLToPath(new URL('../src/', import.meta.url))

/** What each part of the house may import, by folder or by file at the top; whatever is not named here may import nothing. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  index: ['define-slots', 'slots', 'dynamic', 'errors', 'configure', 'record', 'layout', 'types'],
  interpreted: ['configure'],
  'define-slots': ['errors', 'layout', 'options', 'record', 'slots', 'types'],
  slots: ['errors', 'layout', 'record', 'types'],
  dynamic: ['errors', 'layout', 'options', 'record', 'types'],
  configure: ['options'],
  options: ['errors'],
  errors: ['nearest-name'],
  'nearest-name': [],
  types: ['layout'],
  layout: ['errors', 'options'],
  codegen: ['configure'],
  record: ['codegen', 'layout', 'errors', 'options', 'nearest-name', 'types'],
  packed: ['codegen', 'layout', 'errors', 'options', 'record', 'types'],
  shape: [],
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
    const imports = [...text.matchAll(/^(?:import|export)\b[^'"]*?from '([^']+)'|^import '([^']+)'/gm)].map(([, from, bare]) => from ?? bare ?? '')
    return { path, lines: text.trimEnd().split('\n').length, imports: imports.map((specifier) => resolve(path, specifier)) }
  })

function resolve(from: string, specifier: string): string {
  if (!specifier.startsWith('.')) return specifier
  return relative(SRC, join(SRC, dirname(from), specifier.replace(/\?.*$/, '').replace(/\.js$/, '.ts')))
}

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
    for (const imported of imports.map(partOf)) if (imported !== part) expect(MAY_IMPORT[part]).toContain(imported)
  })

  test('no import goes round in a circle', () => {
    const byPath = new Map(modules.map((module) => [module.path, module]))
    const visit = (path: string, trail: readonly string[]): void => {
      expect(trail, 'a circle').not.toContain(path)
      for (const imported of byPath.get(path)?.imports ?? []) visit(imported, [...trail, path])
    }
    for (const { path } of modules) visit(path, [])
  })

  test('`new Function` stands in codegen/compile.ts, and in shape/ for V8 itself, and nowhere else', () => {
    const users = modules.filter(({ path }) => /new Function\b|\beval\(/.test(readFileSync(join(SRC, path), 'utf8').replace(/\/\*\*[^]*?\*\/|\/\/.*$/gm, '')))
    expect(users.map(({ path }) => path).sort()).toEqual([join('codegen', 'compile.ts'), join('shape', 'natives.ts')])
  })

  test('no source imports a package', () => {
    expect(modules.flatMap(({ imports }) => imports).filter((imported) => !imported.endsWith('.ts'))).toEqual([])
  })
})
