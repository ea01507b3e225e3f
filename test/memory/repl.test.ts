import { afterEach, describe, expect, test } from 'vitest'
import { startWatchingMemory, stopWatchingMemory } from '../../src/memory/index.js'
import { watchedPeaks } from '../../src/memory/watch/peak.js'
import { gateOf, linesIn, numbersIn, promptOf, Session } from '../support/repl-session.js'

/** Whether some watch was left running, by whatever server. */
const isWatching = (): boolean => watchedPeaks.source !== undefined

afterEach(() => expect(isWatching()).toBe(false))

describe('a watched REPL', () => {
  test('prints a line after each input and its result: the memory that it added, or set free', async () => {
    const session = await Session.watched()
    expect(await session.enter('let bytes = new Uint8Array(32 * 2 ** 20).fill(1)')).toMatch(
      /^undefined\nIn \[1\] used [^\n]+\n> $/,
    )
    const [kept] = linesIn(await session.enter('const more = new Uint8Array(32 * 2 ** 20).fill(1)'))
    expect(kept?.number).toBe(2)
    expect(kept?.used).toBeCloseTo(32, 0)
    expect(linesIn(await session.enter('1 + 1'))[0]?.used).toBeCloseTo(0, 0)
    expect(linesIn(await session.enter('bytes = undefined'))[0]?.used).toBeCloseTo(-32, 0)
  })

  test('counts what `_` keeps as in use until the next result', async () => {
    const session = await Session.watched()
    const [made] = linesIn(await session.enter('({ bytes: new Uint8Array(32 * 2 ** 20).fill(1), toJSON() {} })'))
    expect(made?.used).toBeCloseTo(32, 0)
    await session.enter('1')
    expect(linesIn(await session.enter('2'))[0]?.used).toBeCloseTo(0, 0)
  })

  test('measures the time of an input, and that which it waits for', async () => {
    const session = await Session.watched()
    const [waited] = linesIn(await session.enter('await new Promise((resolve) => setTimeout(resolve, 120, "done"))'))
    expect(waited?.seconds).toBeGreaterThanOrEqual(0.11)
    expect(linesIn(await session.enter('1'))[0]?.seconds).toBeLessThan(0.1)
  })

  test.each([
    ['throws', 'throw new TypeError("no")', 'Uncaught TypeError: no'],
    ['names what is not there', 'nothing.at.all', 'Uncaught ReferenceError: nothing is not defined'],
    ['is no JavaScript', ')', "Uncaught SyntaxError: Unexpected token ')'"],
    ['waits for what fails', 'await Promise.reject(new RangeError("later"))', 'Uncaught RangeError: later'],
    ['throws what is no error', 'throw 5', 'Uncaught 5'],
  ])('prints the line after an input that %s, and counts it', async (_what, input, message) => {
    const session = await Session.watched()
    const shown = await session.enter(input)
    expect(shown).toContain(message)
    expect(numbersIn(shown)).toEqual([1])
    expect(isWatching()).toBe(false)
    expect(numbersIn(await session.enter('1'))).toEqual([2])
  })

  test('counts an input of several lines once, at its end', async () => {
    const session = await Session.watched()
    expect((await session.enterAll('function sum(a, b) {', '  return a + b')).flatMap(linesIn)).toEqual([])
    expect(isWatching()).toBe(false)
    expect(numbersIn(await session.enter('}'))).toEqual([1])
    expect(await session.enter('sum(1, 2)')).toMatch(/^3\nIn \[2\] /)
  })

  test('counts no empty lines, and no commands', async () => {
    const session = await Session.watched()
    expect((await session.enterAll('', '   ', '.help', '.memory', '.break', '.nonsense')).flatMap(linesIn)).toEqual([])
    expect(numbersIn(await session.enter('1'))).toEqual([1])
  })

  test('.memory off and .memory on switch the line off and on; inputs are counted all the same', async () => {
    const session = await Session.watched()
    expect(await session.enter('.memory off')).toBe('The line on memory is off.\n> ')
    expect(await session.enter('1')).toBe('1\n> ')
    expect(await session.enter('throw 5')).toBe('Uncaught 5\n> ')
    expect(await session.enter('.memory')).toBe('The line on memory is off.\n> ')
    expect(await session.enter('.memory  on ')).toBe('The line on memory is on.\n> ')
    expect(await session.enter('.memory once')).toBe(
      '.memory takes on or off, not once.\nThe line on memory is on.\n> ',
    )
    expect(numbersIn(await session.enter('1'))).toEqual([3])
  })

  test('.help tells of .memory', async () => {
    expect(await (await Session.watched()).enter('.help')).toMatch(
      /^\.memory +Print a line on memory after every input: on or off$/m,
    )
  })

  test('the prompt may tell the number of the input that it asks for', async () => {
    const session = await Session.watched({ prompt: promptOf })
    expect(session.server.getPrompt()).toBe('In [1]: ')
    expect(await session.enter('1')).toMatch(/\nIn \[2\]: $/)
    expect(await session.enter('')).toMatch(/^In \[2\]: $/)
    expect(await session.enter('[')).toMatch(/^(\.\.\.|\|) $/)
    expect(await session.enter(']')).toMatch(/\nIn \[3\]: $/)
    expect(await session.enter('throw 5')).toMatch(/\nIn \[4\]: $/)
  })

  test('two at once are counted each for itself, though one waits while the other works', async () => {
    const [first, second] = [await Session.watched(), await Session.watched()]
    const open = gateOf(first)
    const waited = first.enter('await gate')
    expect(numbersIn(await second.enter('1'))).toEqual([1])
    const [kept] = linesIn(await second.enter('const bytes = new Uint8Array(32 * 2 ** 20).fill(1)'))
    expect(kept?.number).toBe(2)
    expect(Math.round(kept?.used ?? 0)).toBe(32)
    open()
    expect(await waited).toMatch(/^'open'\nIn \[1\] [^\n]+\n> $/)
    expect(numbersIn(await first.enter('1'))).toEqual([2])
  })

  test('in a terminal it does the same, and what is typed can be completed', async () => {
    const session = await Session.open({ terminal: true })
    startWatchingMemory(session.server, { prompt: promptOf })
    const shown = await session.enter('[1, 2].length')
    expect(shown).toMatch(/\n2\nIn \[1\] used [^\n]+\nIn \[2\]: $/)
    expect(await session.enter('.memory off')).toContain('\nThe line on memory is off.\n')
    expect(await session.enter('.memory on')).toContain('\nThe line on memory is on.\n')
    expect(numbersIn(await session.enter('await 5'))).toEqual([2])
  })
})

