/** The tests of parse5, with the adapter of a side where they take the default one. */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Patch } from '../patch.mjs'
import { checked, runProcess } from '../run-tests.mjs'

export const tag = 'v8.0.1, with its submodules'
export const sides = ['default adapter', 'guarded']

const PORTS = fileURLToPath(new URL('..', import.meta.url))
const ADAPTER = new URL('adapter.mjs', import.meta.url).pathname

/** Its parser, serializer and tokenizer, and the streams that take a tree adapter. */
const PACKAGES = ['parse5', 'parse5-parser-stream', 'parse5-plain-text-conversion-stream']

const config = (folder) => `
const lib = (name) => ${JSON.stringify(`${folder}/packages`)} + '/' + name + '/lib'
export default {
  test: {
    root: ${JSON.stringify(folder)},
    include: ${JSON.stringify(PACKAGES.map((name) => `packages/${name}/**/*.test.ts`))},
    alias: [
      { find: /^(parse5[^/]*)\\/dist\\/(.*?)(?:\\.js)?$/, replacement: lib('$1') + '/$2' },
      { find: /^parse5-test-utils\\/(.*)$/, replacement: ${JSON.stringify(`${folder}/test`)} + '/$1' },
      { find: /^(parse5[^/]*)$/, replacement: lib('$1') + '/index.ts' },
    ],
  },
}`

export function run(checkout, side) {
  const folder = mkdtempSync(join(tmpdir(), 'slotted-parse5-'))
  try {
    for (const part of ['packages', 'test', 'tsconfig.json'])
      cpSync(join(checkout, part), join(folder, part), { recursive: true })
    linkModules(folder)
    if (side !== 'default adapter') putAdapter(folder, side)
    writeFileSync(join(folder, 'vitest.config.mjs'), config(folder))
    const output = runProcess([vitest(), 'run', '--reporter=json', '--testTimeout=60000'], { cwd: folder })
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(
      output.slice(output.indexOf('{"num')).split('\n')[0],
    )
    const failures = testResults
      .flatMap(({ assertionResults }) => assertionResults)
      .filter(({ status }) => status === 'failed')
      .map(({ fullName, failureMessages }) => `${fullName}: ${failureMessages[0]}`)
    return checked({ passed: numPassedTests, failed: numFailedTests }, failures.join('\n') || output)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const vitest = () => join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs')

/** What is tested is the source of the checkout, so the packages themselves are left out. */
function linkModules(folder) {
  const modules = join(folder, 'node_modules')
  mkdirSync(modules)
  symlinkSync(dirname(vitest()), join(modules, 'vitest'))
  for (const name of readdirSync(join(PORTS, 'node_modules')).filter((found) => !/^(\.|parse5)/.test(found)))
    symlinkSync(join(PORTS, 'node_modules', name), join(modules, name))
}

/** Its tests take nodes with and without locations from one adapter, so the nodes have the slot. */
function putAdapter(folder, closed) {
  const options = JSON.stringify({ locations: true, closed })
  const path = join(folder, 'test/utils/common.ts')
  const text = new Patch(readFileSync(path, 'utf8'))
    .replace(
      "import { type TreeAdapter, type Token, defaultTreeAdapter } from 'parse5';",
      `import { type TreeAdapter, type Token } from 'parse5';\nimport { adapterOf } from ${JSON.stringify(ADAPTER)};`,
    )
    .replace('default: defaultTreeAdapter', `default: adapterOf(${options})`).text
  writeFileSync(path, text)
}
