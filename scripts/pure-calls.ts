import ts from 'typescript'

/**
 * Marks calls as free of effects that were marked before blanks were taken out, with which esbuild loses the marks:
 * bundlers leave out what such a call makes where nobody uses it.
 */
export function markPureCalls(before: string, after: string): string {
  const marked = callsOf(before).map((start) =>
    /\/\* @__PURE__ \*\/\s*$/.test(before.slice(Math.max(start - 20, 0), start)),
  )
  const calls = callsOf(after)
  if (calls.length !== marked.length) throw new Error(`${marked.length} calls have become ${calls.length}`)
  let text = ''
  let end = 0
  for (const start of new Set(calls.filter((_, index) => marked[index]).sort((left, right) => left - right))) {
    text += `${after.slice(end, start)}/*@__PURE__*/`
    end = start
  }
  return text + after.slice(end)
}

/** Where the calls of a module begin, in the order of its syntax tree. */
function callsOf(text: string): number[] {
  const file = ts.createSourceFile('file.js', text, ts.ScriptTarget.ES2022, false, ts.ScriptKind.JS)
  const starts: number[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) starts.push(node.getStart(file))
    ts.forEachChild(node, visit)
  }
  visit(file)
  return starts
}
