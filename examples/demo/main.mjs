/** The demo: what records cost, each way, and what becomes of a misspelt name. Run it with `npm run demo`. */
import { compareMemory } from 'slotted/memory'
import { CLASSIC, comparisonCharts, comparisonTable, pythonTable, toCount } from '../../dist/drawing/index.js'
import { wrap } from '../shared/figures.mjs'
import { heading, inColor, paint, print, progress, width } from '../shared/terminal.mjs'
import { counts } from './cities.mjs'
import { misspellings } from './misspelt.mjs'
import { honestWords } from './words.mjs'

const VARIANTS = ['dynamic', 'plain', 'sealed', 'guarded', 'packed']
const LABELS = {
  dynamic: 'Dynamic (a Map)',
  plain: 'plain class',
  sealed: 'slots, sealed',
  guarded: 'slots, guarded',
  packed: 'slots, packed',
}

/** The same five ways, of the cities. */
const CITIES = VARIANTS.map((name) => ({
  module: new URL('cities.mjs', import.meta.url),
  export: name,
  label: LABELS[name],
}))

async function main() {
  print(
    `${paint(['bold'], 'slotted')}: the same records five ways, on Node ${process.versions.node} ` +
      `(V8 ${process.versions.v8})`,
  )
  const cities = await measure('cities', { variants: CITIES, count: counts.cities })
  show(`${toCount(counts.cities)} cities of the world: name, country, population, longitude, latitude`, cities)

  const classic = await measure('classic', { ...CLASSIC, variants: VARIANTS })
  show(`The classic measurement: 1024 × 256 = ${toCount(classic.count)} × MyClass(1, 1)`, classic)
  print(`\n${pythonTable(classic)}`)

  showMisspellings()

  heading('What this says')
  const subjects = [
    { title: 'cities', ...cities },
    { title: 'MyClass(1, 1)', ...classic },
  ]
  print(
    honestWords(subjects, counts)
      .map((words) => wrap(words, width))
      .join('\n\n'),
  )
}

async function measure(subject, options) {
  const onProgress = ({ done, total, label, millisecondsLeft }) => {
    const left = millisecondsLeft === undefined ? '' : `, ${Math.ceil(millisecondsLeft / 1000)} s left`
    progress.show(`${subject}: process ${done + 1} of ${total}${left}: ${label} …`)
  }
  const comparison = await compareMemory({ ...options, onProgress })
  progress.clear()
  return comparison
}

function show(title, comparison) {
  heading(title)
  print(comparisonTable(comparison))
  print(`\n${comparisonCharts(comparison, { width, inColor })}`)
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
