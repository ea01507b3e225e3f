import { DOMParser } from '@xmldom/xmldom'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { cellsOf, fixture, printed, reference, slotted } from '../support/command-line.js'

const COMMANDS = ['compare', 'repl', 'layout', 'source', 'pipe']
const OWN = ['Dynamic (a Map)', 'plain class', 'slots, sealed', 'slots, guarded', 'slots, frozen', 'slots, packed']

const folder = mkdtempSync(join(tmpdir(), 'slotted-cli-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** The words of a picture: its description, and what is drawn. Throws if it is no well-formed XML. */
function wordsOf(path: string): { description: string; drawn: (string | null)[] } {
  const onError = (level: string, message: string): never => {
    throw new SyntaxError(`${level}: ${message}`)
  }
  const root = new DOMParser({ onError }).parseFromString(readFileSync(path, 'utf8'), 'image/svg+xml').documentElement
  expect(root?.nodeName).toBe('svg')
  const contents = (tag: string): (string | null)[] =>
    Array.from(root?.getElementsByTagName(tag) ?? [], ({ textContent }) => textContent)
  return { description: contents('desc').join(' '), drawn: [...contents('text'), ...contents('tspan')] }
}

describe.concurrent('help', () => {
  test.each(['--help', '-h'])('slotted %s names every command', async (help) => {
    const out = await printed([help])
    expect(out).toMatch(/^Usage: slotted <command>/)
    for (const command of COMMANDS) expect(out).toMatch(new RegExp(`^  ${command} +\\S`, 'm'))
  })

  test.each([
    ['compare', ['--count', '--runs', '--slots', '--values', '--json', '--svg', '--help']],
    ['repl', ['--help', '.memory on', '.memory off']],
    ['layout', ['--count', '--methods', '--json', '--help']],
    ['source', ['--help']],
  ])('slotted %s --help says how it is used, also without the arguments it needs', async (command, words) => {
    const out = await printed([command, '--help'])
    expect(out).toMatch(new RegExp(`^Usage: slotted ${command}`))
    for (const word of words) expect(out).toContain(word)
    expect(await printed([command, '-h'])).toBe(out)
  })
})

describe.concurrent('a command line that says nothing that can be meant ends with exit code 2 and one line', () => {
  const seeHelp = (command: string): string => `slotted ${command} --help says more.`

  test.each<[string, readonly string[], string]>([
    ['no command', [], 'slotted: name a command: compare, repl, layout, source, pipe. slotted --help says more.'],
    [
      'no such command',
      ['comprae'],
      'slotted: there is no command "comprae" (did you mean "compare"?): compare, repl, layout, source, pipe. slotted --help says more.',
    ],
    [
      'what every object has',
      ['constructor'],
      'slotted: there is no command "constructor": compare, repl, layout, source, pipe. slotted --help says more.',
    ],
    [
      'an unknown option',
      ['compare', '--cuont', '5'],
      `slotted compare: Unknown option '--cuont'. ${seeHelp('compare')}`,
    ],
    [
      'an option of another command',
      ['source', reference('Named'), '--json'],
      `slotted source: Unknown option '--json'. ${seeHelp('source')}`,
    ],
    [
      'an option without its value',
      ['compare', '--count'],
      `slotted compare: Option '--count <value>' argument missing. ${seeHelp('compare')}`,
    ],
    [
      'a value that looks like an option',
      ['compare', '--values', '-1,2'],
      `slotted compare: Option '--values' argument is ambiguous. ${seeHelp('compare')}`,
    ],
    [
      'a count that is no number',
      ['compare', '--count', 'many'],
      `slotted compare: --count takes a whole number of at least 1, not "many". ${seeHelp('compare')}`,
    ],
    [
      'a count of none',
      ['compare', '--count', '0'],
      `slotted compare: --count takes a whole number of at least 1, not "0". ${seeHelp('compare')}`,
    ],
    [
      'a negative count',
      ['layout', reference('Named'), '--count=-1'],
      `slotted layout: --count takes a whole number of at least 1, not "-1". ${seeHelp('layout')}`,
    ],
    [
      'no class',
      ['source'],
      `slotted source: name a class: module#Class, such as ./user.js#User. ${seeHelp('source')}`,
    ],
    [
      'two classes',
      ['layout', 'a.js#A', 'b.js#B'],
      `slotted layout: takes 1 argument, but got 2. ${seeHelp('layout')}`,
    ],
    ['a class for the REPL', ['repl', 'a.js#A'], `slotted repl: takes no arguments, but got 1. ${seeHelp('repl')}`],
    [
      'a module without an export',
      ['layout', 'x'],
      `slotted layout: "x" does not name an export: write module#Class, such as ./user.js#User. ${seeHelp('layout')}`,
    ],
    [
      'an export without a module',
      ['compare', '#User'],
      `slotted compare: "#User" does not name an export: write module#Class, such as ./user.js#User. ${seeHelp('compare')}`,
    ],
    // A count that will not fit would be found out by the first measurement.
    [
      'a picture in a folder that is absent',
      ['compare', '--count', '1e13', '--svg', join(folder, 'no', 'chart.svg')],
      `slotted compare: --svg: cannot write "${join(folder, 'no', 'chart.svg')}": its folder does not exist. ${seeHelp('compare')}`,
    ],
  ])('%s', async (_what, args, line) => {
    expect(await slotted(args)).toEqual({ exitCode: 2, out: '', err: `${line}\n` })
  })

  test('a picture that is a folder, before anything is measured', async () => {
    const { exitCode, out, err } = await slotted(['compare', '--count', '1e13', '--svg', folder])
    expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' })
    expect(err).toMatch(/^slotted compare: --svg: cannot write .+\n$/)
  })
})

describe.concurrent('a run that fails ends with exit code 1 and one line', () => {
  test.each<[string, readonly string[], RegExp]>([
    [
      'no such module',
      ['layout', './nope.mjs#User'],
      /^slotted layout: there is no module "\.\/nope\.mjs" here\. Paths start at the current folder; a package must be installed there, and require\(\) must find it\.$/,
    ],
    [
      'no such package',
      ['source', 'not-installed#User'],
      /^slotted source: there is no module "not-installed" here\. /,
    ],
    [
      'no such export',
      ['layout', reference('Nope')],
      /^slotted layout: ".*models\.mjs" has no export "Nope"\. It exports "Account", "Admin", .* and \d+ more\.$/,
    ],
    [
      'a module that throws',
      ['compare', `${fixture('throws.mjs')}#User`],
      /^slotted compare: ".*throws\.mjs" could not be loaded: Error: not today$/,
    ],
    [
      'a class without slots',
      ['layout', reference('Plain')],
      /^slotted layout: takes a class made by defineSlots\(\) or extendSlots\(\), not Plain\.$/,
    ],
    [
      'a class whose name has two lines',
      ['layout', reference('Strange')],
      /^slotted layout: takes a class made by defineSlots\(\) or extendSlots\(\), not two$/,
    ],
    [
      'no class at all',
      ['source', reference('five')],
      /^slotted source: takes a class made by defineSlots\(\) or extendSlots\(\), not 5\.$/,
    ],
    [
      'a count that will not fit',
      ['compare', '--count', '1e13'],
      /^slotted compare: 10,000,000,000,000 × "Dynamic \(a Map\)" would take about \d+\.\d GiB, but only \d+\.\d GiB are free\. Choose a smaller count\.$/,
    ],
    [
      'two slots of one name',
      ['compare', '--slots', 'a,a', '--count', '1000'],
      /slot "a" is named twice, at positions 0 and 1\.$/,
    ],
    [
      'fewer values than slots',
      ['compare', '--values', '1', '--count', '1000'],
      /^slotted compare: 1 value cannot fill 2 slots\. Give one value for each of "name", "identifier", or name other slots\.$/,
    ],
    [
      'a class that needs values',
      ['compare', reference('Role'), '--count', '100'],
      /^slotted compare: no value is known for slot "role" of Role \(oneOf\)\. Give the values to construct it with\.$/,
    ],
  ])(
    '%s',
    async (_what, args, line) => {
      const { exitCode, out, err } = await slotted(args)
      expect({ exitCode, out }).toEqual({ exitCode: 1, out: '' })
      expect(err).toMatch(/^[^\n]+\n$/)
      expect(err.trimEnd()).toMatch(line)
    },
    120_000,
  )

  test('a module that is never loaded', async () => {
    const { exitCode, out, err } = await slotted(['layout', `${fixture('waits.mjs')}#User`])
    expect({ exitCode, out }).toEqual({ exitCode: 1, out: '' })
    expect(err).toMatch(/^slotted[^\n]+\n$/)
  })
})

test('what a module leaves running does not keep a command from ending', async () => {
  expect(await printed(['layout', `${fixture('runs.mjs')}#Named`])).toMatch(/^Named: 2 slots\n/)
})

describe.concurrent('slotted compare', () => {
  test("--json prints JSON alone; a user's class is measured as objects and packed; --svg draws", async () => {
    const chart = join(folder, 'json.svg')
    const out = await printed([
      'compare',
      reference('Point'),
      '--count',
      '1000',
      '--runs',
      '1',
      '--json',
      '--svg',
      chart,
    ])
    const { variants, ...rest } = JSON.parse(out) as { variants: Record<string, Record<string, unknown>>[] }
    expect(rest).toEqual({
      count: 1000,
      runs: 1,
      slots: ['x', 'y'],
      node: process.versions.node,
      v8: process.versions.v8,
    })
    expect(variants.map(({ label }) => label)).toEqual([...OWN, 'Point', 'Point, packed'])
    for (const variant of variants) {
      expect(Object.keys(variant)).toEqual([
        'name',
        'label',
        'bytesPerRecord',
        'bytes',
        'bytesOutside',
        'createMilliseconds',
      ])
      const { name: _name, label: _label, ...figures } = variant
      for (const spread of Object.values(figures))
        expect(spread).toEqual({ least: expect.any(Number), median: expect.any(Number), most: expect.any(Number) })
    }
    const { description } = wordsOf(chart)
    for (const label of [...OWN, 'Point', 'Point, packed']) expect(description).toContain(`${label}: `)
  }, 120_000)

  test('prints a table, bars, and where the picture is; without escape codes if piped, in any environment', async () => {
    const chart = join(folder, 'chart.svg')
    const references = ['Triple', 'literal', 'numbers'].map(reference)
    const labels = [...OWN, 'Triple', 'Triple, packed', 'literal', 'numbers']
    const out = await printed(
      [
        'compare',
        ...references,
        '--slots',
        'a,b,c',
        '--values',
        '1,text,true',
        '--count',
        '1_000',
        '--runs',
        '1',
        '--svg',
        chart,
      ],
      { FORCE_COLOR: '3' },
    )
    expect(out).not.toContain('\u001b')
    expect(out.split('\n', 1)).toEqual([
      `1,000 × 3 slots (a, b, c) holding 1, "text", true, on Node ${process.versions.node}`,
    ])
    const [head, ...rows] = cellsOf(out)
    expect(head).toEqual(['', 'bytes/record', 'in an array', 'all, MiB', 'create all, ms', 'read all, ms'])
    expect(rows.map(([label]) => label)).toEqual(labels)
    expect(rows.map((row) => row[5] !== '')).toEqual(labels.map((label) => label === 'numbers'))
    for (const label of labels)
      expect(out).toMatch(new RegExp(`^${label.replaceAll(/[()]/g, String.raw`\$&`)} .* B, \\d+\\.\\d MiB$`, 'm'))
    for (const title of ['bytes per record', 'time to create all', 'time to read all'])
      expect(out).toMatch(new RegExp(`^${title}`, 'm'))
    expect(out).not.toContain('Python')
    expect(out.endsWith(`\n\nThe picture is in ${chart}.\n`)).toBe(true)
    const { description, drawn } = wordsOf(chart)
    for (const label of labels) {
      expect(description).toContain(`${label}: `)
      expect(drawn).toContain(label)
    }
  }, 120_000)

  test('writes no picture where nothing could be measured', async () => {
    const chart = join(folder, 'none.svg')
    expect(await slotted(['compare', '--count', '1e13', '--svg', chart])).toMatchObject({ exitCode: 1, out: '' })
    expect(existsSync(chart)).toBe(false)
  })
})
