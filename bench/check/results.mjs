/** The committed ratios, and how a ratio reads. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { format } from 'prettier'

const FOLDER = new URL('../results/', import.meta.url)
const FILE = fileURLToPath(new URL('check.json', FOLDER))

/** The file of ratios, or undefined. */
export const readRatios = () => (existsSync(FILE) ? JSON.parse(readFileSync(FILE, 'utf8')) : undefined)

export async function writeRatios(results) {
  mkdirSync(FOLDER, { recursive: true })
  writeFileSync(FILE, await format(JSON.stringify(results), { parser: 'json', printWidth: 120 }))
}

/** A side of a row in a line, with what was measured now. */
export function lineOf({ title }, { name, ratio, noise }, now) {
  const measured = now === undefined ? '' : `, now ${now.toFixed(2)}`
  return `${title}: ${name} × ${ratio.toFixed(2)}, noise ${Math.round(noise * 100)} %${measured}`
}
