import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { exists, holds, statements, writtenResults } from '../support/figure-sources.js'
import { figuresOf } from '../support/page-figures.js'

const ROOT = new URL('../../', import.meta.url)
/** Pages that commands write as a whole. */
const WRITTEN = new Set(['compatibility.md', 'results.md'])

const pages = [
  'README.md',
  ...readdirSync(new URL('docs/', ROOT))
    .filter((name) => name.endsWith('.md') && !WRITTEN.has(name))
    .map((name) => `docs/${name}`),
]
const stated = statements()
const results = writtenResults()

const read = (page: string): string => readFileSync(new URL(page, ROOT), 'utf8')
const onOneLine = (text: string): string => text.replace(/\s+/g, ' ')
const withoutOptions = (command: string): string => command.replace(/ -- .*/, '')

test('bench/results/stated.json has figures of pages that are there', () => {
  expect(pages).toEqual(expect.arrayContaining(Object.keys(stated)))
})

describe.each(pages)('%s', (page) => {
  const statementsHere = stated[page] ?? []

  test('has no figure that bench/results does not hold', () => {
    const text = read(page)
    const named = results.filter(({ command }) => onOneLine(text).includes(withoutOptions(command)))
    const known = new Set(statementsHere.flatMap(({ figures }) => figures))
    const unknown = figuresOf(text).filter(
      ({ figure }) => !known.has(figure) && !named.some((result) => holds(result, figure)),
    )
    expect(unknown.map(({ line, figure }) => `${page}:${line}: ${figure}`)).toEqual([])
  })

  test('has every figure that bench/results/stated.json says it has', () => {
    const there = new Set(figuresOf(read(page)).map(({ figure }) => figure))
    expect(statementsHere.flatMap(({ figures }) => figures).filter((figure) => !there.has(figure))).toEqual([])
  })

  test('names the commands that made its figures, and these exist', () => {
    const text = onOneLine(read(page))
    const commands = statementsHere.flatMap(({ command }) => command ?? [])
    expect(commands.filter((command) => !text.includes(command))).toEqual([])
    expect(commands.filter((command) => !exists(command))).toEqual([])
  })

  test('has a command or a source for every statement, and not both', () => {
    for (const { command, source, figures } of statementsHere) {
      expect(
        [command, source].filter((origin) => origin !== undefined && origin !== ''),
        figures.join(),
      ).toHaveLength(1)
      expect(figures).not.toEqual([])
    }
  })
})
