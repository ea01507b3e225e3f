import { fileURLToPath } from 'node:url'
import { compareMemory, type ComparisonOptions, type Progress } from 'slotted/memory'
import { expect, test } from 'vitest'

const FIXTURES = new URL('../fixtures/memory/', import.meta.url)
const MODELS = fileURLToPath(new URL('models.mjs', FIXTURES))

const COUNT = 100_000

/** Medians: on a busy machine one process in a hundred still has 0.1 MB to clear away. */
async function bytesOf(options: ComparisonOptions): Promise<Record<string, number>> {
  const { variants } = await compareMemory({ count: COUNT, runs: 3, ...options })
  return Object.fromEntries(variants.map(({ label, bytesPerRecord }) => [label, bytesPerRecord.median]))
}

function expectBytes(measured: number | undefined, expected: number): void {
  expect(Math.abs((measured ?? 0) / expected - 1)).toBeLessThan(0.01)
}

const refusal = async (options: ComparisonOptions): Promise<Error & { code?: string }> =>
  compareMemory({ count: 1000, runs: 1, ...options }).then(
    () => expect.unreachable('not refused'),
    (error: unknown) => error as Error,
  )

test('the six ways of the library, right within a per cent', async () => {
  const bytes = await bytesOf({})
  expect(Object.keys(bytes)).toEqual([
    'Dynamic (a Map)',
    'plain class',
    'slots, sealed',
    'slots, guarded',
    'slots, frozen',
    'slots, packed',
  ])
  for (const label of ['plain class', 'slots, sealed', 'slots, guarded', 'slots, frozen']) expectBytes(bytes[label], 40)
  expectBytes(bytes['slots, packed'], 8)
  expect(bytes['Dynamic (a Map)']).toBeGreaterThan(160)
}, 60_000)

test('slots and values of any number and kind; an object gives them by name', async () => {
  const slots = ['a', 'b', 'c', 'd', 'e']
  const bytes = await bytesOf({ variants: ['plain', 'sealed', 'packed'], slots, values: [1, 'text', true, 0.5, -1] })
  // 24 + 5 × 8, and the double in a box of 16; u32, a code, a bit, f64 and i32.
  for (const label of ['plain class', 'slots, sealed']) expectBytes(bytes[label], 80)
  expectBytes(bytes['slots, packed'], 20.125)
  const byName = await bytesOf({ variants: ['packed'], values: [{ identifier: 1, name: 0.5 }] })
  expectBytes(byName['slots, packed'], 12)
}, 60_000)

test('classes, functions and sources of a module, packed too, with values or without', async () => {
  const bytes = await bytesOf({
    variants: [
      `${MODELS}#Particle`,
      { module: MODELS, export: 'Particle', packed: true },
      `${MODELS}#byRow`,
      `${MODELS}#numbers`,
      { module: new URL('models.mjs', FIXTURES), export: 'pairs', label: 'two' },
      `${MODELS}#talks`,
    ],
  })
  // 24 + 3 × 8, and the double in a box; f64, a code, u32; an object literal with one property; an element.
  expect(Object.keys(bytes)).toEqual(['Particle', 'Particle, packed', 'byRow', 'numbers', 'two', 'talks'])
  for (const [label, expected] of Object.entries({
    Particle: 64,
    'Particle, packed': 16,
    byRow: 32,
    numbers: 8,
    two: 40,
    talks: 32,
  }))
    expectBytes(bytes[label], expected)
}, 60_000)

test('results are data: bytes in all and outside the heap, times, and the ends of each', async () => {
  const { count, runs, variants } = await compareMemory({
    count: COUNT,
    runs: 3,
    variants: ['packed', `${MODELS}#numbers`],
  })
  expect(count).toEqual(COUNT)
  expect(runs).toBe(3)
  for (const { bytes, bytesOutside, createMilliseconds, bytesPerRecord } of variants) {
    expect(bytesOutside.median).toBe(COUNT * 8)
    expect(bytes.median).toBeGreaterThanOrEqual(COUNT * 8 * 0.99)
    expect(createMilliseconds.least).toBeGreaterThan(0)
    for (const { least, median, most } of [bytes, bytesPerRecord, createMilliseconds])
      expect([least, median, most]).toEqual([least, median, most].sort((a, b) => a - b))
  }
  expect(variants.map(({ readMilliseconds }) => readMilliseconds === undefined)).toEqual([true, false])
}, 60_000)

test('progress tells of each process before it starts, and how long the others will take', async () => {
  const seen: Progress[] = []
  await compareMemory({
    count: 1000,
    runs: 2,
    variants: ['plain', 'sealed'],
    onProgress: (progress) => seen.push(progress),
  })
  expect(seen.map(({ done, total, label }) => `${done}/${total} ${label}`)).toEqual([
    '0/4 plain class',
    '1/4 slots, sealed',
    '2/4 plain class',
    '3/4 slots, sealed',
  ])
  const [first, ...others] = seen
  expect(first?.millisecondsLeft).toBeUndefined()
  for (const { millisecondsLeft } of others) expect(millisecondsLeft).toBeGreaterThan(0)
}, 60_000)

