/** The pairs of snippets of a page: a block fenced as `ts before`, then one fenced as `ts`, which is what it becomes. */

const BLOCK = /^```(?<info>[^`\n]*)\n(?<code>[^]*?)^```$/gm

/**
 * @typedef {{ code: string, line: number }} Snippet `line`: that of the page before its first.
 *
 * @param {string} page
 * @returns {{ title: string, before: Snippet, after: Snippet }[]} `title`: the heading above.
 */
export function pairsOf(page) {
  const blocks = [...page.matchAll(BLOCK)].map(({ index, groups: { info, code } }) => ({
    isBefore: info === 'ts before',
    isAfter: info === 'ts',
    title: titleAt(page, index),
    code,
    line: page.slice(0, index).split('\n').length,
  }))
  const before = blocks.filter(({ isBefore }) => isBefore)
  const after = blocks.filter(({ isAfter }) => isAfter)
  if (before.length === 0) throw new Error('The page has no pairs of snippets.')
  const alone = blocks.find(
    (block, place) =>
      (block.isBefore && !blocks[place + 1]?.isAfter) || (block.isAfter && !blocks[place - 1]?.isBefore),
  )
  if (alone !== undefined) throw new Error(`The snippet at line ${alone.line} has no other side.`)
  return before.map((block, place) => ({ title: block.title, before: block, after: after[place] }))
}

const titleAt = (page, index) =>
  page
    .slice(0, index)
    .match(/^#+ .*$/gm)
    .at(-1)
    .replace(/^#+ /, '')
