import { axisX, axisY, barX, frame, plot, ruleX, text } from '@observablehq/plot'
import { DOMImplementation, XMLSerializer, type Element } from '@xmldom/xmldom'

// Lengths are in pixels of the picture, widths of text in em.
const WIDTH = 720
const ROW = 30
const TITLE = { size: 17, line: 1.4, weight: 600 }
const BODY = { size: 13, line: 1.4, weight: 400 }
const FIGURE = { ...BODY, weight: 600 }
const NOTE = { size: 12, line: 1.4, weight: 400 }
const GAP = 8
const TICK = 4
const TICK_LABELS = 26
const AXIS = 56
const MOST_LABEL = 22
const MOST_FIGURE = 13
const MOST_UNIT = 22
const SHORT_TICKS_FROM = 1e5

const SVG = 'http://www.w3.org/2000/svg'
const NAME = 'slotted-chart'

// GitHub's own colours, so that the picture sits in a README as its text does; all else is currentColor.
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

const FORBIDDEN_IN_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu
const CHARACTERS = new Intl.Segmenter('en')

// The reader's font is not known, and none is at hand to measure with: widths of the widest usual one, DejaVu Sans,
// rounded up.
const WIDTHS: readonly (readonly [characters: RegExp, width: number])[] = [
  [/^[ !'(),./:;I[\\\]fijlrt|-]/, 0.43],
  [/^[%@MWmw\u00a0-\u052f]/, 1],
  [/^[A-Z#&+<=>^~]/, 0.84],
  [/^[ -~]/, 0.66],
]
const OTHER_WIDTH = 1.3
const BOLD_WIDTH = 1.15

/** One bar, as long as its value in the unit of the chart; below 0 there is no bar. */
export interface Bar {
  readonly label: string
  readonly value: number
  /** Shown at the end of the bar: `'40.0 B'`. */
  readonly text: string
}

/** A bar chart, before it is drawn: bars from the top down, all of one unit, and the words around them. */
export interface BarChart {
  readonly title: string
  readonly subtitle: string
  /** What the axis measures: `'bytes per record'`. */
  readonly unit: string
  readonly bars: readonly Bar[]
  readonly footnote: string
}

/**
 * Draws a bar chart as an SVG document for `<img>`: 720 px wide, transparent, for light and for dark pages.
 *
 * It needs nothing beside itself, and one chart always gives one text. What is too wide is cut in the middle; `<desc>`
 * has it whole.
 *
 * @throws {RangeError} if a value is not finite.
 */
export function toSvg(chart: BarChart): string {
  const bars = chart.bars.map(({ label, value, text: figure }) => ({
    label: tidy(label),
    length: lengthOf(label, value),
    figure: tidy(figure),
  }))
  const unit = tidy(chart.unit)
  const rows = bars.map((_, row) => row) // two bars may have one label
  const labels = bars.map(({ label }) => cut(label, MOST_LABEL))
  const figures = bars.map(({ figure }) => cut(figure, MOST_FIGURE))
  const longest = Math.max(0, ...bars.map(({ length }) => length)) || 1

  const title = paragraph(chart.title, TITLE)
  const subtitle = paragraph(chart.subtitle, BODY)
  const footnote = paragraph(chart.footnote, NOTE)
  const marginLeft = GAP + widest(labels, BODY)
  const marginTop = title.height + subtitle.height + GAP
  const toEdge = { dx: -marginLeft, lineAnchor: 'top', textAnchor: 'start' } as const

  const document = new DOMImplementation().createDocument(SVG, 'svg')
  const svg = plot({
    document: document as never, // declared as the browser's
    className: NAME,
    width: WIDTH,
    height: marginTop + ROW * bars.length + AXIS + footnote.height,
    marginLeft,
    marginTop,
    marginBottom: AXIS + footnote.height,
    marginRight: GAP + widest(figures, FIGURE),
    x: { domain: [0, longest], round: true },
    y: { type: 'band', domain: rows, paddingInner: 0.3, paddingOuter: 0.15 },
    marks: [
      text([title.lines], { ...title.style, ...toEdge, frameAnchor: 'top-left', dy: -marginTop }),
      text([subtitle.lines], {
        ...subtitle.style,
        ...toEdge,
        frameAnchor: 'top-left',
        dy: title.height - marginTop,
        className: 'muted',
      }),
      axisY({
        fontSize: BODY.size,
        tickSize: 0,
        tickPadding: GAP,
        tickFormat: (row: number) => labels[row] ?? '',
        label: null,
      }),
      barX(bars, { x1: 0, x2: 'length', y: rows, rx2: 3, fill: 'currentColor', className: 'bar' }),
      text(bars, {
        x: 'length',
        y: rows,
        text: figures,
        dx: GAP,
        fontSize: FIGURE.size,
        fontWeight: FIGURE.weight,
        textAnchor: 'start',
      }),
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
      text([cut(unit, MOST_UNIT)], {
        fontSize: NOTE.size,
        lineAnchor: 'top',
        frameAnchor: 'bottom',
        dy: TICK_LABELS,
        className: 'muted',
      }),
      text([footnote.lines], {
        ...footnote.style,
        ...toEdge,
        frameAnchor: 'bottom-left',
        dy: AXIS,
        className: 'muted',
      }),
    ],
  }) as unknown as Element

  const described = `Bars, in ${unit}: ${bars.map(({ label, figure }) => `${label}: ${figure}`).join('; ')}`
  const sentences = [tidy(chart.subtitle), described, tidy(chart.footnote)]
    .filter(Boolean)
    .map((words) => words.replace(/\.?$/, '.'))
  if (svg.firstChild !== null) svg.firstChild.textContent = STYLE // in place of Plot's, which is for a page
  for (const [name, words] of Object.entries({ desc: sentences.join(' '), title: tidy(chart.title) })) {
    const element = document.createElementNS(SVG, name)
    element.textContent = words
    svg.insertBefore(element, svg.firstChild)
  }
  svg.setAttribute('role', 'img')
  return `${new XMLSerializer().serializeToString(svg)}\n`
}

interface Font {
  readonly size: number
  readonly line: number
  readonly weight: number
}

function lengthOf(label: string, value: number): number {
  if (!Number.isFinite(value))
    throw new RangeError(`toSvg(): bar "${label}" has the value ${value}. Values are finite numbers.`)
  return Math.max(0, value)
}

function tidy(words: string): string {
  return words.replaceAll(FORBIDDEN_IN_XML, '?').replaceAll(/\s+/g, ' ').trim()
}

function paragraph(words: string, { size, line, weight }: Font) {
  const most = WIDTH / size / (weight > BODY.weight ? BOLD_WIDTH : 1)
  const lines: string[] = []
  for (const word of tidy(words).split(' ').filter(Boolean)) {
    const longer = `${lines.at(-1)} ${word}`
    if (lines.length > 0 && widthOf(longer) <= most) lines[lines.length - 1] = longer
    else lines.push(cut(word, most))
  }
  return {
    lines: lines.join('\n'),
    height: Math.ceil(lines.length * size * line),
    style: { fontSize: size, fontWeight: weight, lineHeight: line },
  }
}

function widest(texts: readonly string[], { size, weight }: Font): number {
  return Math.ceil(Math.max(0, ...texts.map(widthOf)) * size * (weight > BODY.weight ? BOLD_WIDTH : 1))
}

function widthOf(words: string): number {
  let width = 0
  for (const { segment } of CHARACTERS.segment(words))
    width += WIDTHS.find(([characters]) => characters.test(segment))?.[1] ?? OTHER_WIDTH
  return width
}

// In the middle, because a path begins with the module and ends in the class.
function cut(words: string, most: number): string {
  let excess = widthOf(words) - most
  if (excess <= 0) return words
  const characters = Array.from(CHARACTERS.segment(words), ({ segment }) => segment)
  for (excess += OTHER_WIDTH; excess > 0 && characters.length > 0;)
    excess -= widthOf(characters.splice(characters.length >> 1, 1).join(''))
  const middle = (characters.length + 1) >> 1
  return `${characters.slice(0, middle).join('')}…${characters.slice(middle).join('')}`
}
