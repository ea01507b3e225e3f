/** yjs 13 with records for its items and their ids. */
import { cpSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { builtUrl, installed, installedUrl, Patch, write } from '../patch.mjs'

const SLOTS = ['origin', 'left', 'right', 'rightOrigin', 'parent', 'parentSub', 'redone', 'content', 'info']

/** From the call of `super` to the last field: what lies between are the fields and their comments. */
const FIELDS =
  /super\(id, content\.getLength\(\)\)\n[^]*?this\.info = this\.content\.isCountable\(\) \? binary\.BIT2 : 0\n/g

const VALUES =
  'super(id, content.getLength(), origin, left, right, rightOrigin, parent, parentSub, null, content, ' +
  'content.isCountable() ? binary.BIT2 : 0)\n'

/** A constructor that does what the generated one does: it assigns two parameters, with or without comments. */
const constructorOf = (first, second) => {
  const assignment = (name) => String.raw`(?:\s*/\*\*[^]*?\*/)?\s*this\.${name} = ${name}\n`
  const body = `${assignment(first)}${assignment(second)}`
  return new RegExp(String.raw`constructor \(${first}, ${second}\) \{\n${body}\s*\}\n`, 'g')
}

const imported = (name) => `import { ${name} } from ${JSON.stringify(builtUrl('index.js'))}\n`

/** The URL of the library with its items closed in this way: `'guarded'` or `'sealed'`. */
export function patched(closed) {
  const options = JSON.stringify({ closed })
  const target = write(`yjs/${closed}/package.json`, '{ "type": "module" }')
  const place = new URL('src', target)
  cpSync(fileURLToPath(installedUrl('yjs/src')), fileURLToPath(place), { recursive: true })
  const change = (path, name, act) =>
    write(`yjs/${closed}/src/${path}`, imported(name) + act(new Patch(installed(`yjs/src/${path}`))).text)

  change('utils/ID.js', 'defineSlots', (patch) =>
    patch
      .replace('export class ID {', `export class ID extends defineSlots(['client', 'clock'], ${options}) {`)
      .replace(constructorOf('client', 'clock'), ''),
  )
  change('structs/AbstractStruct.js', 'defineSlots', (patch) =>
    patch
      .replace('class AbstractStruct {', `class AbstractStruct extends defineSlots(['id', 'length'], ${options}) {`)
      .replace(constructorOf('id', 'length'), ''),
  )
  change('structs/Item.js', 'extendSlots', (patch) =>
    patch
      .replace(
        'class Item extends AbstractStruct {',
        `class Item extends extendSlots(AbstractStruct, ${JSON.stringify(SLOTS)}) {`,
      )
      .replace(FIELDS, VALUES),
  )
  return `${place.href}/index.js`
}
