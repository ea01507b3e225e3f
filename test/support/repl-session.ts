import { PassThrough } from 'node:stream'
import { start, type REPLServer } from 'node:repl'
import { stripVTControlCharacters } from 'node:util'
import { startWatchingMemory, type ReplOptions } from '../../src/memory/index.js'

const LINE =
  /^In \[(\d+)\] used (-?\d+\.\d{4}) MiB RAM in (\d+\.\d\d)s, peaked \d+\.\d\d MiB above current, total RAM usage \d+\.\d\d MiB$/

/** What a server asks for more with: its prompt, or that of an input which is not whole. */
const ASKS = /(^|\n)(> |In \[\d+\]: |(\.\.\.|\|)[. ]*)$/

export const promptOf = (number: number): string => `In [${number}]: `

/** A REPL that a test talks to. */
export class Session {
  readonly #input = new PassThrough()
  readonly #output = new PassThrough()
  readonly server: REPLServer
  #shown = ''
  #onShown: () => void = () => {}

  private constructor(terminal: boolean) {
    this.#output.setEncoding('utf8').on('data', (more: string) => {
      this.#shown += more
      this.#onShown()
    })
    this.server = start({ prompt: '> ', input: this.#input, output: this.#output, terminal, useColors: false })
  }

  /** Starts a server, and waits until it asks for the first input. */
  static async open({ terminal = false } = {}): Promise<Session> {
    const session = new Session(terminal)
    await session.until(ASKS)
    return session
  }

  static async watched(options?: ReplOptions): Promise<Session> {
    const session = await Session.open()
    startWatchingMemory(session.server, options)
    return session
  }

  /**
   * Enters a line, and waits for what is shown until the server asks for the next: the echo of a terminal too, and the
   * prompt.
   */
  async enter(line: string): Promise<string> {
    this.#shown = ''
    const asked = this.until(ASKS)
    this.#input.write(`${line}\n`)
    return asked
  }

  async enterAll(...lines: readonly string[]): Promise<string[]> {
    const shown: string[] = []
    // oxlint-disable-next-line no-await-in-loop -- each after the answer to the one before
    for (const line of lines) shown.push(await this.enter(line))
    return shown
  }

  /** Enters a line that is not answered. */
  send(line: string): void {
    this.#input.write(`${line}\n`)
  }

  /** Waits until what is shown matches, without its escape codes. */
  async until(pattern: RegExp): Promise<string> {
    return new Promise((resolve) => {
      this.#onShown = () => {
        const text = stripVTControlCharacters(this.#shown).replaceAll('\r', '')
        if (pattern.test(text)) resolve(text)
      }
      this.#onShown()
    })
  }
}

export interface Line {
  readonly number: number
  readonly used: number
  readonly seconds: number
}

/** The lines on memory in what was shown: the number of the input, MiB, seconds. */
export function linesIn(shown: string): Line[] {
  return shown.split('\n').flatMap((line) => {
    const [, number, used, seconds] = LINE.exec(line) ?? []
    return number === undefined ? [] : [{ number: Number(number), used: Number(used), seconds: Number(seconds) }]
  })
}

export const numbersIn = (shown: string): number[] => linesIn(shown).map(({ number }) => number)

/** Gives a session a promise to wait for, `gate`, and returns what fulfils it. */
export function gateOf({ server }: Session): () => void {
  let open = (): void => {}
  server.context['gate'] = new Promise<string>((resolve) => (open = () => resolve('open')))
  return open
}
