import { readFileSync } from 'node:fs'
import ts from 'typescript'
import { expect, test } from 'vitest'

const PAGES = ['README.md', 'docs/values.md', 'docs/many-rows.md', 'docs/comparison.md', 'docs/porting.md']

/** Lines that are there to be refused, by the compiler too. */
const REFUSED = /\/\/ TypeError: /

/** The `ts` blocks of the pages, each as a module of its own, under the options of the project. */
function blocks(): Map<string, string> {
  const text = PAGES.map((page) => readFileSync(new URL(`../${page}`, import.meta.url), 'utf8')).join('\n')
  const found = text.matchAll(/```ts\n([^]*?)```/g)
  return new Map(
    [...found].map(([, block = ''], index) => [
      `${ROOT}block-${index}.mts`,
      block.replace(
        /^import (.*) from 'slotted(\/(?:shape|packed|memory|arrow))?'/gm,
        `import $1 from '${SRC}$2/index.js'`,
      ),
    ]),
  )
}

/** Packages are found from here. */
const ROOT = new URL('..', import.meta.url).pathname
const SRC = `${ROOT}src`

test('the examples of the README and of three other pages type-check, but for the lines that say they are refused', () => {
  const files = blocks()
  const { config } = ts.readConfigFile('tsconfig.json', (path) => ts.sys.readFile(path)) as {
    config: { compilerOptions: object }
  }
  const { options } = ts.convertCompilerOptionsFromJson(
    { ...config.compilerOptions, noUnusedLocals: false, noPropertyAccessFromIndexSignature: false },
    '.',
  )
  const host = ts.createCompilerHost(options)
  const readFile = host.readFile.bind(host)
  const fileExists = host.fileExists.bind(host)
  const getSourceFile = host.getSourceFile.bind(host)
  host.readFile = (path) => files.get(path) ?? readFile(path)
  host.fileExists = (path) => files.has(path) || fileExists(path)
  host.getSourceFile = (path, languageVersion, ...rest) => {
    const text = files.get(path)
    return text === undefined
      ? getSourceFile(path, languageVersion, ...rest)
      : ts.createSourceFile(path, text, languageVersion)
  }
  const program = ts.createProgram([...files.keys()], options, host)
  const problems = [...files.keys()].flatMap((path) => {
    const source = program.getSourceFile(path)
    const lines = files.get(path)?.split('\n') ?? []
    return [...program.getSemanticDiagnostics(source), ...program.getSyntacticDiagnostics(source)].flatMap(
      (diagnostic) => {
        const line = lines[source?.getLineAndCharacterOfPosition(diagnostic.start ?? 0).line ?? 0] ?? ''
        return REFUSED.test(line) ? [] : [`${line}: ${ts.flattenDiagnosticMessageText(diagnostic.messageText, ' ')}`]
      },
    )
  })
  expect(files.size).toBeGreaterThan(20)
  expect(problems).toEqual([])
}, 60_000)
