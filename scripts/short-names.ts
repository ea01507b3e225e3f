import { transformSync } from 'esbuild'
import ts from 'typescript'

const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ$_'

/**
 * Makes a CommonJS file short: without blanks, and with short names but for those of classes, properties and `kept`.
 *
 * esbuild would leave no name at the top of a file, or all of them; and functions and classes tell their names.
 */
export function shorten(text: string, kept: ReadonlySet<string>): string {
  return transformSync(renameTop(text, kept), { minify: true, charset: 'utf8' }).code
}

/**
 * Renames what is declared at the top, wherever it stands. Its new name stands nowhere else in the file, so nothing takes
 * it for something else.
 */
function renameTop(text: string, kept: ReadonlySet<string>): string {
  const file = ts.createSourceFile('file.js', text, ts.ScriptTarget.ES2022, true, ts.ScriptKind.JS)
  const declared = new Set(file.statements.flatMap(declaredBy).filter((name) => !kept.has(name)))
  const found: ts.Identifier[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) found.push(node)
    ts.forEachChild(node, visit)
  }
  visit(file)
  const uses = found.filter((node) => declared.has(node.text) && !isProperty(node))
  const names = shortNames(uses, new Set(found.map((node) => node.text)))
  let renamed = ''
  let end = 0
  for (const node of uses) {
    const before = isBoth(node) ? `${node.text}: ` : ''
    renamed += `${text.slice(end, node.getStart(file))}${before}${names.get(node.text)}`
    end = node.end
  }
  return renamed + text.slice(end)
}

/** What a statement declares, apart from classes. */
function declaredBy(statement: ts.Statement): string[] {
  if (ts.isFunctionDeclaration(statement)) return [statement.name?.text ?? '']
  if (!ts.isVariableStatement(statement)) return []
  return statement.declarationList.declarations.flatMap(({ name, initializer }) =>
    ts.isIdentifier(name) && !(initializer && ts.isClassExpression(initializer)) ? [name.text] : [],
  )
}

/** Whether an identifier is a name of a property, which says nothing of variables. */
function isProperty(node: ts.Identifier): boolean {
  const { parent } = node
  if (ts.isPropertyAccessExpression(parent) || ts.isClassElement(parent) || ts.isPropertyAssignment(parent))
    return parent.name === node
  if (ts.isMethodDeclaration(parent) || ts.isAccessor(parent)) return parent.name === node
  return ts.isBindingElement(parent) && parent.propertyName === node
}

/** Whether an identifier names a property and a variable: `{ a }`. */
function isBoth(node: ts.Identifier): boolean {
  const { parent } = node
  if (ts.isShorthandPropertyAssignment(parent)) return parent.name === node
  if (!ts.isBindingElement(parent) || parent.name !== node) return false
  return parent.propertyName === undefined && ts.isObjectBindingPattern(parent.parent) && !parent.dotDotDotToken
}

/** The shortest for what is used most. */
function shortNames(uses: readonly ts.Identifier[], taken: ReadonlySet<string>): Map<string, string> {
  const counts = new Map<string, number>()
  for (const { text } of uses) counts.set(text, (counts.get(text) ?? 0) + 1)
  const names = new Map<string, string>()
  let number = 0
  for (const [name] of [...counts].sort(([, left], [, right]) => right - left)) {
    let short
    do short = shortName(number++)
    while (taken.has(short) || ts.identifierToKeywordKind(ts.factory.createIdentifier(short)) !== undefined)
    names.set(name, short)
  }
  return names
}

function shortName(number: number): string {
  const last = LETTERS.charAt(number % LETTERS.length)
  return number < LETTERS.length ? last : shortName(Math.floor(number / LETTERS.length) - 1) + last
}
