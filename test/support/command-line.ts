import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { slotNames, type AnyRecordClass } from 'slotted'
import { expect } from 'vitest'

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))
const FIXTURES = new URL('../fixtures/cli/', import.meta.url)

/** A command that is not done by then hangs. */
const MOST_MILLISECONDS = 110_000

/** What of the environment tells a program how to print. */
const SILENT = { FORCE_COLOR: undefined, NO_COLOR: undefined, NODE_OPTIONS: undefined }

export interface Outcome {
  readonly exitCode: number | string | null | undefined
  readonly out: string
  readonly err: string
}

/** Runs the command line as it was built. */
export async function slotted(
  args: readonly string[],
  environment?: NodeJS.ProcessEnv,
  input?: string,
): Promise<Outcome> {
  return run(CLI, args, environment, input)
}

/** Runs a script, without a shell; what it reads and prints goes through pipes. */
export async function run(
  script: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
  input = '',
): Promise<Outcome> {
  const options = { env: { ...process.env, ...SILENT, ...environment }, timeout: MOST_MILLISECONDS }
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [script, ...args], options, (error, out, err) =>
      resolve({ exitCode: error === null ? 0 : error.code, out, err }),
    )
    child.stdin?.end(input)
  })
}

/** What a command prints that succeeds, and has nothing to complain of. */
export async function printed(args: readonly string[], environment?: NodeJS.ProcessEnv): Promise<string> {
  const { exitCode, out, err } = await slotted(args, environment)
  expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' })
  return out
}

export const fixture = (file: string): string => fileURLToPath(new URL(file, FIXTURES))

export const reference = (name: string): string => `${fixture('models.mjs')}#${name}`

/** A class of the fixtures, in this process. */
export async function classOf(name: string): Promise<AnyRecordClass> {
  const models = (await import(new URL('models.mjs', FIXTURES).href)) as Record<string, AnyRecordClass>
  const Class = models[name] as AnyRecordClass
  slotNames(Class)
  return Class
}

/** Of a table that was printed the cells of each row, the head first. */
export const cellsOf = (text: string): string[][] =>
  text
    .split('\n')
    .filter((line) => line.startsWith('│'))
    .map((line) =>
      line
        .split('│')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
