import { axisX, axisY, barX, frame, plot, ruleX, text, type Markish, type PlotOptions } from '@observablehq/plot'
import { DOMImplementation, XMLSerializer, type Element } from '@xmldom/xmldom'
import { BODY, cut, FIGURE, NOTE, paragraph, tidy, TITLE, widest, WIDTH } from './svg-text.js'

// Lengths are in pixels of the picture, widths of texts in em.
const ROW = 30
const GAP = 8
const TICK = 4
const TICK_LABELS = 26
const AXIS = 56
const MAX_LABEL = 22
const MAX_FIGURE = 13
const MAX_UNIT = 22
const SHORT_TICKS_FROM = 1e5

const SVG = 'http://www.w3.org/2000/svg'
const NAME = 'slotted-chart'

// GitHub's colours, so that the picture fits into a README; all else is currentColor.
const STYLE = `
.${NAME}{color-scheme:light dark}
.${NAME}{color:#1f2328}
.${NAME} .muted{color:#59636e}
.${NAME} .bar{color:#0969da}
@media(prefers-color-scheme:dark){
.${NAME}{color:#f0f6fc}
.${NAME} .muted{color:#9198a1}
.${NAME} .bar{color:#4493f8}
}
`

/** One bar, as long as its value in the unit of the chart. A value below 0 has no bar. */
export interface Bar {
  readonly label: string
  readonly value: number
  /** Shown at the end of the bar: `'40.0 B'`. */
  readonly text: string
}

/** A bar chart before it is drawn: bars from the top down, all in one unit, and the texts around them. */
export interface BarChart {
  readonly title: string
  readonly subtitle: string
  /** What the axis measures: `'bytes per record'`. */
  readonly unit: string
  readonly bars: readonly Bar[]
  readonly footnote: string
}

/**
 * Draws a bar chart as an SVG document for `<img>`: 720 px wide, transparent, for light and dark pages.
 *
 * The document needs no other file, and one chart always gives one text. Texts that are too wide are cut in the middle;
 * `<desc>` has them whole.
 *
 * @throws {RangeError} if a value is not finite.
 */
export function toSvg(chart: BarChart): string {
  const drawing = layOut(chart)
  const document = new DOMImplementation().createDocument(SVG, 'svg')
  // Plot declares the browser's types; xmldom's are enough for it.
  const svg = plot({ ...optionsOf(drawing), document: document as never }) as unknown as Element
  if (svg.firstChild !== null) svg.firstChild.textContent = STYLE // instead of Plot's, which is for a page
  for (const [name, words] of Object.entries({ desc: descriptionOf(chart, drawing), title: tidy(chart.title) })) {
    const element = document.createElementNS(SVG, name)
    element.textContent = words
    svg.insertBefore(element, svg.firstChild)
  }
  svg.setAttribute('role', 'img')
  return `${new XMLSerializer().serializeToString(svg)}\n`
}

/** The texts of a chart, tidied and broken into lines, and where they stand. */
type Drawing = ReturnType<typeof layOut>

function layOut(chart: BarChart) {
  const bars = chart.bars.map(({ label, value, text: figure }) => ({
    label: tidy(label),
    length: lengthOf(label, value),
    figure: tidy(figure),
  }))
  const labels = bars.map(({ label }) => cut(label, MAX_LABEL))
  const figures = bars.map(({ figure }) => cut(figure, MAX_FIGURE))
  const title = paragraph(chart.title, TITLE)
  const subtitle = paragraph(chart.subtitle, BODY)
  return {
    bars,
    labels,
    figures,
    title,
    subtitle,
    footnote: paragraph(chart.footnote, NOTE),
    unit: tidy(chart.unit),
    longest: Math.max(0, ...bars.map(({ length }) => length)) || 1,
    marginLeft: GAP + widest(labels, BODY),
    marginRight: GAP + widest(figures, FIGURE),
    marginTop: title.height + subtitle.height + GAP,
  }
}

function optionsOf(drawing: Drawing): PlotOptions {
  const { bars, longest, footnote, marginLeft, marginTop, marginRight } = drawing
  return {
    className: NAME,
    width: WIDTH,
    height: marginTop + ROW * bars.length + AXIS + footnote.height,
    marginLeft,
    marginTop,
    marginBottom: AXIS + footnote.height,
    marginRight,
    x: { domain: [0, longest], round: true },
    y: { type: 'band', domain: bars.map(rowOf), paddingInner: 0.3, paddingOuter: 0.15 },
    marks: [...headOf(drawing), ...barsOf(drawing), ...axisOf(drawing), footOf(drawing)],
  }
}

/** Bars are known by their rows, because two bars may have one label. */
const rowOf = (_bar: unknown, row: number): number => row

const toLeftEdge = ({ marginLeft }: Drawing) => ({ dx: -marginLeft, lineAnchor: 'top', textAnchor: 'start' }) as const

function headOf(drawing: Drawing): Markish[] {
  const { title, subtitle, marginTop } = drawing
  const style = { ...toLeftEdge(drawing), frameAnchor: 'top-left' } as const
  return [
    text([title.lines], { ...title.style, ...style, dy: -marginTop }),
    text([subtitle.lines], { ...subtitle.style, ...style, dy: title.height - marginTop, className: 'muted' }),
  ]
}

function barsOf({ bars, labels, figures }: Drawing): Markish[] {
  const y = bars.map(rowOf)
  const label = (row: number): string => labels[row] ?? ''
  return [
    axisY({ fontSize: BODY.size, tickSize: 0, tickPadding: GAP, tickFormat: label, label: null }),
    barX(bars, { x1: 0, x2: 'length', y, rx2: 3, fill: 'currentColor', className: 'bar' }),
    text(bars, {
      x: 'length',
      y,
      text: figures,
      dx: GAP,
      fontSize: FIGURE.size,
      fontWeight: FIGURE.weight,
      textAnchor: 'start',
    }),
  ]
}

function axisOf({ longest, unit }: Drawing): Markish[] {
  return [
    ruleX([0], { strokeOpacity: 0.5, className: 'muted' }),
    frame({ anchor: 'bottom', strokeOpacity: 0.5, className: 'muted' }),
    axisX({
      fontSize: NOTE.size,
      tickSpacing: 100,
      tickSize: TICK,
      tickPadding: TICK,
      tickFormat: longest < SHORT_TICKS_FROM ? ',~f' : '~s',
      strokeOpacity: 0.5,
      label: null,
      className: 'muted',
    }),
    text([cut(unit, MAX_UNIT)], {
      fontSize: NOTE.size,
      lineAnchor: 'top',
      frameAnchor: 'bottom',
      dy: TICK_LABELS,
      className: 'muted',
    }),
  ]
}

function footOf(drawing: Drawing): Markish {
  const { lines, style } = drawing.footnote
  return text([lines], {
    ...style,
    ...toLeftEdge(drawing),
    frameAnchor: 'bottom-left',
    dy: AXIS,
    className: 'muted',
  })
}

/** The chart in sentences, for those who cannot see it. */
function descriptionOf({ subtitle, footnote }: BarChart, { bars, unit }: Drawing): string {
  const described = `Bars, in ${unit}: ${bars.map(({ label, figure }) => `${label}: ${figure}`).join('; ')}`
  const sentences = [tidy(subtitle), described, tidy(footnote)].filter(Boolean)
  return sentences.map((words) => words.replace(/\.?$/, '.')).join(' ')
}

function lengthOf(label: string, value: number): number {
  if (!Number.isFinite(value))
    throw new RangeError(`toSvg(): bar "${label}" has the value ${value}. Values must be finite numbers.`)
  return Math.max(0, value)
}
