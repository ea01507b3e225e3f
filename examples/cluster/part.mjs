/** What the parts of the cluster examples have in common, one for each engine. */
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { printTable } from './table.mjs'

/** The command line, and the method that engines run through it. */
export const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))
export const METHOD = `${fileURLToPath(new URL('trip.mjs', import.meta.url))}#Trip.fare`

/** Something that a part needs and that is not here: the part fails, and says how to install it. */
export class Missing extends Error {
  constructor(what, command) {
    super(`${what} is not here. Install it: ${command}`)
  }
}

/** Seconds that a piece of work takes, and its result. */
export async function timed(work) {
  const start = performance.now()
  const result = await work()
  return [(performance.now() - start) / 1000, result]
}

/**
 * Runs a part whose module was started by itself, and prints its row. An answer that differs, and what is missing, make
 * it fail.
 *
 * @param options Those of `parseArgs`, besides `--rows`.
 */
export async function runAlone(module, run, options = {}) {
  if (module !== pathToFileURL(process.argv[1] ?? '').href) return
  const { values } = parseArgs({ options: { rows: { type: 'string' }, ...options } })
  try {
    const row = await run({ ...values, ...(values.rows !== undefined && { rows: Number(values.rows) }) })
    printTable([row])
    if (!row.equal) process.exitCode = 1
  } catch (error) {
    if (!(error instanceof Missing)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
}
