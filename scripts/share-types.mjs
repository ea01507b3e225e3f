/**
 * Leaves one copy of the types in dist: CommonJS may not import types of a module, but a module those of CommonJS. So
 * `index.d.ts` exports all of `index.d.cts`, and classes that come by `import` and by `require` have one type.
 */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const DIST = fileURLToPath(new URL('../dist', import.meta.url))
/** Types that entries share: their names end in a hash, which is another one in the other format. */
const SHARED = /-[\w-]{8}\.d\.ts$/

for (const file of readdirSync(DIST).filter((name) => name.endsWith('.d.ts'))) {
  const path = join(DIST, file)
  if (SHARED.test(file)) {
    rmSync(path)
    continue
  }
  const twin = path.replace(/ts$/, 'cts')
  if (!existsSync(twin)) throw new Error(`${file} has no twin for CommonJS`)
  if (withoutNames(path) !== withoutNames(twin)) throw new Error(`${file} differs from its twin for CommonJS`)
  writeFileSync(path, `export * from './${file.replace(/d\.ts$/, 'cjs')}'\n`)
}

/** Without the names of the files that it imports. */
function withoutNames(path) {
  return readFileSync(path, 'utf8').replace(/'\.\/[\w-]+\.c?js'/g, '')
}
