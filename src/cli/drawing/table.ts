import Table from 'cli-table3'

/** Tables have no colours of their own, which would be the same in a file. */
const PLAIN = { head: [], border: [] }

/** No lines between the rows, so that many fit on a screen. */
const COMPACT = { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' }

/** Rows below a head, in a frame of lines; the first column is flush left, the others flush right, or as they are given. */
export function toTable(head: readonly string[], rows: readonly (readonly string[])[], alignments?: readonly ('left' | 'right')[]): string {
  const colAligns = alignments ?? head.map((_, column) => (column === 0 ? 'left' : 'right'))
  const table = new Table({ head: [...head], colAligns: [...colAligns], style: PLAIN, chars: COMPACT })
  table.push(...rows.map((row) => [...row]))
  const [top = '', names = '', ...rest] = table.toString().split('\n')
  const belowHead = top.replace('┌', '├').replaceAll('┬', '┼').replace('┐', '┤')
  return [top, names, belowHead, ...rest].join('\n')
}
