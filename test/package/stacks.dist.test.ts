import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { build } from 'esbuild'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const PROGRAM = `
import * as slotted from 'slotted'
import { PackedArray } from 'slotted/packed'
const { configure, copy, assign, defineSlots, equals, extendSlots, f64, fromObject, parse, text } = slotted
configure({ codegen: process.argv[2] === 'compiled' })
class User extends defineSlots(['name']) {}
class Own extends defineSlots({ name: text }) { constructor(init) { super(init) } }
class Point extends defineSlots({ x: f64 }, { args: ['x'] }) {}
class Strict extends defineSlots(['a'], { strictReads: true, closed: 'guarded' }) {}
class Admin extends extendSlots(User, ['role']) {}
class Checked extends defineSlots({ x: f64 }, { validate: 'always' }) {}
class Hidden extends defineSlots(['name']) { get name() { return 1 } }
const rows = new PackedArray(Point)
rows.push(1)
const ada = new User('Ada')
const acts = {
  write: () => { ada.nmae = 1 },
  read: () => new Strict(1).b,
  construct: () => new User(1, 2),
  'own constructor': () => new Own({ nam: 1 }),
  missing: () => new Point(),
  extended: () => new Admin(1, 2, 3),
  hidden: () => new Hidden('x'),
}
const unbundled = {
  checked: () => { new Checked({ x: 1 }).x = 'a' },
  copy: () => copy(ada, { nam: 1 }),
  assign: () => assign(ada, { nam: 1 }),
  parse: () => parse(Point, { x: 'a' }),
  fromObject: () => fromObject(Point, {}),
  equals: () => equals({}, 1),
  define: () => defineSlots(['a', 'a']),
  view: () => { rows.at(0).x = 'a' },
  at: () => rows.at(9),
  push: () => rows.push('a'),
  pushObject: () => rows.pushObject({}),
}
const all = process.argv[3] === 'bundled' ? acts : { ...acts, ...unbundled }
const firstLines = Object.entries(all).map(([what, act]) => {
  try {
    act()
    return [what, 'not refused']
  } catch (error) {
    return [what, /^ +at (?:Object\\.|new )?([\\w ]*)/m.exec(error.stack)?.[1].trim() ?? error.stack]
  }
})
console.log(JSON.stringify(Object.fromEntries(firstLines)))
`

describe('a stack trace begins with the line that called the library', () => {
  const folder = mkdtempSync(join(tmpdir(), 'slotted-stacks-'))
  const program = join(folder, 'program.mjs')
  beforeAll(() => {
    for (const entry of ['dist', 'package.json'])
      cpSync(join(ROOT, entry), join(folder, 'node_modules/slotted', entry), { recursive: true })
    writeFileSync(program, PROGRAM)
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  const firstLines = (...args: readonly string[]): object =>
    JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as object

  test.each(['compiled', 'interpreted'])('%s, installed', (form) => {
    const lines = firstLines(program, form)
    expect(Object.keys(lines).length).toBe(18)
    for (const [what, name] of Object.entries(lines)) expect(name, what).toBe(what === 'own constructor' ? 'Own' : what)
  })

  test.each(['compiled', 'interpreted'])('%s, bundled', async (form) => {
    const outfile = join(folder, 'bundle.mjs')
    await build({ entryPoints: [program], bundle: true, platform: 'node', format: 'esm', outfile, logLevel: 'error' })
    for (const [what, name] of Object.entries(firstLines(outfile, form, 'bundled')))
      expect(name, what).toBe(what === 'own constructor' ? 'Own' : what)
  })
})
