/** `npm run bench`: what classes with slots cost, against classes written by hand. */
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { closing, heading, rowText } from './report.mjs'
import { rows } from './rows/index.mjs'
import { run } from './run.mjs'

const HELP = `npm run bench -- [options]

  --rows <text>     only rows with this text in their title or subject
  --processes <n>   fresh processes for each row (default: 3; with --quick: 1)
  --quick           fewer and shorter rounds: a first look, not a verdict
  --json            the figures as JSON, and nothing else
  --help            this text

A goal that seems missed is measured once more in as many processes before it is called missed. A miss is not an error.`

const OPTIONS = {
  rows: { type: 'string', default: '' },
  processes: { type: 'string' },
  quick: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
}

const { values } = attempt(() => parseArgs({ options: OPTIONS }), 2)
if (values.help) print(HELP)
else bench(values)

function bench({ rows: text, processes: wanted, quick, json }) {
  const processes = Number(wanted ?? (quick ? 1 : 3))
  if (!Number.isInteger(processes) || processes < 1)
    fail(`--processes takes a whole number above 0, not ${JSON.stringify(wanted)}.`)
  const chosen = rows.filter(({ subject, title }) => `${subject} ${title}`.toLowerCase().includes(text.toLowerCase()))
  if (chosen.length === 0) fail(`no row has ${JSON.stringify(text)} in its title or subject.`)

  const machine = { node: process.versions.node, v8: process.versions.v8, cpus: cpus().length, processes }
  if (!json) print(heading(machine))
  const results = chosen.map((row) => {
    const result = attempt(() => run(row, { processes, ...timing(row, quick) }), 1)
    if (!json) print(rowText(result, processes))
    return result
  })
  print(json ? JSON.stringify({ ...machine, rows: results }, null, 2) : closing(results))
}

/** Rows without a goal need less care. */
function timing({ goals, milliseconds = 10 }, quick) {
  if (quick) return { rounds: 9, milliseconds: milliseconds / 2 }
  return { rounds: goals === undefined || milliseconds > 10 ? 11 : 31, milliseconds }
}

function attempt(action, exitCode) {
  try {
    return action()
  } catch (error) {
    return fail(error.message.split('\n')[0], exitCode)
  }
}

function fail(message, exitCode = 2) {
  process.stderr.write(`bench: ${message}\n`)
  process.exit(exitCode)
}

function print(text) {
  process.stdout.write(`${text}\n`)
}
