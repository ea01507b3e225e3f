/** A large document, parsed, walked, kept and written out again. */
import { defaultTreeAdapter, parse, serialize } from 'parse5'
import { adapterOf } from './adapter.mjs'

const SECTIONS = 4000

/** So many nodes are in the document. */
export const COUNTS = [198_407]
export const SIDES = ['default adapter', 'guarded', 'guarded, nothing absent']

const WARM = 3
const TIMES = 3

const ADAPTERS = {
  'default adapter': () => defaultTreeAdapter,
  guarded: (locations) => adapterOf({ locations }),
  'guarded, nothing absent': (locations) => adapterOf({ locations, isProbed: false }),
}

/** Tables, lists, entities, a template, an SVG, and tags that are nested wrongly, as pages have them. */
const section = (i) => `
<section id="part-${i}" class="part ${i % 2 ? 'odd' : 'even'}"><h2>Part ${i} &amp; more<!-- ${i} --></h2>
<p>Some <b>bold and <i>both</b> slanted</i> text, &lt;${i}&gt;, with <a href="#part-${i + 1}">a link</a><br>and another
<p>line. <img src="${i}.png" alt="a picture">
<table><tr><th>name<th>value<tr><td>${i}<td>${i * 7}<tr>stray<td>last</table>
<ul><li>one<li>two<ul><li>three</ul></ul>
${i % 10 ? '' : `<template><p>${i}</p></template><svg viewBox="0 0 9 9"><path d="M0 ${i}z"/></svg>`}</section>`

export function run(side, count, meter) {
  const source = `<!DOCTYPE html><title>parts</title>${Array.from({ length: SECTIONS }, (_, i) => section(i)).join('')}`
  for (const sourceCodeLocationInfo of [false, true]) {
    const work = sourceCodeLocationInfo ? 'parse, with places' : 'parse'
    const treeAdapter = ADAPTERS[side](sourceCodeLocationInfo)
    const read = () => parse(source, { treeAdapter, sourceCodeLocationInfo })
    repeat(WARM, read)
    meter.time(work, count * TIMES, () => repeat(TIMES, read))
    keep(work, read, treeAdapter, count, meter)
  }
}

function repeat(times, act) {
  for (let turn = 0; turn < times; turn++) act()
}

function keep(work, read, treeAdapter, count, meter) {
  meter.mark()
  const document = read()
  meter.weigh(`kept, ${work}`, count)
  repeat(WARM, () => walk(document))
  const nodes = meter.time(`walk, ${work}`, count * TIMES, () => {
    repeat(TIMES - 1, () => walk(document))
    return walk(document)
  })
  if (nodes !== count) throw new Error(`${nodes} nodes, not ${count}`)
  const write = () => serialize(document, { treeAdapter })
  repeat(WARM, write)
  meter.answer(meter.time(`serialize, ${work}`, count, write))
  meter.answer(JSON.stringify(document, (key, value) => (key === 'parentNode' ? undefined : value)))
}

/** Asks every node what it may have, as walkers do that know no classes. */
function walk(node) {
  let nodes = 1
  if (node.content) nodes += walk(node.content)
  if (node.childNodes) for (const child of node.childNodes) nodes += walk(child)
  return nodes
}