describe('completion', () => {
  const completed = async ({ server }: Session, line: string): Promise<[string[], string]> =>
    new Promise((resolve, reject) => {
      server.completer(line, (error?: Error | null, result?: unknown) =>
        error ? reject(error) : resolve(result as [string[], string]),
      )
    })

  test.each([
    ['.memory ', ['on', 'off'], ''],
    ['.memory o', ['on', 'off'], 'o'],
    ['.memory of', ['off'], 'of'],
    ['  .memory   on', ['on'], 'on'],
    ['.memory x', [], 'x'],
  ])('of %j', async (line, choices, word) => {
    expect(await completed(await Session.watched(), line)).toEqual([choices, word])
  })

  test('of anything else is that of the REPL', async () => {
    const session = await Session.watched()
    session.server.context['particle'] = { velocity: 1 }
    expect((await completed(session, 'particle.vel'))[0]).toEqual(['particle.velocity'])
    expect((await completed(session, '.mem'))[0]).toEqual(['memory'])
    expect(numbersIn(await session.enter('1'))).toEqual([1])
  })
})

describe('starting and stopping', () => {
  test('what is watched already is not watched twice', async () => {
    const session = await Session.watched()
    startWatchingMemory(session.server, { prompt: promptOf })
    expect(await session.enter('1')).toMatch(/^1\nIn \[1\] [^\n]+\n> $/)
  })

  test('stopping leaves the server as it was: how it evaluates, shows and completes, prompt and commands', async () => {
    const session = await Session.open()
    const { server } = session
    const parts = (): unknown[] => [
      server.eval,
      server.displayPrompt,
      server.completer,
      server.getPrompt(),
      Object.keys(server.commands),
    ]
    const before = parts()
    startWatchingMemory(server, { prompt: promptOf })
    for (const [index, part] of parts().entries()) expect(part).not.toEqual(before[index])
    await session.enter('1')
    stopWatchingMemory(server)
    stopWatchingMemory(server)
    expect(parts()).toEqual(before)
    expect(await session.enter('1')).toBe('1\n> ')
    expect(await session.enter('.memory')).toBe('Invalid REPL keyword\n> ')
  })

  test('what was stopped can be watched again, and is counted from one', async () => {
    const session = await Session.watched()
    await session.enter('1')
    stopWatchingMemory(session.server)
    startWatchingMemory(session.server)
    expect(numbersIn(await session.enter('1'))).toEqual([1])
  })

  test('an input may itself stop the watching, or close the server', async () => {
    const session = await Session.watched()
    session.server.context['stop'] = () => stopWatchingMemory(session.server)
    expect(await session.enter('stop()')).toBe('undefined\n> ')
    startWatchingMemory(session.server)
    session.server.context['close'] = () => session.server.close()
    const left = new Promise((resolve) => void session.server.once('exit', resolve))
    session.send('close()')
    await left
  })

  test('.exit while an input waits ends the watch when that is done', async () => {
    const session = await Session.watched()
    const open = gateOf(session)
    const left = new Promise((resolve) => void session.server.once('exit', resolve))
    session.send('await gate')
    session.send('.exit')
    open()
    await left
  })

  test('an input that comes while another waits leaves neither watched', async () => {
    const session = await Session.watched()
    const open = gateOf(session)
    session.send('await gate')
    expect(await session.enter('1')).toMatch(/^1\n/)
    const answered = session.until(/'open'\n[^]*> $/)
    open()
    await answered
  })
})
