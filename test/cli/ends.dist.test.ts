import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { fixture, printed, reference, run, slotted } from '../support/command-line.js'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const CLI = join(ROOT, 'dist/cli.js')
const folder = mkdtempSync(join(tmpdir(), 'slotted-cli-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Resolves when the process that measures has ended, after the one that started it was ended by `end`. */
async function endOfChild(args: readonly string[], end: NodeJS.Signals): Promise<void> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const parent = spawn(process.execPath, args, {
    env: { ...process.env, TEST_PORT: String((server.address() as AddressInfo).port) },
    stdio: 'ignore',
  })
  const [socket] = (await once(server, 'connection')) as [Socket]
  await once(socket, 'data')
  const closed = once(socket, 'close')
  socket.on('error', () => {})
  socket.resume()
  parent.kill(end)
  await closed
  server.close()
}

describe('a process that measures ends with the one that started it, though it is busy', () => {
  test.each(['SIGKILL', 'SIGTERM', 'SIGHUP', 'SIGINT'] as const)('the command line, %s', async (signal) => {
    await endOfChild([CLI, 'compare', `${fixture('loops.mjs')}#Loop`, '--count', '1000'], signal)
  })

  test('the command line that looks at methods, SIGKILL', async () => {
    await endOfChild([CLI, 'layout', `${fixture('busy.mjs')}#Busy`, '--methods'], 'SIGKILL')
  })

  test('a program that calls compareMemory, SIGKILL', async () => {
    const text = `import { compareMemory } from 'slotted/memory'; await compareMemory({ count: 1000, variants: [${JSON.stringify(`${fixture('loops.mjs')}#Loop`)}] })`
    await endOfChild(['--input-type=module', '--eval', text], 'SIGKILL')
  })
})

describe('what cannot be written', () => {
  test.each([
    ['', '--svg takes the path of the picture to write, such as chart.svg'],
    [join(folder, 'nowhere/chart.svg'), 'its folder does not exist'],
    [folder, 'it is a folder'],
    ['/proc/chart.svg', 'cannot write "/proc/chart.svg"'],
  ])('a picture in %j is refused before anything is measured', async (path, reason) => {
    const { exitCode, err, out } = await slotted(['compare', '--count', '1000', '--runs', '1', '--svg', path])
    expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' })
    expect(err).toContain(reason)
    expect(err.trim().split('\n').length).toBe(1)
  })

  test('a picture is refused where the packages that draw it are missing, and all else is drawn', async () => {
    const project = mkdtempSync(join(tmpdir(), 'slotted-bare-'))
    const installed = join(project, 'node_modules')
    mkdirSync(installed)
    for (const entry of ['dist', 'package.json'])
      cpSync(join(ROOT, entry), join(installed, 'slotted', entry), { recursive: true })
    symlinkSync(join(ROOT, 'node_modules/tslib'), join(installed, 'tslib'))
    const compare = (...args: readonly string[]) =>
      run(join(installed, 'slotted/dist/cli.js'), ['compare', '--count', '1000', '--runs', '1', ...args])
    expect(await compare('--svg', join(project, 'chart.svg'))).toEqual({
      exitCode: 1,
      out: '',
      err: 'slotted compare: --svg draws with the packages @observablehq/plot and @xmldom/xmldom, which are not both installed: npm install --save-dev @observablehq/plot @xmldom/xmldom\n',
    })
    expect(readdirSync(project)).toEqual(['node_modules'])
    expect(await compare()).toMatchObject({ exitCode: 0, err: '', out: expect.stringContaining('█') as string })
    rmSync(project, { recursive: true })
  }, 120_000)

  test('a picture that is there stays when the measuring fails, and is replaced whole when it does not', async () => {
    const path = join(folder, 'chart.svg')
    writeFileSync(path, 'before')
    const { exitCode } = await slotted(['compare', `${fixture('throws.mjs')}#Any`, '--count', '1000', '--svg', path])
    expect(exitCode).toBe(1)
    expect(readFileSync(path, 'utf8')).toBe('before')
    await printed(['compare', '--count', '1000', '--runs', '1', '--svg', path])
    expect(readFileSync(path, 'utf8')).toMatch(/^<svg[^]*<\/svg>\n$/)
    expect(readdirSync(folder)).toEqual(['chart.svg'])
  }, 120_000)

  test('a full disk is told of', async () => {
    const child = spawn(process.execPath, [CLI, 'layout', reference('Point')], {
      stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'],
    })
    let err = ''
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (err += text))
    const [exitCode] = (await once(child, 'close')) as [number]
    expect(exitCode).toBe(1)
    expect(err).toMatch(/^slotted: cannot write the output: ENOSPC[^\n]*\n$/)
  })
})

describe('words', () => {
  test('--version, help, and help for a command', async () => {
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
      version: string
    }
    expect(await Promise.all(['--version', '-v', 'version'].map((word) => printed([word])))).toEqual([
      `${version}\n`,
      `${version}\n`,
      `${version}\n`,
    ])
    expect(await printed(['help'])).toBe(await printed(['--help']))
    const commands = ['compare', 'repl', 'layout', 'source', 'pipe']
    const pages = await Promise.all(
      commands.map(async (command) => [await printed(['help', command]), await printed([command, '--help'])]),
    )
    for (const [page, same] of pages) expect(page).toBe(same)
  })

  test.each([
    ['compre', 'compare'],
    ['lay', 'layout'],
    ['suorce', 'source'],
  ])('%s is answered by %s', async (word, command) => {
    const { exitCode, err } = await slotted([word])
    expect(exitCode).toBe(2)
    expect(err).toContain(`(did you mean "${command}"?)`)
  })

  test('values by keyword are those of the slots, in any order', async () => {
    const args = ['compare', reference('Point'), '--count', '1000', '--runs', '1', '--json', '--values']
    const { slots, values } = JSON.parse(await printed([...args, '{ "y": 2, "x": 1.5 }'])) as {
      slots: string[]
      values: unknown[]
    }
    expect({ slots, values }).toEqual({ slots: ['x', 'y'], values: [1.5, 2] })
    const refused = await Promise.all(['{ "x": 1, "z": 2 }', '{ "x": 1 }'].map((text) => slotted([...args, text])))
    expect(refused.map(({ exitCode }) => exitCode)).toEqual([2, 2])
    expect(refused.map(({ err }) => /there is no slot "z"|slot "y" is missing/.exec(err)?.[0])).toEqual([
      'there is no slot "z"',
      'slot "y" is missing',
    ])
  }, 120_000)
})
