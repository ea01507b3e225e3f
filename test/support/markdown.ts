import { transformWithEsbuild, type Plugin } from 'vite'

const IMPORT = /^import\s+(?:(?<names>\{.*\})\s+from\s+)?(?<from>['"].+['"]);?$/
const EXPECTED = /^(?<indent>\s*)(?!const |let |import )(?<expression>.+?);?\s*\/\/=> (?<value>.+)$/
const THROWS = /^(?<indent>\s*)(?<statement>.+?);?\s*\/\/ (?<name>\w*Error): (?<message>.+)$/

/**
 * Makes a page of documentation a test file: every `ts` block is a test. `expression //=> value` asserts equality, and
 * `statement // TypeError: message` the very error. Lines stay where they are, so a failure points into the page.
 */
export function markdownTests(): Plugin {
  return {
    name: 'markdown-tests',
    enforce: 'pre',
    async transform(page, id) {
      const [path = id] = id.split('?')
      if (!path.endsWith('.md')) return null
      const { code, map } = await transformWithEsbuild(toTests(page), `${path}.ts`, { loader: 'ts', target: 'es2022' })
      return { code, map }
    },
  }
}

function toTests(page: string): string {
  let isInside = false
  const lines = page.split('\n').map((line, index) => {
    if (!isInside && line.trim() === '```ts') {
      isInside = true
      return `__test('the block at line ${index + 1}', async () => {`
    }
    if (isInside && line.trim() === '```') {
      isInside = false
      return '})'
    }
    return isInside ? toStatement(line) : ''
  })
  // On the first line, which is a heading in every page, so that no line moves.
  return [`import { expect as __expect, test as __test } from 'vitest'`, ...lines.slice(1)].join('\n')
}

function toStatement(line: string): string {
  if (line.startsWith('import type ')) return ''
  const imported = IMPORT.exec(line)?.groups
  if (imported) return `${namesOf(imported['names'])}await import(${imported['from']})`
  const expected = EXPECTED.exec(line)?.groups
  if (expected) return `${expected['indent']}__expect(${expected['expression']}).toEqual(${expected['value']})`
  const throwing = THROWS.exec(line)?.groups
  if (throwing)
    return (
      `${throwing['indent']}__expect(() => { ${throwing['statement']} })` +
      `.toThrow(${JSON.stringify(throwing['message'])})`
    )
  return line
}

/** The declaration of what is imported: `{ a as b }` is the pattern `{ a: b }`. */
function namesOf(names: string | undefined): string {
  return names === undefined ? '' : `const ${names.replaceAll(' as ', ': ')} = `
}
