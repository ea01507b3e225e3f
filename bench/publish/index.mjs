/**
 * `npm run bench:report`: makes docs/results.md and docs/charts/ from bench/results/. It measures nothing: one set of
 * results always gives one page.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { chartsOf } from './charts.mjs'
import { partOf } from './tables.mjs'

const ROOT = new URL('../../', import.meta.url)

/** What the page has, in its order. */
const PARTS = {
  'peers-records': 'Records, and what people use instead',
  'peers-rows': 'Many rows, and what people use instead',
  engines: 'Engines',
  ports: 'Four libraries, ported',
}

const INTRODUCTION = [
  '# Results',
  '',
  '`npm run bench:report` makes this page of the files in bench/results, which the commands below write. Every side',
  'does the same work, and its answers are compared before anything is timed. A figure is the median of fresh',
  'processes; × is the ratio to the side that the others are compared with, and `*` leads to a reason below the table.',
  'Where the same build was measured twice, each table says how far its ratios were apart: less than that says nothing.',
]

const results = Object.fromEntries(
  Object.keys(PARTS).flatMap((name) => {
    const file = new URL(`bench/results/${name}.json`, ROOT)
    return existsSync(file) ? [[name, JSON.parse(readFileSync(file, 'utf8'))]] : []
  }),
)

const charts = chartsOf(results)
mkdirSync(new URL('docs/charts/', ROOT), { recursive: true })
for (const { name, svg } of charts) writeFileSync(new URL(`docs/charts/${name}.svg`, ROOT), svg)

const parts = Object.entries(results).flatMap(([name, file]) => [
  '',
  ...charts.filter(({ of }) => of === name).map(({ name: chart, title }) => `![${title}](charts/${chart}.svg)\n`),
  ...partOf(PARTS[name], file),
])
const page = [...INTRODUCTION, ...parts].join('\n').replace(/\n*$/, '\n')
writeFileSync(new URL('docs/results.md', ROOT), page)
