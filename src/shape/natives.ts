/** What V8 can be asked: functions that exist only under `--allow-natives-syntax`, with their arguments. */
const QUESTIONS = { haveSameMap: '%HaveSameMap(a, b)', hasFastProperties: '%HasFastProperties(a)' } as const

type Answer = (a: object, b?: object) => boolean
type Answers = Readonly<Record<keyof typeof QUESTIONS, Answer>>

let answers: Answers | undefined

/**
 * Asks V8 a question about objects.
 *
 * @throws {Error} in an engine that is not V8, or where its flags cannot be set.
 */
export function ask(caller: string, question: keyof typeof QUESTIONS, a: object, b?: object): boolean {
  answers ??= compileWithNatives(caller)
  try {
    return answers[question](a, b)
  } catch (error) {
    // V8 threw away the bytecode of a function that is seldom called, and cannot parse its text again now.
    if (!(error instanceof SyntaxError)) throw error
    answers = compileWithNatives(caller)
    return answers[question](a, b)
  }
}

/** Compiles the questions with the syntax switched on, and switches it off again. */
function compileWithNatives(caller: string): Answers {
  const v8 = globalThis.process?.getBuiltinModule?.('node:v8')
  try {
    return compile()
  } catch {
    try {
      v8?.setFlagsFromString('--allow-natives-syntax')
      return compile()
    } catch {
      throw new Error(`${caller} needs V8. Run it on Node, or start Chromium with --js-flags=--allow-natives-syntax.`)
    } finally {
      v8?.setFlagsFromString('--no-allow-natives-syntax')
    }
  }
}

/** Compiles a function, by `node:vm` if there is one: that works even where `new Function` is forbidden. */
function compileFunction(body: string): Answer {
  const vm = globalThis.process?.getBuiltinModule?.('node:vm')
  return (vm === undefined ? new Function('a', 'b', body) : vm.compileFunction(body, ['a', 'b'])) as Answer
}

function compile(): Answers {
  return {
    haveSameMap: compileQuestion(QUESTIONS.haveSameMap),
    hasFastProperties: compileQuestion(QUESTIONS.hasFastProperties),
  }
}

/** Calls the function once, because V8 compiles it no earlier. */
function compileQuestion(text: string): Answer {
  const answer = compileFunction(`return ${text}`)
  answer({}, {})
  return answer
}
