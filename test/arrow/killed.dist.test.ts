import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { defineSlots, f64, u32 } from 'slotted'
import { load } from 'slotted/arrow'
import { afterAll, expect, test } from 'vitest'

class Point extends defineSlots({ x: f64, round: u32 }) {}

const folder = mkdtempSync(join(tmpdir(), 'slotted-killed-'))
const program = fileURLToPath(new URL('../fixtures/saving.mjs', import.meta.url))
afterAll(() => rmSync(folder, { recursive: true }))

/** Kills a process while it saves, and reads what it left. */
async function killed(number: number): Promise<readonly [rows: number, rounds: number]> {
  const path = join(folder, `${number}.arrow`)
  const child = spawn(process.execPath, [program, path], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(child.stdout, 'data')
  // Any moment of the two or three saves that follow.
  await wait(number)
  child.kill('SIGKILL')
  await once(child, 'close')
  const rows = await load(Point, path)
  return [rows.length, new Set(Array.from(rows, ({ round }) => round)).size]
}

test('a process that is killed while it saves leaves a whole file, 50 times', async () => {
  for (let first = 0; first < 50; first += 10) {
    const group = Array.from({ length: 10 }, (_, index) => killed(first + index))
    // oxlint-disable-next-line no-await-in-loop -- ten at once are enough to stop some in the middle of a write
    for (const left of await Promise.all(group)) expect(left).toEqual([20_000, 1])
  }
}, 120_000)
