import { execFile } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire, isBuiltin } from 'node:module'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { expect, test } from 'vitest'
import * as esm from 'slotted'
import * as esmClickHouse from 'slotted/clickhouse'
import * as esmMemory from 'slotted/memory'
import * as esmPacked from 'slotted/packed'
import * as esmShape from 'slotted/shape'
import * as sourceClickHouse from '../../src/clickhouse/index.js'
import * as source from '../../src/index.js'
import * as sourceMemory from '../../src/memory/index.js'
import * as sourcePacked from '../../src/packed/index.js'
import * as sourceShape from '../../src/shape/index.js'

const require = createRequire(import.meta.url)
const ROOT = new URL('../../', import.meta.url)
const run = promisify(execFile)
const DIST = new URL('../../dist/', import.meta.url)

interface Entries {
  readonly index: typeof esm
  readonly shape: typeof esmShape
  readonly packed: typeof esmPacked
  readonly memory: typeof esmMemory
  readonly clickhouse: typeof esmClickHouse
}

function built(ending: RegExp): string[] {
  return readdirSync(DIST)
    .filter((file) => ending.test(file))
    .map((file) => readFileSync(new URL(file, DIST), 'utf8'))
}

test.each([
  ['ESM', { index: esm, shape: esmShape, packed: esmPacked, memory: esmMemory, clickhouse: esmClickHouse }],
  [
    'CJS',
    Object.fromEntries(
      ['index', 'shape', 'packed', 'memory', 'clickhouse'].map((entry) => [
        entry,
        require(`../../dist/${entry}.cjs`) as object,
      ]),
    ) as never,
  ],
] as const)('%s exports what the sources export, under the same names', (_format, entries: Entries) => {
  for (const [entry, face] of Object.entries({
    index: source,
    shape: sourceShape,
    packed: sourcePacked,
    memory: sourceMemory,
    clickhouse: sourceClickHouse,
  })) {
    const builtFace = entries[entry as keyof Entries]
    expect(Object.keys(builtFace).sort()).toEqual(Object.keys(face).sort())
    for (const [name, value] of Object.entries(builtFace)) expect((value as Function).name).toBe(name)
  }
  const { index } = entries
  expect(index.defineSlots(['a']).name).toBe('Slots')
  expect(new index.SlotError('unknown-slot', 'x')).toBeInstanceOf(TypeError)
})

test('import and require share one copy of every class', async () => {
  const { stdout } = await run(
    process.execPath,
    [
      '--input-type=module',
      '--eval',
      `
    import * as esm from 'slotted'
    import { createRequire, isBuiltin } from 'node:module'
    const cjs = createRequire(import.meta.url)('slotted')
    console.log(esm.SlotError === cjs.SlotError)`,
    ],
    { cwd: ROOT },
  )
  expect(stdout.trim()).toBe('true')
})

/**
 * The files of an entry: those that it imports, and those that they import, by their names; and what else is imported.
 */
