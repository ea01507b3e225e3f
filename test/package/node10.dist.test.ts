import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, expect, test } from 'vitest'

const run = promisify(execFile)
const TSC = createRequire(import.meta.url).resolve('typescript/bin/tsc')
const folder = mkdtempSync(join(tmpdir(), 'slotted-node10-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('TypeScript finds every entry without reading "exports", and all entries share their classes', async () => {
  mkdirSync(join(folder, 'node_modules'))
  symlinkSync(fileURLToPath(new URL('../../', import.meta.url)), join(folder, 'node_modules/slotted'))
  writeFileSync(
    join(folder, 'program.ts'),
    `import 'slotted/interpreted'
import { defineSlots, f64 } from 'slotted'
import { PackedArray } from 'slotted/packed'
import { countShapes } from 'slotted/shape'
class Point extends defineSlots({ x: f64 }, { args: ['x'] }) {}
const points = new PackedArray(Point)
points.push(countShapes([new Point(1)]))
export const x: number = points.at(0).x + points.columns.x.length
`,
  )
  const flags = [
    '--module',
    'commonjs',
    '--moduleResolution',
    'node10',
    '--ignoreDeprecations',
    '6.0',
    '--target',
    'es2022',
    '--strict',
    '--noEmit',
  ]
  const { stdout } = await run(process.execPath, [TSC, ...flags, 'program.ts'], { cwd: folder }).catch(
    (error: unknown) => error as { stdout: string },
  )
  expect(stdout).toBe('')
})
