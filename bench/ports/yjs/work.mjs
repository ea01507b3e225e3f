/** A document of a text, a list and a map, edited a hundred thousand times, encoded and read by another document. */
import { installedUrl } from '../patch.mjs'
import { patched } from './port.mjs'

export const COUNTS = [100_000]
export const SIDES = ['yjs', 'guarded']

const ADDRESSES = {
  yjs: () => installedUrl('yjs/src/index.js'),
  guarded: () => patched('guarded'),
}

const WARM = 5000

export async function run(side, count, meter) {
  const Y = await import(ADDRESSES[side]())
  edited(Y, WARM)
  meter.mark()
  const document = meter.time('edit', count, () => edited(Y, count))
  const items = itemsOf(document)
  meter.weigh('kept, edited', items)
  const update = meter.time('encode', items, () => Y.encodeStateAsUpdate(document))
  meter.answer(update)
  meter.answer(Y.encodeStateAsUpdateV2(document))
  meter.mark()
  const read = meter.time('read', items, () => documentOf(Y, 2, update))
  meter.weigh('kept, read', itemsOf(read))
  meter.answer(
    JSON.stringify([read.getText('text').toDelta(), read.getArray('list').toJSON(), read.getMap('map').toJSON()]),
  )
}

function documentOf(Y, client, update) {
  const document = new Y.Doc()
  document.clientID = client
  if (update) Y.applyUpdate(document, update)
  return document
}

const itemsOf = ({ store }) => [...store.clients.values()].reduce((sum, structs) => sum + structs.length, 0)

/** Writes at places that jump, so that few items can be merged with their neighbours. */
function edited(Y, edits) {
  const document = documentOf(Y, 1)
  const [text, list, map] = [document.getText('text'), document.getArray('list'), document.getMap('map')]
  let seed = 1
  const random = (limit) => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((seed / 2 ** 32) * limit)
  }
  const acts = [
    () => text.insert(random(text.length + 1), 'word '),
    () => text.insert(random(text.length + 1), '.'),
    () => text.length > 9 && text.delete(random(text.length - 3), 2),
    () => text.length > 9 && text.format(random(text.length - 3), 3, { bold: true }),
    () => list.insert(random(list.length + 1), [random(1000)]),
    () => list.length > 9 && list.delete(random(list.length), 1),
    () => map.set(`key ${random(1000)}`, random(1e6)),
  ]
  for (let i = 0; i < edits; i++) acts[random(acts.length)]()
  return document
}
