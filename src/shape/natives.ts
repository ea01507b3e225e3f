/** The questions of V8 itself, each with its arguments: functions that exist only under `--allow-natives-syntax`. */
const QUESTIONS = { haveSameMap: '%HaveSameMap(a, b)', hasFastProperties: '%HasFastProperties(a)' } as const

type Answers = Record<keyof typeof QUESTIONS, (a: object, b?: object) => boolean>

let answers: Answers | undefined

/**
 * Asks V8 a question about objects.
 *
 * @throws {Error} in an engine that is not V8, or where its flags cannot be set.
 */
export function ask(who: string, question: keyof typeof QUESTIONS, a: object, b?: object): boolean {
  answers ??= compileWithNatives(who)
  try {
    return answers[question](a, b)
  } catch (error) {
    // V8 forgets the bytecode of functions that are seldom called, and now cannot read their text again.
    if (!(error instanceof SyntaxError)) throw error
    answers = compileWithNatives(who)
    return answers[question](a, b)
  }
}

/** Compiles the questions with the syntax switched on, and leaves the switch as it was. */
function compileWithNatives(who: string): Answers {
  const v8 = globalThis.process?.getBuiltinModule?.('node:v8')
  try {
    return compile()
  } catch {
    try {
      v8?.setFlagsFromString('--allow-natives-syntax')
      return compile()
    } catch {
      throw new Error(
        `${who}: asks V8 itself. Run it on Node, or start Chromium with --js-flags=--allow-natives-syntax.`,
      )
    } finally {
      v8?.setFlagsFromString('--no-allow-natives-syntax')
    }
  }
}

/** By `node:vm` where there is one: that is allowed even where `new Function` is not. */
function compileFunction(body: string): Answers[keyof Answers] {
  const vm = globalThis.process?.getBuiltinModule?.('node:vm')
  return (
    vm === undefined ? new Function('a', 'b', body) : vm.compileFunction(body, ['a', 'b'])
  ) as Answers[keyof Answers]
}

/** Each function is called once, because V8 compiles it no earlier. */
function compile(): Answers {
  const compiled = Object.entries(QUESTIONS).map(([name, text]) => {
    const answer = compileFunction(`return ${text}`)
    answer({}, {})
    return [name, answer]
  })
  return Object.fromEntries(compiled) as Answers
}
