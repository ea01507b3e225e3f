/** The tests of rbush, with its module in their import replaced. */
import { readFileSync } from 'node:fs'
import { installedUrl, Patch, write } from '../patch.mjs'
import { runNodeTests } from '../run-tests.mjs'

export const tag = 'v4.0.1'
export const sides = ['rbush', 'rows']

const MODULES = { rbush: installedUrl('rbush/index.js'), rows: new URL('objects.mjs', import.meta.url).href }

export function run(folder, side) {
  const text = readFileSync(`${folder}/test/test.js`, 'utf8')
  const test = new Patch(text).replace("'../index.js'", JSON.stringify(MODULES[side])).text
  return runNodeTests(write(`rbush/${side}.test.mjs`, test))
}
