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

/** One edit in so many is far from the last one. */
const JUMPS = 500

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

/** Writes near the last place and sometimes elsewhere, as people do; texts that are inserted amid others make items. */
function edited(Y, edits) {
  const document = documentOf(Y, 1)
  const [text, list, map] = [document.getText('text'), document.getArray('list'), document.getMap('map')]
  let seed = 1
  const random = (limit) => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((seed / 2 ** 32) * limit)
  }
  let place = 0
  const near = (length) => {
    place = random(JUMPS) === 0 ? random(length + 1) : Math.min(length, Math.max(0, place + random(20) - 8))
    return place
  }
  const acts = [
    () => text.insert(near(text.length), 'word '),
    () => text.insert(near(text.length), '.'),
    () => text.length > 99 && text.delete(near(text.length - 3), 2),
    () => list.insert(near(list.length), [random(1000)]),
    () => list.length > 99 && list.delete(near(list.length - 1), 1),
    () => map.set(`key ${random(1000)}`, random(1e6)),
  ]
  for (let i = 0; i < edits; i++) acts[random(acts.length)]()
  return document
}
