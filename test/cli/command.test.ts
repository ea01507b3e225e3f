import { describe, expect, test } from 'vitest'
import {
  byKeyword,
  readArguments,
  readCount,
  readNames,
  readValues,
  UsageError,
  type Command,
} from '../../src/cli/command.js'

const command = (takes: Command['takes']): Command => ({
  help: 'Usage: slotted draw',
  options: { count: { type: 'string' }, json: { type: 'boolean' } },
  takes,
  run: async () => {},
})

const ANY_NUMBER = command([0, Number.POSITIVE_INFINITY])

/** What a command line is refused with. */
function refusalOf(read: () => unknown): UsageError {
  try {
    read()
  } catch (error) {
    expect(error).toBeInstanceOf(UsageError)
    return error as UsageError
  }
  return expect.unreachable('not refused')
}

describe('readArguments()', () => {
  test.each<[readonly string[], Record<string, unknown>, readonly string[]]>([
    [[], {}, []],
    [['a', 'b'], {}, ['a', 'b']],
    [['a', '--count', '5', 'b', '--json'], { count: '5', json: true }, ['a', 'b']],
    [['--count=5'], { count: '5' }, []],
    [['--count=-1'], { count: '-1' }, []],
    [['--count='], { count: '' }, []],
    [['--count', '1', '--count', '2'], { count: '2' }, []],
    [['--', '--json'], {}, ['--json']],
  ])('%j', (args, values, positionals) => {
    const read = readArguments(ANY_NUMBER, args)
    expect({ ...read.values }).toEqual(values)
    expect(read.positionals).toEqual(positionals)
  })

  test.each(['--help', '-h'])(
    '%s is an option of every command, and is answered however many arguments there are',
    (help) => {
      for (const args of [[help], [help, 'a', 'b', 'c'], ['a', 'b', help]])
        expect(readArguments(command([1, 1]), args).values['help']).toBe(true)
    },
  )

  test('leaves what it was given as it is', () => {
    const args = Object.freeze(['a', '--json'])
    const { options } = ANY_NUMBER
    readArguments(ANY_NUMBER, args)
    expect(Object.keys(options)).toEqual(['count', 'json'])
  })

  test.each<[string, Command['takes'], readonly string[], string]>([
    ['fewer arguments than it takes', [1, 1], [], 'name a class: module#Class, such as ./user.js#User'],
    ['more, of a command that takes none', [0, 0], ['a'], 'takes no arguments, but got 1'],
    ['more, of one that takes one', [1, 1], ['a', 'b'], 'takes 1 argument, but got 2'],
    ['more, of one that takes two', [1, 2], ['a', 'b', 'c'], 'takes 2 arguments, but got 3'],
    ['an option that it does not have', [0, 1], ['--cuont', '5'], "Unknown option '--cuont'"],
    ['a letter that it does not have', [0, 1], ['-x'], "Unknown option '-x'"],
    ['an option without its value', [0, 1], ['--count'], "Option '--count <value>' argument missing"],
    ['a value for an option that has none', [0, 1], ['--json=yes'], "Option '--json' does not take an argument"],
    ['a value that looks like an option', [0, 1], ['--count', '-1'], "Option '--count' argument is ambiguous"],
  ])('refuses %s, in words that a full stop may follow', (_what, takes, args, message) => {
    expect(refusalOf(() => readArguments(command(takes), args)).message).toBe(message)
  })
})

describe('readCount()', () => {
  test.each([
    ['1', 1],
    ['007', 7],
    ['262144', 262_144],
    ['262_144', 262_144],
    ['1e6', 1_000_000],
    ['1E6', 1_000_000],
    ['9007199254740991', Number.MAX_SAFE_INTEGER],
  ])('%j is %d', (text, count) => {
    expect(readCount('count', text)).toBe(count)
  })

  test.each([
    '',
    '0',
    '-1',
    '+1',
    '1.5',
    '.5',
    'ten',
    '5 records',
    ' 5',
    '5 ',
    '0x10',
    '1e-3',
    '1e400',
    '1,000',
    'NaN',
    'Infinity',
    '9007199254740993',
  ])('%j is refused', (text) => {
    expect(refusalOf(() => readCount('count', text)).message).toBe(
      `--count takes a whole number of at least 1, not ${JSON.stringify(text)}`,
    )
  })
})

