/**
 * Analyses a log of a million lines, kept as objects and packed. Run it with `node examples/logs/main.mjs [lines]`.
 */
import Table from 'cli-table3'
import { packedLayout } from 'slotted/packed'
import { askFreshProcess } from '../shared/child.mjs'
import { toBytes, toCount, toMebibytes, toMilliseconds } from '../shared/figures.mjs'
import { heading, print, progress } from '../shared/terminal.mjs'
import { Entry } from './entry.mjs'
import { QUESTIONS } from './questions.mjs'
import { STORAGES } from './storages.mjs'

const SCRIPT = new URL('measure.mjs', import.meta.url)
const PATHS_SHOWN = 8

async function main([text = '1000000']) {
  const count = Number(text)
  if (!Number.isSafeInteger(count) || count < 1)
    throw new Error(`the number of lines is a whole number from 1 on, not ${text}`)
  const costs = []
  for (const { key, label } of STORAGES) {
    progress.show(`keeping the log: ${label} …`)
    costs.push(await askFreshProcess(SCRIPT, { storage: key, count }, { what: label }))
  }
  progress.clear()
  refuseDifferences(costs)
  const [{ length, unreadable, results }] = costs
  print(`${toCount(count)} lines, ${toCount(unreadable)} of them unreadable, on Node ${process.versions.node}`)
  showAnswers(Object.fromEntries(QUESTIONS.map(({ key }, index) => [key, results[index].answer])))
  heading('The same answers, and what they cost')
  print(`${costTable(costs, length)}`)
  print(
    `The columns of a row take ${packedLayout(Entry).bytesPerRecord} bytes. Times are milliseconds of the processor.`,
  )
}

function refuseDifferences(costs) {
  const [first, ...others] = costs.map(({ length, results }) => [length, ...results.map((result) => result.answer)])
  for (const other of others) {
    const index = first.findIndex((answer, place) => JSON.stringify(answer) !== JSON.stringify(other[place]))
    if (index === 0) throw new Error('the storages have different numbers of entries')
    if (index > 0) throw new Error(`the storages came to different answers: ${QUESTIONS[index - 1].label}`)
  }
}

function showAnswers({ errors, statuses, hosts, paths, slowest }) {
  heading('The paths that are asked for most')
  const table = tableOf(['', 'entries', 'errors', '50 %, ms', '95 %, ms', '99 %, ms'])
  const most = paths.sort((a, b) => b.count - a.count).slice(0, PATHS_SHOWN)
  for (const { path, count, errors: failed, percentiles } of most)
    table.push([path, toCount(count), toCount(failed), ...percentiles.map((time) => time.toFixed(1))])
  print(`${table}`)
  const counts = (pairs) => pairs.map(([key, count]) => `${key} (${toCount(count)})`).join(', ')
  print(`${toCount(errors.count)} errors. By status: ${counts(statuses)}.`)
  print(`The hosts with most entries: ${counts(hosts.slice(0, 3))}.`)
  heading('The highest status, and of that the slowest')
  print(slowest.join('\n'))
}

function costTable(costs, length) {
  const table = tableOf(['', ...STORAGES.map(({ label }) => label)])
  const row = (label, show) => table.push([label, ...costs.map(show)])
  row('MiB', ({ bytes }) => toMebibytes(bytes))
  row('bytes an entry', ({ bytes }) => toBytes(bytes / length))
  row('make, read and keep the lines', ({ loadMilliseconds }) => toMilliseconds(loadMilliseconds))
  for (const [index, { label }] of QUESTIONS.entries())
    row(label, ({ results }) => toMilliseconds(results[index].milliseconds))
  return table
}

const tableOf = (head) =>
  new Table({
    head,
    colAligns: head.map((_, place) => (place === 0 ? 'left' : 'right')),
    style: { head: [], border: [] },
  })

try {
  await main(process.argv.slice(2))
} catch (error) {
  progress.clear()
  process.stderr.write(`logs: ${error.message.split('\n')[0]}\n`)
  process.exitCode = 1
}
