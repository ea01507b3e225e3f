import { createRequire } from 'node:module'
import { build } from 'esbuild'
import { expect, test } from 'vitest'

type Slotted = typeof import('slotted')
type Packed = typeof import('slotted/packed')
type Entry = typeof import('slotted/arrow')
type Arrow = typeof import('apache-arrow')

test('what is required has one copy of slotted and one of apache-arrow', () => {
  const require = createRequire(import.meta.url)
  const { defineSlots, f64, text } = require('slotted') as Slotted
  const { PackedArray } = require('slotted/packed') as Packed
  const { fromArrow, toArrow } = require('slotted/arrow') as Entry
  const { tableFromIPC, tableToIPC } = require('apache-arrow') as Arrow
  const Point = defineSlots({ x: f64, name: text }, { name: 'Point' })
  const rows = PackedArray.from(Point, [{ x: 1, name: 'a' }])
  const sent = tableFromIPC(tableToIPC(toArrow(rows)))
  expect(fromArrow(Point, sent).at(0)).toBeInstanceOf(Point)
  expect(fromArrow(Point, sent).toJSON()).toEqual([{ x: 1, name: 'a' }])
})

test('a bundle for browsers needs none of the modules of Node', async () => {
  const { outputFiles } = await build({
    stdin: { contents: "export * from 'slotted/arrow'", resolveDir: '.' },
    bundle: true,
    platform: 'browser',
    format: 'esm',
    write: false,
  })
  expect(outputFiles[0]?.text).not.toMatch(/(?:from|import|require\() ?["'](?:node:|fs|path)/)
})
