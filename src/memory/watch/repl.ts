import { performance } from 'node:perf_hooks'
import { Recoverable, type REPLEval, type REPLServer } from 'node:repl'
import type { CompleterResult } from 'node:readline'
import { copy } from '../../index.js'
import { watchMemory, type MemoryWatch } from './watch.js'

/** Options of `startWatchingMemory`. */
export interface ReplOptions {
  /** Makes the prompt from the number of the next input, from 1. Default: the prompt stays as it is. */
  readonly prompt?: (number: number) => string
}

const watchers = new WeakMap<REPLServer, ReplWatcher>()

/**
 * Makes a REPL print a line on memory after each input, in MiB and seconds: what the input added to the memory in use,
 * how long it took, how far the resident set rose meanwhile, and how large it is now. Adds the command `.memory
 * on|off`. Does nothing if the server is already watched.
 */
export function startWatchingMemory(server: REPLServer, options: ReplOptions = {}): void {
  if (!watchers.has(server)) watchers.set(server, new ReplWatcher(server, options))
}

/** Makes a REPL as it was before `startWatchingMemory`. Does nothing if the server is not watched. */
export function stopWatchingMemory(server: REPLServer): void {
  watchers.get(server)?.stop()
  watchers.delete(server)
}

/** An input that runs or has run. Memory is read when its result has been printed and is kept in `_`. */
interface Input {
  readonly watch: MemoryWatch | undefined
  readonly start: number
  /** The time until its result; unknown if it threw, because the REPL reports an error only to the user. */
  milliseconds?: number
}

/** Whether a text was entered. The REPL also evaluates texts to complete names; those do not end with a line end. */
const isInput = (text: string): boolean => text.endsWith('\n') && text.trim() !== ''

class ReplWatcher {
  readonly #server: REPLServer
  readonly #evaluate: REPLEval
  readonly #displayPrompt: REPLServer['displayPrompt']
  readonly #completer: REPLServer['completer']
  readonly #promptBefore: string
  readonly #prompt: ((number: number) => string) | undefined
  #isOn = true
  #number = 1
  #input: Input | undefined

  constructor(server: REPLServer, { prompt }: ReplOptions) {
    this.#server = server
    this.#prompt = prompt
    this.#promptBefore = server.getPrompt()
    this.#evaluate = server.eval
    // oxlint-disable-next-line typescript/unbound-method -- called on the server
    this.#displayPrompt = server.displayPrompt
    this.#completer = server.completer
    const complete = this.#complete.bind(this)
    Object.assign(server, {
      eval: this.#evaluateWatched.bind(this),
      displayPrompt: this.#displayPromptAfterLine.bind(this),
      completer: complete,
    })
    server.defineCommand('memory', {
      help: 'Print a line on memory after every input: on or off',
      action: (word) => this.#switch(word.trim()),
    })
    server.once('exit', this.#end)
    this.#setPrompt()
  }

  stop(): void {
    this.#abandon()
    this.#server.off('exit', this.#end)
    if (this.#prompt !== undefined) this.#server.setPrompt(this.#promptBefore)
    Object.assign(this.#server, {
      eval: this.#evaluate,
      displayPrompt: this.#displayPrompt,
      completer: this.#completer,
    })
    Reflect.deleteProperty(this.#server.commands, 'memory')
  }

  /** A closed REPL shows no more prompts, though its last input may just have ended. */
  readonly #end = (): void => {
    if (this.#input?.milliseconds !== undefined) this.#print(this.#input)
    this.#abandon()
  }

  #evaluateWatched(...[input, context, file, done]: Parameters<REPLEval>): void {
    if (!isInput(input)) return this.#evaluate.call(this.#server, input, context, file, done)
    // From a pipe, the next input comes even if the one before still waits for a promise.
    this.#abandon()
    const watch = this.#isOn ? watchMemory(`In [${this.#number}]`) : undefined
    const running: Input = { watch, start: performance.now() }
    this.#input = running
    this.#evaluate.call(this.#server, input, context, file, (error, result) => {
      running.milliseconds ??= performance.now() - running.start
      // The input is incomplete: it comes again together with the next line.
      if (error instanceof Recoverable) this.#abandon()
      done(error, result)
    })
  }

  #displayPromptAfterLine(preserveCursor?: boolean): void {
    const input = this.#input
    this.#input = undefined
    if (input !== undefined) {
      this.#print(input)
      this.#number++
      this.#setPrompt()
    }
    this.#displayPrompt.call(this.#server, preserveCursor)
  }

  #abandon(): void {
    this.#input?.watch?.stop()
    this.#input = undefined
  }

  #print({ watch, start, milliseconds = performance.now() - start }: Input): void {
    if (watch !== undefined)
      this.#server.output.write(`${watch.label} ${copy(watch.stop(), { milliseconds }).toString()}\n`)
  }

  #switch(word: string): void {
    if (word === 'on' || word === 'off') this.#isOn = word === 'on'
    else if (word !== '') this.#server.output.write(`.memory takes on or off, not ${word}.\n`)
    this.#server.output.write(`The line on memory is ${this.#isOn ? 'on' : 'off'}.\n`)
    this.#server.displayPrompt()
  }

  /**
   * Completes `on` and `off`. The REPL would complete names of variables and take one over when Enter is pressed:
   * `.memory on` would become `.memory once`.
   */
  #complete(line: string, done: (error?: Error | null, result?: CompleterResult) => void): unknown {
    const word = /^\s*\.memory\s+(\w*)$/.exec(line)?.[1]
    if (word === undefined) return Reflect.apply(this.#completer, this.#server, [line, done])
    return done(null, [['on', 'off'].filter((choice) => choice.startsWith(word)), word])
  }

  #setPrompt(): void {
    if (this.#prompt !== undefined) this.#server.setPrompt(this.#prompt(this.#number))
  }
}
