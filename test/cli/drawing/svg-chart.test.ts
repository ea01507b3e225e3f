import { DOMParser, type Element } from '@xmldom/xmldom'
import { expect, test, vi } from 'vitest'
import { toSvg, type Bar, type BarChart } from '../../../src/cli/drawing/svg-chart.js'

const LIGHT_PAGE = '#ffffff'
const DARK_PAGE = '#0d1117'
const TEXT_CONTRAST = 4.5
const SHAPE_CONTRAST = 3
/** The texts of a picture, in the order they are drawn in. */
const TEXTS = { title: 0, subtitle: 1, figures: 2, unit: 3, footnote: 4 }
const LONG = './models/particles.js#ParticleWithAVeryLongNameThatGoesOnAndOn'

const bar = (label: string, value: number, text = `${value.toFixed(1)} B`): Bar => ({ label, value, text })

const CHART: BarChart = {
  title: 'What a record costs',
  subtitle: '262,144 × MyClass(1, 1), two slots, Node 20.20.0',
  unit: 'bytes per record',
  bars: [
    bar('Dynamic', 224),
    bar('plain class', 48),
    bar('sealed', 48),
    bar('guarded', 48),
    bar('frozen', 48),
    bar('packed', 8),
  ],
  footnote: 'Median of 3 fresh processes; objects include the 8 B of the array that keeps them.',
}

/** Throws if the text is no well-formed XML. */
function parse(svg: string): Element {
  const onError = (level: string, message: string): never => {
    throw new SyntaxError(`${level}: ${message}`)
  }
  const root = new DOMParser({ onError }).parseFromString(svg, 'image/svg+xml').documentElement
  if (root === null) throw new SyntaxError('no root')
  return root
}

const draw = (chart: Partial<BarChart>): Element => parse(toSvg({ ...CHART, ...chart }))
const drawBars = (...bars: Bar[]): Element => draw({ bars })
const all = (root: Element, tag: string): Element[] => Array.from(root.getElementsByTagName(tag))
const contentOf = (root: Element, tag: string): string | null | undefined => all(root, tag)[0]?.textContent
const numbersIn = (text: string | null | undefined): number[] => (text?.match(/-?\d+(\.\d+)?/g) ?? []).map(Number)
const group = (root: Element, label: string, index = 0): Element => {
  const found = all(root, 'g').filter((element) => element.getAttribute('aria-label') === label)[index]
  if (found === undefined) throw new Error(`no group "${label}"`)
  return found
}

const labels = (root: Element) => all(group(root, 'y-axis tick label'), 'text')
const figures = (root: Element) => all(group(root, 'text', TEXTS.figures), 'text')
const ticks = (root: Element) => all(group(root, 'x-axis tick label'), 'text')
const words = (texts: Element[]) => texts.map((text) => text.textContent)
/** The point that a text is set from. */
const origin = (text: Element) => numbersIn(text.getAttribute('transform')) as [x: number, y: number]
/** Left, top and right of each bar. */
const extents = (root: Element) =>
  all(group(root, 'bar'), 'path').map((path) => {
    const xs = [...(path.getAttribute('d') ?? '').matchAll(/[MH](\d+)|A\d+,\d+ 0 0 1 (\d+)/g)].map(([, line, arc]) =>
      Number(line ?? arc),
    )
    return { left: Math.min(...xs), right: Math.max(...xs), top: numbersIn(path.getAttribute('d'))[1] }
  })
const lengths = (root: Element) => extents(root).map(({ left, right }) => right - left)