describe('readNames()', () => {
  test.each([
    ['a', ['a']],
    ['name,identifier', ['name', 'identifier']],
    [' a , b c ', ['a', 'b c']],
    ['"a",b', ['"a"', 'b']],
  ])('%j', (text, names) => {
    expect(readNames(text)).toEqual(names)
  })

  test('leaves names that are none to who is told them', () => {
    expect(readNames('')).toEqual([''])
    expect(readNames('a,,a')).toEqual(['a', '', 'a'])
  })
})

describe('readValues()', () => {
  test.each<[string, string, readonly unknown[]]>([
    ['nothing', '', []],
    ['blanks', '  ', []],
    ['numbers', '1,0.5,-1,1e6', [1, 0.5, -1, 1_000_000]],
    ['blanks around numbers', ' 1 , 2 ', [1, 2]],
    ['a text', 'Ada', ['Ada']],
    ['a text of several words', ' Ada Lovelace ', ['Ada Lovelace']],
    ['a text and a number', 'Ada,1', ['Ada', 1]],
    ['a number and a text', '1,Ada', [1, 'Ada']],
    ['text in quotes', '"Ada",36', ['Ada', 36]],
    ['a comma in quotes', '"Lovelace, Ada",36', ['Lovelace, Ada', 36]],
    ['a number in quotes', '"1"', ['1']],
    ['an empty text in quotes', '""', ['']],
    ['what JSON has words for', 'true,false,null', [true, false, null]],
    ['the same beside text', 'true,Ada,null,1.5', [true, 'Ada', null, 1.5]],
    ['objects and arrays, with commas of their own', '{"x":1,"y":[2,3]},[4,5],6', [{ x: 1, y: [2, 3] }, [4, 5], 6]],
    ['an object, a text and a number', '{"x":1},Ada,2', [{ x: 1 }, 'Ada', 2]],
    ['quotes within a text', 'say "hi",1', ['say "hi"', 1]],
    ['one quote', '"Ada,1', ['"Ada', 1]],
    ['what JSON does not know', '0x10,1_000,undefined,.5', ['0x10', '1_000', 'undefined', '.5']],
    ['a comma at the end', '1,', [1, '']],
    ['only a comma', ',', ['', '']],
  ])('%s: %j', (_what, text, values) => {
    expect(readValues(text)).toEqual(values)
  })

  test.each<[string, string, readonly unknown[]]>([
    ['an array', 'Ada,[1,2]', ['Ada', [1, 2]]],
    ['an object', 'Ada,{"x":1,"y":2},3', ['Ada', { x: 1, y: 2 }, 3]],
    ['a comma in quotes', 'Ada,"London, England"', ['Ada', 'London, England']],
  ])('%s beside text keeps its own commas: %j', (_what, text, values) => {
    expect(readValues(text)).toEqual(values)
  })
})

test('an object of values names the slots, unless they are named', () => {
  const ada = { name: 'Ada', age: 36 }
  expect(byKeyword(undefined, [ada])).toEqual([
    ['name', 'age'],
    ['Ada', 36],
  ])
  expect(byKeyword(['age', 'name'], [ada])).toEqual([
    ['age', 'name'],
    [36, 'Ada'],
  ])
  expect(byKeyword(['at'], [ada])).toBeUndefined()
  expect(byKeyword(undefined, [1, 2])).toBeUndefined()
  expect(() => byKeyword(['name'].concat('x'), [ada])).toThrow('there is no slot "age"')
})
