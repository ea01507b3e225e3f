/** The pictures that are made of results: for light and dark pages, with every figure as text. */
import { toSvg } from '../../dist/drawing/svg-chart.js'
import { figureOf, short, toCount } from './figures.mjs'

const ENTITIES = 1_000_000
/** What small entities are: the rows of bench/peers/rows. */
const ROWS = 'peers-rows'

/** @returns {{ name: string, of: string, title: string, svg: string }[]} `of`: the results that it shows. */
export function chartsOf(results) {
  const rows = results[ROWS]?.rows.filter(({ count }) => count === ENTITIES) ?? []
  const bytes = rows.find(({ unit }) => unit === 'bytes')
  const update = rows.find(({ work, unit }) => unit === 'ns' && /update/.test(work))
  if (bytes === undefined || update === undefined) return []
  const title = `${toCount(ENTITIES)} small entities: bytes, and time to move them`
  const source = `Two doubles, a u32 and a u16 each. ${results[ROWS].command}, Node ${results[ROWS].machine.node}`
  const panels = [
    barsOf(bytes, { title: 'Bytes each', subtitle: source, unit: 'bytes per entity', suffix: 'B' }),
    barsOf(update, {
      title: 'Moving each',
      subtitle: 'x += v * dt, in the way of each library',
      unit: 'ns per entity',
      suffix: 'ns',
    }),
  ]
  return [{ name: 'entities', of: ROWS, title, svg: stacked(title, panels.map(toSvg)) }]
}

function barsOf({ unit, sides }, { title, subtitle, unit: axis, suffix }) {
  const bars = sides
    .map((side) => ({ label: side.name, value: figureOf(side, unit).median }))
    .toSorted((left, right) => left.value - right.value)
    .map((bar) => ({ ...bar, text: `${short(bar.value)} ${suffix}` }))
  return { title, subtitle, unit: axis, bars, footnote: '' }
}

const GAP = 16

/** Pictures below one another, as one. */
function stacked(title, pictures) {
  let top = 0
  const inside = pictures.map((svg) => {
    const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(svg)
    const placed = svg.replace('<svg ', `<svg y="${top}" `)
    top += Number(height) + GAP
    return { width: Number(width), placed }
  })
  const width = Math.max(...inside.map((picture) => picture.width))
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${top - GAP}" viewBox="0 0 ${width} ${top - GAP}" role="img">`,
    `<title>${title}</title>`,
    ...inside.map(({ placed }) => placed.trimEnd()),
    '</svg>\n',
  ].join('\n')
}
