import Table from 'cli-table3'

/** Tables have no colours, because escape codes must not reach files. */
const PLAIN = { head: [], border: [] }

/** No lines between the rows, so that many fit on a screen. */
const COMPACT = { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' }

/** How a table is laid out. */
interface TableStyle {
  /** Default: the first column is flush left, the others flush right. */
  readonly alignments?: readonly ('left' | 'right')[]
  /** Characters in a line. A wider table becomes a paragraph for each row. Default: any number. */
  readonly width?: number
}

/** Draws rows below a head, in a frame of lines. */
export function toTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  { alignments, width = Number.POSITIVE_INFINITY }: TableStyle = {},
): string {
  const table = toFramed(head, rows, alignments)
  return Math.max(...table.split('\n').map((line) => line.length)) <= width
    ? table
    : rows.map((row) => toParagraph(head, row)).join('\n')
}

function toParagraph(head: readonly string[], [title = '', ...cells]: readonly string[]): string {
  const names = head.slice(1)
  const widest = Math.max(...names.map((name) => name.length))
  return [
    title,
    ...cells.flatMap((cell, index) => (cell === '' ? [] : [`  ${(names[index] ?? '').padEnd(widest)}  ${cell}`])),
  ].join('\n')
}

function toFramed(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  alignments?: readonly ('left' | 'right')[],
): string {
  const colAligns = alignments ?? head.map((_, column) => (column === 0 ? 'left' : 'right'))
  const table = new Table({ head: [...head], colAligns: [...colAligns], style: PLAIN, chars: COMPACT })
  table.push(...rows.map((row) => [...row]))
  const [top = '', names = '', ...rest] = table.toString().split('\n')
  const belowHead = top.replace('┌', '├').replaceAll('┬', '┼').replace('┐', '┤')
  return [top, names, belowHead, ...rest].join('\n')
}
