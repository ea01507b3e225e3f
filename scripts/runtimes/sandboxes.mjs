/**
 * The smoke test where there is no `import` of packages, in a bundle: `node scripts/runtimes/sandboxes.mjs
 * workerd|quickjs|lockdown`. What stands for each engine comes from runtimes/.
 */
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const require = createRequire(new URL('../../runtimes/package.json', import.meta.url))

/** Runs the smoke test in each form that the engine allows; says the form, or what is wrong. */
const PROGRAM = `
import * as slotted from './dist/index.js'
import * as packed from './dist/packed.js'
import { smoke } from './scripts/smoke.mjs'
import { smokePacked } from './scripts/smoke-packed.mjs'

export function run() {
  const lines = []
  for (const codegen of [true, false]) {
    slotted.configure({ codegen })
    const { form, problems } = smoke(slotted)
    problems.push(...smokePacked(slotted, packed))
    if (problems.length > 0) throw new Error([form, ...problems].join(', '))
    if (!lines.includes(form)) lines.push(form)
  }
  return lines.join(' and ')
}`

async function bundle(contents, format) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: ROOT },
    bundle: true,
    format,
    globalName: 'program',
    banner: { js: '"use strict";' },
    write: false,
    logLevel: 'error',
  })
  return outputFiles[0].text
}

const SANDBOXES = {
  async workerd() {
    const { Miniflare } = require('miniflare')
    const script = await bundle(`${PROGRAM}\nexport default { fetch: () => new Response(run()) }`, 'esm')
    const worker = new Miniflare({ modules: true, script, compatibilityDate: '2026-06-01' })
    try {
      const response = await worker.dispatchFetch('http://localhost/')
      if (!response.ok) throw new Error(await response.text())
      return await response.text()
    } finally {
      await worker.dispose()
    }
  },

  async quickjs() {
    const { getQuickJS } = require('quickjs-emscripten')
    const engine = await getQuickJS()
    return engine.evalCode(`${await bundle(PROGRAM, 'iife')}; program.run()`)
  },

  async lockdown() {
    await import(require.resolve('ses'))
    const text = await bundle(PROGRAM, 'iife')
    globalThis.lockdown()
    return new Function(`${text}; return program.run()`)()
  },
}

console.log(`${await SANDBOXES[process.argv[2]]()}: ok`)
