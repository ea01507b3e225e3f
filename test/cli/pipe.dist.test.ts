import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { tableFromArrays, tableFromIPC, tableToIPC, type Table } from 'apache-arrow'
import { afterAll, describe, expect, test } from 'vitest'
import { fixture } from '../support/command-line.js'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const trip = `${fixture('trips.mjs')}#Trip`
const sent = tableToIPC(tableFromArrays({ miles: Float64Array.of(1, 2), to: ['Bern', '東京'] }), 'stream')

interface Outcome {
  readonly exitCode: number
  readonly out: Buffer
  readonly err: string
}

/** Runs `slotted pipe` as it was built, on bytes. */
async function pipe(args: readonly string[], input: Uint8Array = sent, root = ROOT): Promise<Outcome> {
  const child = spawn(process.execPath, [join(root, 'dist/cli.js'), 'pipe', ...args])
  const out: Buffer[] = []
  let err = ''
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
  // A command that fails need not read all of it.
  child.stdin.on('error', () => {}).end(input)
  const [exitCode] = (await once(child, 'close')) as [number]
  return { exitCode, out: Buffer.concat(out), err }
}

const rowsOf = (table: Table): string[] => table.toArray().map(String)

describe.concurrent('slotted pipe', () => {
  test('runs a method, and what it prints goes to stderr', async () => {
    const { exitCode, out, err } = await pipe([`${trip}.fare`])
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: 'talks of 1\ntalks of 2\n' })
    expect(rowsOf(tableFromIPC(out))).toEqual([
      '{"miles": 1, "to": "Bern", "fare": 4}',
      '{"miles": 2, "to": "東京", "fare": 5}',
    ])
  })

  test('reads a getter, whose type is said', async () => {
    const { out } = await pipe([`${trip}.far`, '--returns', 'bool'])
    expect(tableFromIPC(out).getChild('far')?.toJSON()).toEqual([false, true])
  })

  test('takes tables of another copy of apache-arrow', async () => {
    const { out, err } = await pipe([trip, `${fixture('tables.cjs')}#table`])
    expect(err).toBe('')
    expect(tableFromIPC(out).getChild('to')?.toJSON()).toEqual(['Bern', '東京'])
  })

  test('ends quietly when nobody reads any more', async () => {
    const child = spawn(process.execPath, [join(ROOT, 'dist/cli.js'), 'pipe', trip])
    let err = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
    child.stdin.on('error', () => {}).write(sent.subarray(0, -8))
    await once(child.stdout, 'data')
    child.stdout.destroy()
    const closed = once(child, 'close')
    child.stdin.end(sent.subarray(-8))
    expect([await closed, err]).toEqual([[0, null], ''])
  })

  test.each<[string, number, readonly string[], RegExp]>([
    [
      'an error of a method',
      1,
      [`${trip}.fail`],
      /^slotted pipe: batch 0, row 1: Trip\.fail\(\) threw RangeError: too far$/,
    ],
    [
      'a promise that never settles',
      1,
      [trip, `${fixture('trips.mjs')}#never`],
      /^slotted pipe: the function never finished\.$/,
    ],
    [
      'a method that is not there',
      1,
      [`${trip}.fore`],
      /^slotted pipe: Trip has no method "fore"\. Its methods are fare, far, fail$/,
    ],
    ['a slot', 1, [`${trip}.miles`], /^slotted pipe: Trip\.miles is a slot, not a method$/],
    [
      'slots without types',
      1,
      [`${fixture('trips.mjs')}#Any`],
      /^slotted pipe: slot "miles" of Any \(any\) has no Arrow type\. --untyped ignore leaves it out\.$/,
    ],
    [
      'a function alone',
      2,
      [`${fixture('trips.mjs')}#never`],
      /^slotted pipe: never is not a class with slots\. For a function name the class/,
    ],
    ['what is not a function', 2, [trip, `${fixture('trips.mjs')}#count`], /^slotted pipe: count is not a function\./],
    [
      'a kind that is none',
      2,
      [`${trip}.fare`, '--returns', 'u9'],
      /^slotted pipe: --returns takes f64, .*, date, not "u9"\./,
    ],
    ['a kind of nothing', 2, [trip, '--returns', 'u8'], /^slotted pipe: --returns goes with module#Class\.method\./],
    ['another word', 2, [trip, '--unknown', 'yes'], /^slotted pipe: --unknown takes error or ignore, not "yes"\./],
  ])('says in a line: %s', async (_what, expected, args, line) => {
    const { exitCode, err } = await pipe(args)
    expect(err.replace(/^talks.*\n/gm, '')).toMatch(/^[^\n]+\n$/)
    expect(err.trimEnd()).toMatch(line)
    expect(exitCode).toBe(expected)
  })
})

describe('slotted without apache-arrow', () => {
  const folder = mkdtempSync(join(tmpdir(), 'slotted-pipe-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  test('says what to install, and lists its commands', async () => {
    mkdirSync(join(folder, 'node_modules'))
    for (const part of ['dist', 'package.json']) cpSync(join(ROOT, part), join(folder, part), { recursive: true })
    symlinkSync(join(ROOT, 'node_modules/tslib'), join(folder, 'node_modules/tslib'))
    expect(await pipe([trip], sent, `${folder}/`)).toEqual({
      exitCode: 1,
      out: Buffer.alloc(0),
      err: 'slotted pipe: the package apache-arrow is not installed: npm install apache-arrow@21\n',
    })
    expect((await pipe(['--help'], sent, `${folder}/`)).out.toString()).toMatch(/^Usage: slotted pipe/)
  })
})
