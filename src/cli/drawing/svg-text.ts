// Texts of pictures: their fonts, widths and lines. Sizes of fonts are in pixels, widths of texts in em.

/** Of the picture, in pixels. */
export const WIDTH = 720
export const TITLE = { size: 17, line: 1.4, weight: 600 }
export const BODY = { size: 13, line: 1.4, weight: 400 }
export const FIGURE = { ...BODY, weight: 600 }
export const NOTE = { size: 12, line: 1.4, weight: 400 }

const FORBIDDEN_IN_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu
const CHARACTERS = new Intl.Segmenter('en')

// The reader's font is unknown, and there is none to measure with. These are the widths of the widest usual one, DejaVu
// Sans, rounded up.
const WIDTHS: readonly (readonly [characters: RegExp, width: number])[] = [
  [/^[ !'(),./:;I[\\\]fijlrt|-]/, 0.43],
  [/^[%@MWmw\u00a0-\u052f]/, 1],
  [/^[A-Z#&+<=>^~]/, 0.84],
  [/^[ -~]/, 0.66],
]
const OTHER_WIDTH = 1.3
const BOLD_WIDTH = 1.15

interface Font {
  readonly size: number
  readonly line: number
  readonly weight: number
}

/** A text in lines, its height in pixels, and its style for Plot. */
interface Paragraph {
  readonly lines: string
  readonly height: number
  readonly style: { readonly fontSize: number; readonly fontWeight: number; readonly lineHeight: number }
}

/** Replaces what XML forbids, and every run of white space by one space. */
export function tidy(words: string): string {
  return words.replaceAll(FORBIDDEN_IN_XML, '?').replaceAll(/\s+/g, ' ').trim()
}

/** Breaks a text into lines as wide as the picture. The height is in pixels. */
export function paragraph(words: string, { size, line, weight }: Font): Paragraph {
  const max = WIDTH / size / (weight > BODY.weight ? BOLD_WIDTH : 1)
  const lines: string[] = []
  for (const word of tidy(words).split(' ').filter(Boolean)) {
    const longer = `${lines.at(-1)} ${word}`
    if (lines.length > 0 && widthOf(longer) <= max) lines[lines.length - 1] = longer
    else lines.push(cut(word, max))
  }
  return {
    lines: lines.join('\n'),
    height: Math.ceil(lines.length * size * line),
    style: { fontSize: size, fontWeight: weight, lineHeight: line },
  }
}

/** The width of the widest text, in pixels. */
export function widest(texts: readonly string[], { size, weight }: Font): number {
  return Math.ceil(Math.max(0, ...texts.map(widthOf)) * size * (weight > BODY.weight ? BOLD_WIDTH : 1))
}

function widthOf(words: string): number {
  let width = 0
  for (const { segment } of CHARACTERS.segment(words))
    width += WIDTHS.find(([characters]) => characters.test(segment))?.[1] ?? OTHER_WIDTH
  return width
}

/** Cuts a text to a width in the middle, because a path begins with the module and ends in the class. */
export function cut(words: string, max: number): string {
  let excess = widthOf(words) - max
  if (excess <= 0) return words
  const characters = Array.from(CHARACTERS.segment(words), ({ segment }) => segment)
  for (excess += OTHER_WIDTH; excess > 0 && characters.length > 0;)
    excess -= widthOf(characters.splice(characters.length >> 1, 1).join(''))
  const middle = (characters.length + 1) >> 1
  return `${characters.slice(0, middle).join('')}…${characters.slice(middle).join('')}`
}
