import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { slotted, type Outcome } from '../support/command-line.js'

/** Where a history would be kept, and where the machine's own is out of reach. */
const home = mkdtempSync(join(tmpdir(), 'slotted-repl-'))
afterAll(() => rmSync(home, { recursive: true }))

const LINE =
  /^In \[\d+\] used (-?\d+\.\d{4}) MiB RAM in \d+\.\d\ds, peaked \d+\.\d\d MiB above current, total RAM usage \d+\.\d\d MiB$/

const repl = async (...inputs: readonly string[]): Promise<Outcome> =>
  slotted(
    ['repl'],
    { HOME: home, USERPROFILE: home, NODE_REPL_HISTORY: undefined },
    inputs.map((input) => `${input}\n`).join(''),
  )

test('is met with one line, and leaves with exit code 0 at the end of the input, or when it is told to', async () => {
  for (const outcome of await Promise.all([repl(), repl('.exit'), repl('1', '.exit', '2')])) {
    expect(outcome).toMatchObject({ exitCode: 0, err: '' })
    expect(outcome.out.split('\n', 1)).toEqual([
      `slotted on Node ${process.versions.node}: a line on memory follows every input. .memory off stops that, .help lists all commands.`,
    ])
    expect(outcome.out).not.toContain('\u001b')
  }
})

test('has all of slotted, slotted/packed and slotted/memory at hand', async () => {
  const outcome = await repl(
    "class User extends defineSlots(['name', 'identifier']) {}",
    "const ada = new User('Ada', 1)",
    'ada',
    'ada.nmae = 5',
    'class Point extends defineSlots({ x: f64, y: f64 }) {}',
    'const points = PackedArray.from(Point, [{ x: 1, y: 2 }])',
    'toObject(points.at(0))',
    'bytesPerRecord(User, { count: 5000 }).toFixed(0)',
    'measureMemory(() => 5).then(({ value }) => value) instanceof Promise',
    'const copy = (text) => text + text; copy("a")',
  )
  expect(outcome).toMatchObject({ exitCode: 0, err: '' })
  for (const answer of ["User { name: 'Ada', identifier: 1 }", '{ x: 1, y: 2 }', "'40'", 'true', "'aa'"])
    expect(outcome.out).toMatch(new RegExp(`\\]: ${answer.replaceAll(/[{}]/g, String.raw`\$&`)}\\n`))
  expect(outcome.out).toContain('User has no slot "nmae". Did you mean "name"?')
  expect(outcome.out.match(/^In \[\d+\] used/gm)).toEqual(
    Array.from({ length: 10 }, (_, index) => `In [${index + 1}] used`),
  )
})

test('prints after each input what it added to memory, between its result and the next prompt', async () => {
  const { out } = await repl('const bytes = new Uint8Array(32 * 2 ** 20).fill(1)', '1 + 1')
  const [, first = '', firstUsed = '', second = '', secondUsed = '', last] = out.split('\n')
  expect(first).toBe('In [1]: undefined')
  expect(second).toBe('In [2]: 2')
  expect(last).toBe('In [3]: ')
  expect(Number(LINE.exec(firstUsed)?.[1])).toBeCloseTo(32, 0)
  expect(Number(LINE.exec(secondUsed)?.[1])).toBeCloseTo(0, 0)
})

test('waits for what the last input waits for', async () => {
  const { exitCode, out } = await repl('await new Promise((resolve) => setTimeout(resolve, 50, "done"))')
  expect(exitCode).toBe(0)
  expect(out).toMatch(/^In \[1\]: 'done'\nIn \[1\] used .* in 0\.\d\ds, .*$/m)
})

test('.memory off leaves the REPL of Node, with numbers', async () => {
  const { out } = await repl('.memory off', '1', '2')
  expect(out.split('\n').slice(1)).toEqual(['In [1]: The line on memory is off.', 'In [1]: 1', 'In [2]: 2', 'In [3]: '])
})

test('ends with the exit code that an input gives', async () => {
  expect(await repl('process.exit(3)')).toMatchObject({ exitCode: 3, err: '' })
})

test('keeps no history of what is piped', () => {
  expect(readdirSync(home)).toEqual([])
})
