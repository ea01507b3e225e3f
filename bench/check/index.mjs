/**
 * `npm run bench:check`: compares ratios with the committed ones, and fails where one is higher by more than the noise
 * that the same build showed against itself.
 */
import { parseArgs } from 'node:util'
import { slowerThan } from './compare.mjs'
import { record } from './record.mjs'
import { readRatios } from './results.mjs'
import { checked } from './rows.mjs'

const HELP = `npm run bench:check -- [options]

  --record   measures the build against itself, and writes ratios and noise to bench/results/check.json
  --help     this text

Ratios of CPU time and of bytes, never times. A ratio that is beyond its noise is measured in more processes, and then
beside the build that the committed ratios came with, before it is called a failure.`

const { values } = parseArgs({
  options: { record: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
})

if (values.help) console.log(HELP)
else if (values.record) await record()
else check()

function check() {
  const committed = readRatios()
  if (committed === undefined)
    return fail('bench/results/check.json is absent: npm run bench:check -- --record writes it.')
  const { node } = committed.machine
  if (node.split('.')[0] !== process.versions.node.split('.')[0])
    return fail(`the ratios are those of Node ${node}, and this is ${process.versions.node}.`)
  const failures = slowerThan(committed.rows)
  for (const failure of failures) console.error(failure)
  if (failures.length > 0) fail(`of ${checked.length} rows some are slower than the committed ratios say.`)
}

function fail(message) {
  console.error(`bench:check: ${message}`)
  process.exitCode = 1
}
