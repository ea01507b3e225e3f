/** The demo: what records cost, each way, and what becomes of a misspelt name. Run it with `npm run demo`. */
import { toCount, wrap } from '../shared/figures.mjs'
import { heading, inColor, paint, print, progress, width } from '../shared/terminal.mjs'
import * as cities from './cities.mjs'
import * as classic from './classic.mjs'
import { measureEach } from './launch.mjs'
import { misspellings } from './misspelt.mjs'
import { chartsOf, pythonTable, tableOf } from './show.mjs'
import { VARIANTS } from './variants.mjs'
import { honestWords } from './words.mjs'

const ROUNDS = 3
const PROCESSES = 2 * ROUNDS * VARIANTS.length
let started = 0

async function main() {
  print(`${paint(['bold'], 'slotted')}: the same records five ways, on Node ${process.versions.node} (V8 ${process.versions.v8})`)
  progress.show('reading the cities of the world …')
  const world = await cities.loadColumns()
  const worldCosts = await costsOf('cities', world)
  show(`${toCount(world.count)} cities of the world: name, country, population, longitude, latitude`, worldCosts, world.count)

  const ones = classic.loadColumns()
  const onesCosts = await costsOf('classic', ones)
  show(`The classic measurement: 1024 × 256 = ${toCount(ones.count)} × MyClass(1, 1)`, onesCosts, ones.count)
  print(`\n${pythonTable(onesCosts, ones.count)}`)

  showMisspellings()

  heading('What this says')
  const subjects = [
    { title: 'cities', count: world.count, results: worldCosts },
    { title: 'MyClass(1, 1)', count: ones.count, results: onesCosts },
  ]
  const distinct = { names: new Set(world.names).size, countries: new Set(world.countries).size }
  print(honestWords(subjects, distinct).map((words) => wrap(words, width)).join('\n\n'))
}

async function costsOf(subject, columns) {
  const onStart = (label) => progress.show(`process ${++started} of ${PROCESSES}: ${subject}, ${label} …`)
  const costs = await measureEach(subject, columns, { rounds: ROUNDS, onStart })
  progress.clear()
  return costs
}

function show(title, costs, count) {
  heading(title)
  print(tableOf(costs, count))
  print(`\n${chartsOf(costs, count, { width, inColor })}`)
}

function showMisspellings() {
  heading("A misspelt attribute: ada.nmae = 'x'")
  for (const [label, { refused, text }] of misspellings()) {
    print(paint(['bold'], label))
    print(paint([refused ? 'green' : 'red'], wrap(text, width - 2).replaceAll(/^/gm, '  ')))
  }
}

try {
  await main()
} catch (error) {
  progress.clear()
  process.stderr.write(`demo: ${error.message.split('\n')[0]}\n`)
  process.exitCode = 1
}
