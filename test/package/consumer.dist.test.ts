import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { build as esbuild } from 'esbuild'
import { build as vite } from 'vite'
import { afterAll, describe, expect, test } from 'vitest'

const run = promisify(execFile)
const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const PROGRAM = join(ROOT, 'test/fixtures/consumer')
const folder = mkdtempSync(join(tmpdir(), 'slotted-consumer-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Bundlers of the main install; `npm run check:bundlers` has the others. */
const bundlers: Record<string, (entry: string) => Promise<string>> = {
  async 'esbuild, to CommonJS'(entry) {
    const outfile = join(folder, `${entry}.cjs`)
    await esbuild({
      entryPoints: [join(PROGRAM, `${entry}.ts`)],
      absWorkingDir: ROOT,
      bundle: true,
      minify: true,
      format: 'cjs',
      platform: 'node',
      logLevel: 'error',
      outfile,
    })
    return outfile
  },
  async 'vite, with rollup'(entry) {
    const output = { entryFileNames: `${entry}.mjs` }
    const options = {
      outDir: folder,
      emptyOutDir: false,
      modulePreload: false,
      ssr: true,
      minify: true,
      rollupOptions: { input: join(PROGRAM, `${entry}.ts`), output },
    }
    await vite({ root: ROOT, configFile: false, logLevel: 'error', ssr: { noExternal: true }, build: options })
    return join(folder, `${entry}.mjs`)
  },
}

async function outputOf(file: string, ...flags: readonly string[]): Promise<unknown> {
  const { stdout } = await run(process.execPath, [...flags, file])
  return JSON.parse(stdout)
}

describe.each(Object.keys(bundlers))('a program that uses the whole library, bundled by %s', (name) => {
  test('gets the right results in both forms, also where code may not be generated', async () => {
    const compiled = await bundlers[name]?.('compiled')
    const interpreted = await bundlers[name]?.('interpreted')
    const report = { passed: 194, problems: [] }
    expect(await outputOf(compiled ?? '')).toEqual({ form: 'compiled', ...report })
    expect(await outputOf(compiled ?? '', '--disallow-code-generation-from-strings')).toEqual({
      form: 'interpreted',
      ...report,
    })
    expect(await outputOf(interpreted ?? '')).toEqual({ form: 'interpreted', ...report })
  })

  test('loads slotted/memory, and is told by comparisons alone not to bundle it', async () => {
    const file = await bundlers[name]?.('memory')
    expect(await outputOf(file ?? '')).toEqual({
      isMeasured: true,
      compares: false,
      message: expect.stringContaining('Do not bundle slotted/memory') as string,
    })
  })
})
