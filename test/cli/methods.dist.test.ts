import { describe, expect, test } from 'vitest'
import { cellsOf, fixture, printed, reference, run, slotted } from '../support/command-line.js'

interface Method {
  readonly name: string
  readonly kind: string
  readonly owner: string
  readonly bytes: number
  readonly reads: Readonly<Record<string, number>>
  readonly writes: Readonly<Record<string, number>>
  readonly calls: Readonly<Record<string, number>>
  readonly total: number
  readonly isInlined: boolean
  readonly reason?: string
}

interface Report {
  readonly name: string
  readonly node: string
  readonly v8: string
  readonly limit: number
  readonly methods: readonly Method[]
}

const reportOf = async (name: string): Promise<Report> =>
  JSON.parse(await printed(['layout', reference(name), '--methods', '--json'])) as Report

const methodsOf = async (name: string): Promise<Record<string, Method>> =>
  Object.fromEntries((await reportOf(name)).methods.map((method) => [`${method.kind} ${method.name}`, method]))

describe.concurrent('slotted layout --methods', () => {
  test('counts reads and writes of slots by their places in the text, of records inside too', async () => {
    const { 'method step': step } = await methodsOf('Body')
    expect(step).toMatchObject({
      owner: 'Body',
      reads: { place: 2, speed: 2, 'Vector.y': 1, next: 1, größe: 1 },
      writes: { 'Vector.x': 1, größe: 1, 速度: 1 },
      calls: { 'Vector.add': 1, 'Vector.far': 1 },
    })
  })

  test('adds the accessors, and the methods of its own that a method calls, to its bytes', async () => {
    const { 'method add': add, 'get far': far } = await methodsOf('Vector')
    const reads = add?.reads
    expect(reads).toEqual({ x: 1, y: 1 })
    const accessors = (add?.total ?? 0) - (add?.bytes ?? 0)
    // Two reads of 26 bytes or a little less, and two writes of 41 or a little more.
    expect(accessors).toBeGreaterThan(110)
    expect(accessors).toBeLessThan(150)
    expect(far?.total).toBeGreaterThan(far?.bytes ?? 0)
  })

  test('knows what a base class has, and what super calls', async () => {
    const { methods } = await reportOf('Heavy')
    const [own, inherited] = methods.filter(({ name }) => name === 'step')
    expect([own?.owner, inherited?.owner]).toEqual(['Heavy', 'Body'])
    // `this` is in a variable that the function inside shares; the slot is read-only, so nothing writes it.
    expect(own).toMatchObject({ reads: { mass: 3 }, writes: {}, calls: { step: 1 } })
    expect(own?.total).toBeGreaterThan((own?.bytes ?? 0) + (inherited?.total ?? 0))
  })

  test('counts a method that calls itself once', async () => {
    const { 'method again': again } = await methodsOf('Body')
    expect(again?.calls).toEqual({ again: 1 })
    expect(again?.total).toBeLessThan(2 * (again?.bytes ?? 0) + 100)
  })

  test('has methods by symbols, and none that are static', async () => {
    expect(Object.keys(await methodsOf('Body'))).toEqual([
      'method step',
      'method again',
      'method later',
      'method each',
      'method [tag]',
    ])
  })

  test('tells of a method that was compiled before, and only of it where a function inside is called', async () => {
    const { 'method step': step } = await methodsOf('Hot')
    expect(step).toMatchObject({ reads: { x: 1 }, writes: { x: 1 }, isInlined: true })
    expect(step?.bytes).toBeGreaterThan(10)
  })

  test.each([
    ['Pairs4', true],
    ['Pairs6', true],
    ['Pairs7', false],
    ['Pairs8', false],
    ['Pairs12', false],
  ])('warns of a step that V8 does not compile into its loop: %s', async (name, isInlined) => {
    const { limit, methods } = await reportOf(name)
    const [step] = methods
    expect(step?.isInlined).toBe(isInlined)
    expect((step?.total ?? 0) <= limit).toBe(isInlined)
    const out = await printed(['layout', reference(name), '--methods'])
    expect(
      /^step of Pairs takes \d+ bytes, past the limit of \d+: .* Split it, or let it use fewer slots\.$/m.test(out),
    ).toBe(!isInlined)
  })

  test('says of each method past the limit what helps', async () => {
    const out = await printed(['layout', reference('Hot'), '--methods'])
    expect(out).toMatch(/^long of Hot has \d+ bytes, and V8 compiles none of more than 460 into a loop\. Split it\.$/m)
    const body = await printed(['layout', reference('Body'), '--methods'])
    expect(body).toMatch(/^later of Body is asynchronous or a generator: /m)
    expect(body).toMatch(/^step of Body takes .* uses again \(place is read twice, speed is read twice\)\.$/m)
    expect(body).toMatch(/^each of Body is asynchronous or a generator: /m)
  })

  test('prints a table, with the class of each method where they are of several', async () => {
    const out = await printed(['layout', reference('Vector'), '--methods'])
    expect(out).toMatch(new RegExp(`^Vector: 3 methods, on Node ${process.versions.node}\n`))
    const [head, ...rows] = cellsOf(out)
    expect(head).toEqual(['method', 'bytes', 'reads', 'writes', 'calls', 'in all', 'in a loop'])
    expect(rows.map(([name]) => name)).toEqual(['add', 'get far', 'set far'])
    const [long] = cellsOf(await printed(['layout', reference('Heavy'), '--methods']))
    expect(long?.[1]).toBe('class')
  })

  test('says that there are no methods', async () => {
    expect(await printed(['layout', reference('Named'), '--methods'])).toMatch(/^Named: no methods, on Node .+\n$/)
  })

  test('prints nothing else where the module prints something', async () => {
    const { exitCode, out, err } = await slotted(['layout', `${fixture('talks.mjs')}#Named`, '--methods'])
    expect(exitCode).toBe(0)
    expect(out).toMatch(/^Named: no methods/)
    expect(err).not.toBe('')
  })
})

