/** The tests of yjs, in a folder of their own beside the sources of a side. */
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { stripVTControlCharacters } from 'node:util'
import { installedUrl, write } from '../patch.mjs'
import { checked, runProcess } from '../run-tests.mjs'
import { patched } from './port.mjs'

export const tag = 'v13.6.31'
export const sides = ['yjs', 'guarded']

export function run(checkout, side) {
  const folder = fileURLToPath(new URL('.', write(`yjs/${side}/package.json`, '{ "type": "module" }')))
  if (side === 'yjs') cpSync(fileURLToPath(installedUrl('yjs/src')), join(folder, 'src'), { recursive: true })
  else patched(side)
  cpSync(join(checkout, 'tests'), join(folder, 'tests'), { recursive: true })
  linkProtocols(folder, side)
  const words = ['tests/index.js', '--repetition-time', '50']
  const output = runProcess(words, { cwd: folder, env: { ...process.env, NODE_ENV: 'development' } })
  return counted(output)
}

/** `y-protocols`, by which the clients of the tests talk, must see the same library as they do. */
function linkProtocols(folder, side) {
  const protocols = join(folder, 'node_modules/y-protocols')
  cpSync(fileURLToPath(installedUrl('y-protocols')), protocols, { recursive: true })
  write(`yjs/${side}/node_modules/yjs/package.json`, '{ "type": "module", "exports": "./index.js" }')
  write(`yjs/${side}/node_modules/yjs/index.js`, "export * from '../../src/index.js'\n")
}

/** It prints a line for each test, in colours. */
function counted(output) {
  const lines = stripVTControlCharacters(output).split('\n')
  const count = (word) => lines.filter((line) => line.startsWith(word)).length
  return checked({ passed: count('Success: '), failed: count('Failure: ') }, output)
}
