/** Four large sources from npm, parsed, walked and kept. */
import { createRequire } from 'node:module'
import { installed } from '../patch.mjs'
import { esprimaOf } from './port.mjs'

const SOURCES = [
  'angular/angular.js',
  'jquery/dist/jquery.js',
  'lodash/lodash.js',
  'react-dom/cjs/react-dom.development.js',
]

/** So many nodes are in them. */
export const COUNTS = [195_076]
export const SIDES = ['esprima', 'guarded', 'sealed']

const START =
  'A definition takes 0.3 ms. All 83 classes at the first parse took 27 ms on Node 20, one class for equal slots 20, ' +
  'interpreted classes 18, and a class when its first node is made 9, which this is.'
const WALK =
  'A few walks of 25 ms, on a machine that changes its speed: walked 24 times in each of three processes, every side ' +
  'takes 120 to 240 ns, and both within one process.'
const SEALED = 'Object.seal is a call into the engine for each node.'
export const NOTES = {
  'ns: first parse': { guarded: START, sealed: START },
  'ns: parse': { sealed: SEALED },
  'ns: parse, with places': { sealed: SEALED },
  'ns: walk, parse': { guarded: WALK, sealed: WALK },
}

const WARM = 4
const TIMES = 4
const PLACES = { range: true, loc: true }

const LIBRARIES = {
  esprima: () => createRequire(import.meta.url)('esprima'),
  guarded: () => esprimaOf('guarded'),
  sealed: () => esprimaOf('sealed'),
}

export function run(side, count, meter) {
  const esprima = LIBRARIES[side]()
  const sources = SOURCES.map(installed)
  const parse = (options) => sources.map((source) => esprima.parseScript(source, { ...options }))
  meter.time('first parse', 1, () => esprima.parseScript('var first = 1'))
  for (const [name, options] of [
    ['parse', {}],
    ['parse, with places', PLACES],
  ]) {
    for (let turn = 0; turn < WARM; turn++) parse(options)
    meter.time(name, count * TIMES, () => {
      for (let turn = 0; turn < TIMES; turn++) parse(options)
    })
    keep(name, parse, options, count, meter)
  }
}

function keep(name, parse, options, count, meter) {
  meter.mark()
  const trees = parse(options)
  meter.weigh(`kept, ${name}`, count)
  for (let turn = 0; turn < WARM; turn++) walk(trees)
  const nodes = meter.time(`walk, ${name}`, count * TIMES, () => {
    for (let turn = 1; turn < TIMES; turn++) walk(trees)
    return walk(trees)
  })
  if (nodes !== count) throw new Error(`${nodes} nodes, not ${count}`)
  for (const tree of trees) meter.answer(JSON.stringify(tree))
}

/** How many nodes there are; by the keys of each, as tools walk. */
function walk(value) {
  if (value === null || typeof value !== 'object') return 0
  if (Array.isArray(value)) return value.reduce((sum, element) => sum + walk(element), 0)
  let nodes = typeof value.type === 'string' ? 1 : 0
  for (const key of Object.keys(value)) nodes += walk(value[key])
  return nodes
}
