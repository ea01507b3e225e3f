import process from 'node:process'
import { UsageError, type Command } from './command.js'
import { ProgressBar } from './pipe-progress.js'
import { taskOf } from './pipe-task.js'

const help = `Usage: slotted pipe module#Class[.method] [options] < in > out
       slotted pipe module#Class module#function [options] < in > out

Reads an Arrow IPC stream from stdin, batch by batch as rows of the class, and writes an Arrow IPC stream to stdout, in
the memory of one batch. Columns are taken by the names of slots; a slot without one takes its default. Needs the package
apache-arrow 21.

  module#Class            writes the rows: checked, in the kinds of the slots, and with the defaults
  module#Class.method     calls the method, or reads the getter, on each row, and writes the rows as they are then. What
                          the method returns is one more column, with its name, unless it is nothing or the row itself:
                          a number, string, boolean, bigint, date or record, as in the first row that has one; null and
                          undefined are null
  module#Class module#function
                          calls the function with the PackedArray of each batch, and writes what it returns or resolves
                          to: a PackedArray of any class, a Table or a RecordBatch of apache-arrow, and for nothing the
                          rows it was given

What the module prints goes to stderr. Errors name batch and row, both counted from 0. Where stderr is a terminal, a line
there says how far it is: a bar, if the input is a file.

Options:
  --unknown ignore    leave out columns that no slot takes (default: error)
  --untyped ignore    leave out slots that have no Arrow type (default: error)
  --returns KIND      what the method returns, as the kind of a slot: f64, i32, text, bool, date and so on. So the column
                      is there where no row has a result, or no row is
  -h, --help          print this

Examples:
  slotted pipe ./trip.js#Trip.fare < trips.arrows > fares.arrows
  slotted pipe ./trip.js#Trip ./trip.js#byHour < trips.arrows | python -c '
    import sys, pyarrow as pa; print(pa.ipc.open_stream(sys.stdin.buffer).read_all())'`

/** `slotted pipe`: runs a method or a function on the rows of an Arrow stream, from stdin to stdout. */
export const pipe: Command = {
  help,
  options: { unknown: { type: 'string' }, untyped: { type: 'string' }, returns: { type: 'string' } },
  takes: [1, 2],
  async run({ unknown, untyped, returns }, [rows = '', batch]) {
    const options = { unknown: readChoice('unknown', unknown), untyped: readChoice('untyped', untyped) }
    if (process.stdin.isTTY) throw new UsageError('stdin is a terminal: it takes an Arrow IPC stream')
    if (process.stdout.isTTY) throw new UsageError('stdout is a terminal, and an Arrow IPC stream is not text')
    const { pipeRows } = await loadArrow()
    const work = { ...options, ...(await taskOf(rows, batch, returns)) }
    const bar = new ProgressBar(process.stdin.fd)
    try {
      const wrote = (count: number): void => bar.wrote(count)
      await withOwnOutput(bar, async (write) => pipeRows(bar.reading(process.stdin), write, { ...work, wrote }))
    } catch (error) {
      throw inWordsOfOptions(error)
    } finally {
      bar.clear()
    }
  },
}

function readChoice(name: string, value: unknown): 'error' | 'ignore' {
  if (value === undefined || value === 'error' || value === 'ignore') return value ?? 'error'
  throw new UsageError(`--${name} takes error or ignore, not ${JSON.stringify(value)}`)
}

/** @throws {Error} if apache-arrow is not there, which no other command needs. */
async function loadArrow(): Promise<typeof import('./stream/pipe-rows.js')> {
  try {
    return await import('./stream/pipe-rows.js')
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code !== 'ERR_MODULE_NOT_FOUND' || !message.includes("'apache-arrow'")) throw error
    throw new Error('the package apache-arrow is not installed: npm install apache-arrow@21', { cause: error })
  }
}

type Write = (parts: readonly Uint8Array[]) => Promise<void>

/**
 * Runs something that alone writes to stdout: what the module prints meanwhile goes to stderr. The next part is written
 * when the one before has left.
 */
async function withOwnOutput(bar: ProgressBar, act: (write: Write) => Promise<void>): Promise<void> {
  const { stdout, stderr } = process
  const write = stdout.write.bind(stdout)
  // If a function waits for something that never comes, nothing is left to do and the process would end well.
  const neverDone = (): void => {
    bar.clear()
    stderr.write('slotted pipe: the function never finished.\n')
    process.exit(1)
  }
  process.once('beforeExit', neverDone)
  const writeBeside = stderr.write.bind(stderr) as (...given: readonly unknown[]) => boolean
  stdout.write = (...given: readonly unknown[]) => {
    bar.clear()
    return writeBeside(...given)
  }
  try {
    await act(async (parts) => {
      stdout.cork()
      for (const part of parts) write(part)
      // Of what cannot be written terminal.ts takes care, and ends the process.
      const written = new Promise<void>((resolve) => void write('', (error) => (error ? undefined : resolve())))
      stdout.uncork()
      await written
    })
  } finally {
    stdout.write = write
    process.off('beforeExit', neverDone)
  }
}

/** Options as the command line has them: `{ unknown: 'ignore' }` is `--unknown ignore`. */
function inWordsOfOptions(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  return new Error(error.message.replace(/\{ (\w+): '(\w+)' \}/g, '--$1 $2'), { cause: error })
}
