import { sourceOf } from 'slotted'
import { beforeAll, describe, expect, test } from 'vitest'
import { cellsOf, classOf, fixture, printed, reference, run, slotted } from '../support/command-line.js'

const layoutOf = async (name: string, ...more: string[]): Promise<string> =>
  printed(['layout', reference(name), ...more])
const rowsOf = async (name: string): Promise<string[][]> => cellsOf(await layoutOf(name)).slice(1)

describe('slotted layout', () => {
  test('has a row for each slot: kind, place and bytes in an object, bytes as a column, default, doc', async () => {
    const out = await layoutOf('Account')
    expect(out.split('\n', 1)).toEqual(['Account: 7 slots'])
    const [head, ...rows] = cellsOf(out)
    expect(head).toEqual(['slot', 'kind', 'offset', 'in an object', 'as a column', 'default', 'description'])
    expect(rows).toEqual([
      ['name', 'text', '24', '8 B', '4 B', 'required', 'as shown'],
      ['balance', 'f64', '32', '8 + 16 B', '8 B', '0', ''],
      ['level', 'u8', '40', '8 B', '1 B', '3, read-only', ''],
      ['active', 'bool', '48', '8 B', '1 bit', 'true', ''],
      ['role', 'oneOf', '56', '8 B', '1 B', "'operator'", ''],
      ['serial', 'i64', '64', '8 + 24 B', '8 B', 'required, read-only', ''],
      ['tags', 'any', '72', '8 B', '8 B, in an array', 'made for each', ''],
    ])
  })

  test('has no column of descriptions where there are none, and slots named in an array hold anything', async () => {
    const out = await layoutOf('Named')
    expect(cellsOf(out)).toEqual([
      ['slot', 'kind', 'offset', 'in an object', 'as a column', 'default'],
      ['name', 'any', '24', '8 B', '8 B, in an array', 'undefined'],
      ['identifier', 'any', '32', '8 B', '8 B, in an array', 'undefined'],
    ])
  })

  test('shows the slots of a base class first', async () => {
    expect((await rowsOf('Admin')).map(([name, , offset]) => [name, offset])).toEqual([
      ['name', '24'],
      ['identifier', '32'],
      ['role', '40'],
    ])
  })

  test('shows a record inside by the paths of its slots', async () => {
    expect(await rowsOf('Line')).toEqual([
      ['from', 'record', '24', '8 B', '', 'required'],
      ['from.x', 'f64', '', '8 + 16 B', '8 B', ''],
      ['from.y', 'f64', '', '8 + 16 B', '8 B', ''],
      ['to', 'record', '32', '8 B', '', 'required'],
      ['to.x', 'f64', '', '8 + 16 B', '8 B', ''],
      ['to.y', 'f64', '', '8 + 16 B', '8 B', ''],
      ['width', 'f32', '40', '8 + 16 B', '4 B', 'required'],
    ])
  })

  test('shows of an optional slot the kind of what it holds, and counts the bit beside it', async () => {
    expect(await rowsOf('Choices')).toEqual([
      ['weight', 'optional f64', '24', '8 + 16 B', '8.125 B', 'undefined'],
      ['seen', 'optional bool', '32', '8 B', '2 bits', 'undefined'],
      ['word', 'optional text', '40', '8 B', '4.125 B', 'undefined'],
      ['key', 'u32', '48', '8 B', '4 B', 'required'],
    ])
  })

  test('shows of an optional record the bit that says whether it is there', async () => {
    expect(await rowsOf('Pin')).toEqual([
      ['at', 'optional record', '24', '8 B', '1 bit', 'undefined'],
      ['at.x', 'f64', '', '8 + 16 B', '8 B', ''],
      ['at.y', 'f64', '', '8 + 16 B', '8 B', ''],
      ['key', 'u32', '32', '8 B', '4 B', 'required'],
    ])
  })

  test('shows of a nullable slot the kind of what it holds, and of dates, lists and vectors what a column takes', async () => {
    expect(await rowsOf('Visit')).toEqual([
      ['at', 'date', '24', '8 B', '8 B', 'required'],
      ['until', 'nullable date', '32', '8 B', '8.125 B', 'required'],
      ['notes', 'list', '40', '8 B', '8 B, in an array', 'required'],
      ['heat', 'u8c', '48', '8 + 16 B', '1 B', 'required'],
    ])
    expect(await rowsOf('Place')).toEqual([
      ['at', 'vec', '24', '8 B', '12 B', 'made for each'],
      ['height', 'nullable f64', '32', '8 + 16 B', '8.125 B', 'null'],
    ])
  })

  test('adds up what a record takes as an object and packed, and what many take', async () => {
    const lines = (await layoutOf('Line', '--count', '1_000_000')).split('\n')
    expect(lines).toContain(
      'As an object a record takes 208 B: 3 headers of 24, 7 × 8, and 80 for boxed numbers. With a place in an array each, 1,000,000 take 206.0 MiB.',
    )
    expect(lines).toContain('Packed it takes 36 B, without a header or boxes: 1,000,000 take 34.3 MiB.')
    expect(await layoutOf('Named')).toContain(
      'takes 40 B: a header of 24 and 2 × 8. With a place in an array each, 262,144 take 12.0 MiB.\n',
    )
  })

  test('says that a class cannot be packed whose records may have any attribute', async () => {
    const out = await layoutOf('Open')
    expect(cellsOf(out).map((row) => row[4])).toEqual(['as a column', '–', '–'])
    expect(out).toContain('\nThe class cannot be packed.\n')
    expect(out).not.toContain('Packed it takes')
  })

  test('shows a class without slots, and one with one', async () => {
    expect(await layoutOf('Empty')).toMatch(/^Empty: 0 slots\n[^]*takes 24 B/)
    expect(await layoutOf('Role')).toMatch(/^Role: 1 slot\n/)
  })

  test('has no escape codes where it is piped, whatever the environment says', async () => {
    const out = await layoutOf('Account')
    expect(out).not.toContain('\u001b')
    const others = await Promise.all(
      ['FORCE_COLOR', 'NO_COLOR'].map(async (variable) =>
        printed(['layout', reference('Account')], { [variable]: '1' }),
      ),
    )
    expect(others).toEqual([out, out])
  })
})