describe.concurrent('slotted layout --methods ends with one line', () => {
  test.each<[string, readonly string[], RegExp]>([
    ['no such module', ['./nope.mjs#User'], /^slotted layout: there is no module "\.\/nope\.mjs" here\./],
    ['no such export', [reference('Nope')], /^slotted layout: ".*models\.mjs" has no export "Nope"\./],
    ['a module that throws', [`${fixture('throws.mjs')}#User`], /could not be loaded: Error: not today$/],
    ['a module that is never loaded', [`${fixture('waits.mjs')}#User`], /^slotted layout: the module never finished/],
    [
      'a class without slots',
      [reference('Plain')],
      /takes a class made by defineSlots\(\) or extendSlots\(\), not Plain\.$/,
    ],
    [
      'a class that cannot be packed',
      [reference('Open')],
      /^slotted layout: Open takes any attribute \(it is open\), but columns hold only slots\.$/,
    ],
  ])('%s', async (_what, args, line) => {
    const { exitCode, out, err } = await slotted(['layout', ...args, '--methods'])
    expect({ exitCode, out }).toEqual({ exitCode: 1, out: '' })
    expect(err).toMatch(/^[^\n]+\n$/)
    expect(err.trimEnd()).toMatch(line)
  })

  test.each([
    [['--json'], 'slotted layout: --json goes with --methods. slotted layout --help says more.'],
    [
      ['--methods', '--count', '5'],
      'slotted layout: --count does not go with --methods. slotted layout --help says more.',
    ],
  ])('%s', async (options, line) => {
    expect(await slotted(['layout', reference('Named'), ...options])).toEqual({
      exitCode: 2,
      out: '',
      err: `${line}\n`,
    })
  })

  test('rows that are interpreted', async () => {
    const { exitCode, err } = await slotted(['layout', `${fixture('interpreted.mjs')}#Step`, '--methods'])
    expect(exitCode).toBe(1)
    expect(err).toMatch(/^slotted layout: Step is interpreted: [^\n]+\n$/)
  })
})

describe('the limit that slotted layout tells', () => {
  test.each([
    ['Pairs4', true],
    ['Pairs8', false],
    ['Pairs12', false],
  ])('is that of V8: %s', async (name, isInlined) => {
    const { out } = await run(fixture('hot-loop.mjs'), [name])
    expect(JSON.parse(out)).toBe(isInlined)
  })
})
