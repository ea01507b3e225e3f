/** A figure on a page: a number, or several in one list, with what it is measured in where it says so. */
export interface PageFigure {
  readonly line: number
  /** As it stands there, on one line and without the signs of bold type: `60–130 ns`, `1.01 / 0.97 / 0.97`. */
  readonly figure: string
}

const NUMBER = String.raw`\d+(?:,\d{3})*(?:\.\d+)?(?![\d⁰¹²³⁴-⁹]|,\d|\.\d)`
const BEGIN = String.raw`(?<![\w.,#·^⁻-])(?:(?<!\d\s?)[−+±]\s?)?`
/** `3 × 1,000` is a multiplication, and so is `262,144 × ` before code. */
const UNIT = String.raw`(?:ns|µs|ms|s|KiB|MiB|GiB|kB|MB|GB|B|bytes?|times|%|×(?!\s?[\d§]))(?![\w-])`
const JOINT = String.raw`(?:\s?[–/→=]\s?|,\s|\s(?:to|and|or)\s)`
/** A number, its range, and what stands in brackets behind it: `3.4 (1.6)`. */
const ITEM = String.raw`${NUMBER}(?:–${NUMBER})?(?:\s\(${NUMBER}\))?`
const LIST = String.raw`${ITEM}(?:\s[/=]\s${ITEM})*`

const MEASURED = String.raw`${BEGIN}${NUMBER}(?:${JOINT}${NUMBER})*\s?${UNIT}`
const FACTOR = String.raw`(?<![\d§)]\s?)×\s?${NUMBER}`
const FRACTION = String.raw`${BEGIN}(?=[\d,–]*(?:\s\/\s[\d,–]+)*\.\d)${ITEM}(?:\s\/\s${ITEM})*`

/** In a sentence: what has a unit, and numbers with a decimal point. */
const IN_PROSE = new RegExp(`${MEASURED}|${FACTOR}|${FRACTION}`, 'g')
/** In a cell that begins with a number: every number. */
const IN_CELL = new RegExp(`${MEASURED}|${FACTOR}|${BEGIN}${LIST}`, 'g')

const VERSIONS =
  /\b(?:Node|V8|Python|PyPy|TypeScript|DuckDB|Polars|pyarrow|ClickHouse|Spark|Dask|Debian)\s\d[\d.]*(?:\s\/\s\d[\d.]*)*/g

/** The figures of a page of Markdown, apart from those in code. */
export function figuresOf(page: string): readonly PageFigure[] {
  const text = withoutCode(page)
  const found: PageFigure[] = []
  const look = (part: string, line: number, pattern: RegExp): void => {
    for (const { 0: figure, index } of part.matchAll(pattern))
      found.push({ line: line + lineBreaks(part.slice(0, index)), figure: figure.replace(/\s+/g, ' ') })
  }

  const lines = text.split('\n')
  look(lines.map((line) => (isRow(line) ? '' : line)).join('\n'), 1, IN_PROSE)
  lines.forEach((line, index) => {
    if (!isRow(line)) return
    const isHead = isRuler(lines[index + 1])
    cellsOf(line).forEach((cell, column) => {
      const isOfFigures = !isHead && column > 0 && /^(?:goal )?[−+±]?\s?\d/.test(cell)
      look(cell, index + 1, isOfFigures ? IN_CELL : IN_PROSE)
    })
  })
  return found.sort((a, b) => a.line - b.line)
}

/** Code, addresses and versions become `§`, so that every line stays where it is. */
function withoutCode(page: string): string {
  const blank = (code: string): string => code.replace(/[^\n]/g, '§')
  return page
    .replace(/^```[^]*?^```/gm, blank)
    .replace(/(`+)[^]*?\1/g, blank)
    .replace(/\]\([^)]*\)/g, blank)
    .replace(VERSIONS, blank)
    .replaceAll('**', '')
}

const isRow = (line: string): boolean => line.startsWith('|')
const isRuler = (line = ''): boolean => /^\|[-:|\s]+$/.test(line)
const cellsOf = (row: string): readonly string[] =>
  row
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim())
const lineBreaks = (text: string): number => text.split('\n').length - 1