function importedBy(entry: string): { files: Set<string>; packages: Set<string> } {
  const files = new Set<string>()
  const packages = new Set<string>()
  const visit = (file: string): void => {
    if (files.has(file)) return
    files.add(file)
    for (const [, from = ''] of readFileSync(new URL(file, DIST), 'utf8').matchAll(
      /(?:\bfrom|\bimport|\brequire\()\s*["']([^"'\n]+)["'](?! \+)/g,
    )) {
      if (from.startsWith('./')) visit(from.slice(2))
      else packages.add(from)
    }
  }
  visit(entry)
  return { files, packages }
}

test.each(['index', 'packed', 'interpreted', 'shape', 'testing'])(
  '%s imports nothing but files of its own',
  (entry) => {
    for (const format of ['js', 'cjs']) expect([...importedBy(`${entry}.${format}`).packages]).toEqual([])
  },
)

test('memory takes the helpers of `using` from tslib, and nothing else that is not of Node', () => {
  for (const format of ['js', 'cjs']) {
    const packages = [...importedBy(`memory.${format}`).packages]
    expect(packages).toContain('tslib')
    expect(packages.filter((from) => !isBuiltin(from))).toEqual(['tslib'])
  }
})

test('the built classes are native: no helper stands in for a field, a private member or a name', () => {
  for (const text of built(/\.c?js$/))
    expect(text).not.toMatch(/__publicField\(|__privateGet|__name\(|new WeakMap\(\), _/)
})

test('what is built holds nothing that the tools of its users refuse', () => {
  for (const text of built(/\.c?js$/)) {
    expect(text).not.toMatch(/\bstatic\s*\{/) // React Native
    expect(text).not.toMatch(/\bdeclare \w/)
    expect(text).not.toMatch(/\dn ?\*\*|\*\* ?\d+n/) // targets below ES2016 make Math.pow of it
    expect(text).not.toMatch(/static \w+\s*=\s*class[^]{0,200}\barguments\b/) // swc before 1.16
  }
})

test('constructors call nothing with `new.target` that the minifier of a user could move into them', () => {
  const sources = readdirSync(new URL('src', ROOT), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(new URL(`src/${file}`, ROOT), 'utf8'))
  const calls = sources.flatMap((text) =>
    [...text.matchAll(/(?<!\.)\b(\w+)\(new\.target(?!\w)/g)].map(([, name]) => name),
  )
  // Minifiers move a function that is called once to where it is called; these they cannot see.
  expect(new Set(calls)).toEqual(new Set(['adopt', 'refuse', 'read', 'checkFirstRecord', 'isKnown', 'readValues']))
})

test('files are named after their sources', () => {
  expect(readdirSync(DIST).filter((file) => /chunk|[A-Z0-9]{8}\.c?js/.test(file))).toEqual([])
})

test('each entry has a folder for tools that do not read "exports", with the modules of the main entry', () => {
  const manifest = JSON.parse(readFileSync(new URL('package.json', ROOT), 'utf8')) as Record<
    'module' | 'react-native' | 'types',
    string
  > & { exports: Record<string, { import?: { default: string; types: string } }>; sideEffects: string[] }
  expect(manifest.module).toBe('./dist/index.js')
  expect(manifest['react-native']).toBe('./dist/index.js')
  expect(manifest.types).toBe('./dist/index.d.ts')
  const entries = Object.entries(manifest.exports).filter(
    ([entry, conditions]) => entry !== '.' && conditions.import !== undefined,
  )
  expect(entries.length).toBeGreaterThan(3)
  for (const [entry, conditions] of entries) {
    // Metro takes a folder with a package.json for a package, and overlooks "exports".
    expect(readdirSync(new URL(entry, ROOT)).sort()).toEqual(['index.d.ts', 'index.js'])
    expect(readFileSync(new URL(`${entry}/index.d.ts`, ROOT), 'utf8')).toBe(
      `export * from '.${conditions.import?.default}'\n`,
    )
    const hasEffect = manifest.sideEffects.includes(conditions.import?.default ?? '')
    expect(manifest.sideEffects.includes(`${entry}/index.js`)).toBe(hasEffect)
    expect(readFileSync(new URL(`${entry}/index.js`, ROOT), 'utf8')).toBe(
      `export * from '.${conditions.import?.default}'\n`,
    )
  }
})

test('the copies of the template are as many in the built files as in the sources', () => {
  const copies = (text: string): number => text.match(/#\w+\s+in\s+new\s*\.\s*target\)\)\s*[\w$]+\(new\b/g)?.length ?? 0
  // Roots in sixteen copies and a shared one, roots and extensions of objects in four and one, wide ones in three and one,
  // both texts of the compiled form.
  expect(built(/\.js$/).reduce((count, text) => count + copies(text), 0)).toBe(17 + 2 * 5 + 4 + 2)
})

test.each([
  ['copy', "'parse()'", 'slotted.hash'],
  ['equals', "'parse()'", 'slotted.copy'],
  ['parse', 'slotted.equals', 'raiseGuard'],
  ['defineSlots', 'slotted.equals', 'slotted.copy'],
])('importing %s alone does not bring %s or %s', async (name, ...absent) => {
  const contents = `export { ${name} } from './dist/index.js'`
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: fileURLToPath(ROOT) },
    bundle: true,
    format: 'esm',
    write: false,
    logLevel: 'error',
  })
  const text = outputFiles[0]?.text.replaceAll('"', "'") ?? ''
  expect(text).toContain(`function ${name}(`)
  for (const part of absent) expect(text).not.toContain(part)
})

test('classes of the other format are refused with the version of the package', () => {
  const { version } = JSON.parse(readFileSync(new URL('package.json', ROOT), 'utf8')) as { version: string }
  const cjs = require('../../dist/index.cjs') as typeof esm
  class User extends cjs.defineSlots(['name']) {}
  const message = `User of another copy of slotted (version ${version}; this one is ${version})`
  expect(() => esm.slotNames(User)).toThrow(message)
  expect(() => new esmPacked.PackedArray(User as never)).toThrow(message)
})