test('of more records than a trial has, the trial comes first, and is no run', async () => {
  const seen: string[] = []
  const { variants } = await compareMemory({
    count: 100_001,
    runs: 1,
    variants: ['plain', 'packed'],
    onProgress: ({ done, total, label }) => seen.push(`${done}/${total} ${label}`),
  })
  expect(seen).toEqual(['0/4 plain class', '1/4 slots, packed', '2/4 plain class', '3/4 slots, packed'])
  // The least figure is of all rows too.
  expect(variants[1]?.bytesOutside.least).toBe(100_001 * 8)
}, 60_000)

test('a CommonJS module', async () => {
  const path = fileURLToPath(new URL('common.cjs', FIXTURES))
  expect(Object.keys(await bytesOf({ variants: [`${path}#User`, `${path}#Other`], count: 1000, runs: 1 }))).toEqual([
    'User',
    'Other',
  ])
}, 60_000)

test.each<[string, ComparisonOptions, RegExp]>([
  [
    'a count that is none',
    { count: 0 },
    /^compareMemory\(\): option "count" must be an integer from 1 to 9007199254740991, not 0\.$/,
  ],
  [
    'a count that will not fit',
    { count: 1e12, variants: ['sealed'] },
    /^compareMemory\(\): 1,000,000,000,000 × "slots, sealed" would take about 4\d{4}\.\d GiB, but only \d+\.\d GiB are free\. Choose a smaller count\.$/,
  ],
  [
    'more values than slots',
    { variants: ['plain'], values: [1, 2, 3] },
    /^compareMemory\(\): 3 values cannot fill 2 slots\. Give one value for each of "name", "identifier", or name other slots\.$/,
  ],
  ['fewer', { variants: ['plain'], values: [1] }, /^compareMemory\(\): 1 value cannot fill 2 slots\. Give one/],
  ['runs that are none', { runs: 0 }, /^compareMemory\(\): option "runs" must be an integer from 1/],
  [
    'values that cannot be sent',
    { variants: ['plain'], values: [() => 1, 1] },
    /^compareMemory\(\): the values cannot be sent to other processes: /,
  ],
  [
    'variants that are no list',
    { variants: 'plain' as never },
    /^compareMemory\(\): option "variants" must be an array, not "plain"\.$/,
  ],
  [
    'a module that never finishes loading',
    { variants: [`${fileURLToPath(new URL('../cli/waits.mjs', FIXTURES))}#User`] },
    /ended with exit code \d+ and no answer/,
  ],
  ['slots that are none', { variants: ['sealed'], slots: ['a', 'a'] }, /^defineSlots\(\): slot "a" is named twice/],
  [
    'a variant that is none',
    { variants: ['seeled' as never] },
    /^compareMemory\(\): "seeled" does not name an export\. Write module#Export/,
  ],
  ['nothing for a variant', { variants: [undefined as never] }, /^compareMemory\(\): undefined is not a variant\./],
  [
    'no such module',
    { variants: ['./nope.mjs#User'] },
    /^compareMemory\(\): there is no module "\.\/nope\.mjs" here\./,
  ],
  [
    'no such package',
    { variants: ['not-installed#User'] },
    /^compareMemory\(\): there is no module "not-installed" here\./,
  ],
  [
    'no such export',
    { variants: [`${MODELS}#Nope`] },
    /models\.mjs" has no export "Nope"\. It exports "Particle", "Plain", "Role", "byRow", "ends", "five", "numbers", "pairs" and \d+ more\.$/,
  ],
  [
    'a module that throws',
    { variants: [`${fileURLToPath(new URL('throws.mjs', FIXTURES))}#User`] },
    /throws\.mjs" could not be loaded: Error: not today$/,
  ],
  [
    'no class',
    { variants: [`${MODELS}#five`] },
    /^compareMemory\(\) takes a class, a function that makes a record, or an object with createAll\(\), not 5\.$/,
  ],
  [
    'a class that needs values',
    { variants: [`${MODELS}#Role`] },
    /no value is known for slot "role" of Role \(oneOf\)/,
  ],
  [
    'a process that ends',
    { variants: [`${MODELS}#ends`] },
    /^compareMemory\(\): the process that measured "ends" ended with exit code 3 and no answer\.$/,
  ],
])(
  '%s is refused in one line',
  async (_what, options, message) => {
    const error = await refusal(options)
    expect(error.message).toMatch(message)
    expect(error.message).not.toContain('\n')
  },
  30_000,
)
