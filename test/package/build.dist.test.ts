import { execFile } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { expect, test } from 'vitest'
import * as esm from 'slotted'
import * as esmPacked from 'slotted/packed'
import * as esmShape from 'slotted/shape'
import * as source from '../../src/index.js'
import * as sourcePacked from '../../src/packed/index.js'
import * as sourceShape from '../../src/shape/index.js'

const require = createRequire(import.meta.url)
const ROOT = new URL('../../', import.meta.url)
const run = promisify(execFile)
const DIST = new URL('../../dist/', import.meta.url)

function built(ending: RegExp): string[] {
  return readdirSync(DIST)
    .filter((file) => ending.test(file))
    .map((file) => readFileSync(new URL(file, DIST), 'utf8'))
}

test.each([
  ['ESM', esm, esmShape, esmPacked],
  ['CJS', require('../../dist/index.cjs') as typeof esm, require('../../dist/shape.cjs') as typeof esmShape, require('../../dist/packed.cjs') as typeof esmPacked],
])('%s exports what the sources export, under the same names', (_format, index, shape, packed) => {
  expect(Object.keys(index).sort()).toEqual(Object.keys(source).sort())
  expect(Object.keys(shape).sort()).toEqual(Object.keys(sourceShape).sort())
  expect(Object.keys(packed).sort()).toEqual(Object.keys(sourcePacked).sort())
  for (const [name, value] of [...Object.entries(index), ...Object.entries(packed)]) expect(value.name).toBe(name)
  expect(index.defineSlots(['a']).name).toBe('Slots')
  expect(new index.SlotError('unknown-slot', 'x')).toBeInstanceOf(TypeError)
})

test('import and require share one copy of every class', async () => {
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', `
    import * as esm from 'slotted'
    import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
    const cjs = createRequire(import.meta.url)('slotted')
    console.log(esm.SlotError === cjs.SlotError)`], { cwd: ROOT })
  expect(stdout.trim()).toBe('true')
})

test('the built files import nothing but each other', () => {
  for (const text of built(/\.js$/)) for (const [, from] of text.matchAll(/\bfrom\s*["']([^"']+)["']/g)) expect(from).toMatch(/^\.\//)
  for (const text of built(/\.cjs$/)) for (const [, from] of text.matchAll(/\brequire\(["']([^"']+)["']\)/g)) expect(from).toMatch(/^\.\//)
})

test('the built classes are native: no helper stands in for a field, a private member or a name', () => {
  for (const text of built(/\.c?js$/)) expect(text).not.toMatch(/__publicField|__privateGet|__name\(|new WeakMap\(\), _/)
})

test('the copies of the template are as many in the built files as in the sources', () => {
  const copies = (text: string): number => text.match(/#marked in new\.target\)\) adopt/g)?.length ?? 0
  // Sixteen copies, the shared one, the text of the compiled form, and the interpreted form with keywords.
  expect(built(/^(index|chunk-.*)\.js$/).reduce((count, text) => count + copies(text), 0)).toBe(19)
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