test('the document is for <img>: one SVG element, 720 px wide, that needs nothing outside itself', () => {
  const svg = toSvg(CHART)
  const root = parse(svg)
  expect(root.tagName).toBe('svg')
  expect(root.namespaceURI).toBe('http://www.w3.org/2000/svg')
  expect(root.getAttribute('width')).toBe('720')
  expect(root.getAttribute('viewBox')).toBe(`0 0 720 ${root.getAttribute('height')}`)
  expect(svg).not.toMatch(/<script|<foreignObject|<image|href|url\(|@import|@font-face|\son\w+=|<!/i)
  expect(svg.length).toBeLessThan(10_000)
})

test('a screen reader gets a title, and a description with every figure', () => {
  const root = draw({})
  expect(root.getAttribute('role')).toBe('img')
  expect(root.firstChild?.nodeName).toBe('title')
  expect(contentOf(root, 'title')).toBe('What a record costs')
  expect(contentOf(root, 'desc')).toBe(
    '262,144 × MyClass(1, 1), two slots, Node 20.20.0. Bars, in bytes per record: Dynamic: 224.0 B; plain class: 48.0 B; sealed: 48.0 B; ' +
      'guarded: 48.0 B; frozen: 48.0 B; packed: 8.0 B. Median of 3 fresh processes; objects include the 8 B of the array that keeps them.',
  )
})

test('every bar has its label at its left and its figure at its end', () => {
  const root = draw({})
  expect(words(labels(root))).toEqual(CHART.bars.map(({ label }) => label))
  expect(words(figures(root))).toEqual(CHART.bars.map(({ text }) => text))
  for (const [row, { left, right, top }] of extents(root).entries()) {
    expect(labels(root).map(origin)[row]).toEqual([left, top])
    expect(figures(root).map(origin)[row]).toEqual([right, top])
  }
  expect(numbersIn(group(root, 'y-axis tick label').getAttribute('transform'))[0]).toBe(-8)
  expect(numbersIn(group(root, 'text', TEXTS.figures).getAttribute('transform'))[0]).toBe(8)
})

// As Chromium measures them in DejaVu Sans, at 13 px, plain and bold: no usual font is wider.
test.each([
  ['GUARDED BY HOOKS', 137.2, 151.4],
  ['plain class', 68.1, 77.2],
  ['a MMap wrapper', 108.7, 122.8],
  ['./a#B<C & D>', 95.6, 101.8],
  ['Größe, π × ж', 86.2, 96.8],
  ['0123456789', 82.7, 90.5],
])('"%s" has room as a label and as a figure', (text, plain, bold) => {
  const root = drawBars(bar(text, 1, text))
  const { left = 0, right = 720 } = extents(root)[0] ?? {}
  expect(left).toBeGreaterThan(8 + plain)
  expect(left).toBeLessThan(8 + 1.4 * plain)
  expect(720 - right).toBeGreaterThan(8 + bold)
})

test('bars are as long as their values, and the axis says in what', () => {
  const root = draw({})
  const [dynamic = 0, plain = 0, , , , packed = 0] = lengths(root)
  expect(dynamic).toBeGreaterThan(450)
  expect(plain / dynamic).toBeCloseTo(48 / 224, 2)
  expect(packed / dynamic).toBeCloseTo(8 / 224, 2)
  expect(words(ticks(root))).toEqual(['0', '50', '100', '150', '200'])
  expect(words(all(group(root, 'text', TEXTS.unit), 'text'))).toEqual(['bytes per record'])
})

test('colours stand out from a light and from a dark page, and tell nothing alone', () => {
  const root = draw({})
  const [light = '', dark = ''] = contentOf(root, 'style')?.split('@media(prefers-color-scheme:dark)') ?? []
  for (const [rules, page] of [
    [light, LIGHT_PAGE],
    [dark, DARK_PAGE],
  ] as const) {
    const colours = Object.fromEntries(
      [...rules.matchAll(/\.slotted-chart ?(\S*)\{color:(#\w{6})\}/g)].map(([, part, colour]) => [part, colour]),
    )
    expect(Object.keys(colours)).toEqual(['', '.muted', '.bar'])
    expect(contrast(colours[''], page)).toBeGreaterThan(TEXT_CONTRAST)
    expect(contrast(colours['.muted'], page)).toBeGreaterThan(TEXT_CONTRAST)
    expect(contrast(colours['.bar'], page)).toBeGreaterThan(SHAPE_CONTRAST)
  }
  const paints = all(root, '*').flatMap((element) => [element.getAttribute('fill'), element.getAttribute('stroke')])
  expect(new Set(paints.filter((paint) => paint !== null))).toEqual(new Set(['currentColor', 'none']))
})

test('names stay names, whatever characters are in them', () => {
  const odd = `<b>&"x"' ]]> &amp;`
  const bars = [bar(odd, 1, odd), bar('a\u0000\u001b\ud800z', 1), bar('two\n lines', 1)]
  const root = draw({ title: odd, subtitle: odd, unit: odd, footnote: odd, bars })
  expect(contentOf(root, 'title')).toBe(odd)
  expect(words(labels(root))).toEqual([odd, 'a???z', 'two lines'])
  expect(words(figures(root))[0]).toBe(odd)
  expect(contentOf(root, 'desc')).toContain(`Bars, in ${odd}: ${odd}: ${odd};`)
  expect(all(root, 'b')).toEqual([])
})

test('a long label is cut in the middle, and leaves room for the bars', () => {
  const root = drawBars(bar(LONG, 1), bar('W'.repeat(60), 1), bar('👩‍🚀'.repeat(60), 1))
  const [, capitals, faces] = words(labels(root))
  expect(capitals).toMatch(/^W{8,12}…W{8,12}$/)
  expect(faces).toMatch(/^(👩‍🚀){5,9}…(👩‍🚀){5,9}$/u)
  expect(Math.min(...lengths(root))).toBeGreaterThan(300)
  expect(contentOf(root, 'desc')).toContain(LONG)
})

test('what is left of a long label is its start and its end', () => {
  const paths = Array.from(LONG.slice(45), (_, more) => LONG.slice(0, 45 + more))
  const cut = words(labels(drawBars(...paths.map((path) => bar(path, 1)))))
  expect(cut).toHaveLength(paths.length)
  for (const [row, path] of paths.entries()) {
    const [start = '', end = ''] = cut[row]?.split('…') ?? []
    expect(path.slice(0, start.length)).toEqual(start)
    expect(path.slice(-end.length)).toEqual(end)
    expect(Math.min(start.length, end.length)).toBeGreaterThan(12)
  }
})

test('subtitle and footnote wrap, and make the picture taller', () => {
  const subtitle = 'so many words '.repeat(20).trim()
  const root = draw({ subtitle, footnote: `${subtitle} ${'longer-than-a-line'.repeat(20)}` })
  const [first = [], second = []] = [TEXTS.subtitle, TEXTS.footnote].map((index) =>
    words(all(group(root, 'text', index), 'tspan')),
  )
  expect(first.length).toBeGreaterThan(1)
  expect(first.join(' ')).toBe(subtitle)
  expect(second.join(' ')).toMatch(new RegExp(`^${subtitle} longer.*….*line$`))
  expect(Math.max(...[...first, ...second].map((line) => line?.length ?? 0))).toBeLessThan(130)
  expect(Number(root.getAttribute('height'))).toBeGreaterThan(Number(draw({}).getAttribute('height')) + 4 * 16)
})

test('a bar of 0, one below 0 and one alone are drawn', () => {
  expect(lengths(drawBars(bar('none', 0), bar('noise', -0.3), bar('some', 1))).slice(0, 2)).toEqual([0, 0])
  const nothing = drawBars(bar('none', 0), bar('noise', -0.3))
  expect(words(figures(nothing))).toEqual(['0.0 B', '-0.3 B'])
  expect(figures(nothing).map(origin)).toEqual(labels(nothing).map(origin))
  expect(lengths(drawBars(bar('alone', 8)))).toHaveLength(1)
  expect(lengths(drawBars(bar('same', 1), bar('same', 2)))).toHaveLength(2)
})

test.each([1, 10, 12_345, 99_999, 1e5, 1e6, 1e9])('the axis of values up to %d is short', (value) => {
  const found = words(ticks(drawBars(bar('one', 1), bar('many', value, value.toLocaleString('en'))))).map(String)
  expect(found.length).toBeGreaterThan(2)
  expect(new Set(found).size).toBe(found.length)
  expect(Math.max(...found.map((tick) => tick.length))).toBeLessThan(8)
})

test('a value that is no number is refused', () => {
  expect(() => toSvg({ ...CHART, bars: [bar('odd', NaN)] })).toThrow(
    'toSvg(): bar "odd" has the value NaN. Values must be finite numbers.',
  )
  expect(() => toSvg({ ...CHART, bars: [bar('odd', Infinity)] })).toThrow(RangeError)
})

test('one chart gives one text, whatever was drawn before', () => {
  const warn = vi.spyOn(console, 'warn')
  const first = toSvg(CHART)
  draw({ bars: [bar('2024-01-01', 1), bar('2025-01-01', 2)], title: 'other' })
  expect(toSvg(CHART)).toBe(first)
  expect(first).not.toMatch(/\sid=/)
  expect(warn).not.toHaveBeenCalled()
})

/** Of WCAG 2: from 1 to 21. */
function contrast(colour: string | undefined, page: string): number {
  const [darker = 0, lighter = 0] = [luminance(colour ?? page), luminance(page)].sort((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = parseInt(colour.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