describe('the bytes of an object that slotted layout tells', () => {
  const names = [
    'Named',
    'Frozen',
    'Open',
    'Many',
    'Point',
    'Balance',
    'Pixel',
    'Choices',
    'Pin',
    'Visit',
    'Line',
    'Drawing',
  ]
  let measured: Record<string, number> = {}
  beforeAll(async () => {
    measured = JSON.parse((await run(fixture('measure.mjs'), names)).out) as Record<string, number>
  }, 60_000)

  test.each(names)('are those that are measured, within a per cent: %s', async (name) => {
    const told = Number(/^As an object a record takes ([\d.]+) B/m.exec(await layoutOf(name))?.[1])
    const ratio = (measured[name] ?? 0) / told
    expect(ratio).toBeGreaterThan(0.99)
    expect(ratio).toBeLessThan(1.01)
  })
})

describe('slotted source', () => {
  test.each(['Named', 'Account', 'Admin'])(
    'prints the text that was generated for a class, and nothing else: %s',
    async (name) => {
      expect(await printed(['source', reference(name)])).toBe(`${sourceOf(await classOf(name))}\n`)
    },
  )

  test('is alone on stdout, also where the module prints something when it is loaded', async () => {
    const { exitCode, out } = await slotted(['source', `${fixture('talks.mjs')}#Named`])
    expect(exitCode).toBe(0)
    expect(out).toBe(`${sourceOf(await classOf('Named'))}\n`)
  })
})
