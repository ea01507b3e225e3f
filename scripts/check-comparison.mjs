/**
 * Runs the pairs of snippets of docs/comparison.md, before against the peers of bench/peers/ and after against the built
 * library: each must give the values that stand in it, and both of a pair the same. It installs the peers itself.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { answersOf } from './comparison/answers.mjs'
import { pairsOf } from './comparison/pairs.mjs'
import { installLocked, ROOT } from './install-locked.mjs'

if (!existsSync(join(ROOT, 'dist/index.js'))) throw new Error('There is no dist/. Run npm run build.')
const pairs = pairsOf(readFileSync(join(ROOT, 'docs/comparison.md'), 'utf8'))
installLocked('bench/peers')
let failed = 0
for (const { title, before, after } of pairs) {
  try {
    const values = answersOf(before, join(ROOT, 'bench/peers'))
    const others = answersOf(after, ROOT)
    if (!isDeepStrictEqual(values, others))
      throw new Error(`Before it answers ${values.join(', ')}; after it answers ${others.join(', ')}.`)
    console.log(`${title}: ${values.length} equal answers`)
  } catch (error) {
    failed++
    console.error(`${title}: ${error.message}`)
  }
}
console.log(`${pairs.length - failed} pairs passed, ${failed} failed`)
if (failed > 0) process.exitCode = 1
