/** What follows a build: files that entries share are named after their sources, a large one is compressed, old tools get folders for the entries. */
import { readdir, readFile, rename, rm, mkdir, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'

const HASHED = /chunk-[A-Z0-9]{8}/g

/**
 * Gives `chunk-XXXXXXXX.js` the name of the source that most of it comes from: `record-guard.js`, of src/record/guard.ts.
 *
 * @param {string} folder The built files, of one or several formats, with the metafiles that tsup leaves there.
 */
export async function nameParts(folder) {
  const names = new Map()
  for (const metafile of (await readdir(folder)).filter((file) => /^metafile-\w+\.json$/.test(file))) {
    const { outputs } = JSON.parse(await readFile(join(folder, metafile), 'utf8'))
    const taken = new Set(Object.keys(outputs).map((path) => partOf(path)))
    for (const [path, { inputs }] of Object.entries(outputs).sort(([a], [b]) => (a < b ? -1 : 1))) {
      const [part] = path.match(HASHED) ?? []
      if (part === undefined || path.endsWith('.map')) continue
      names.set(part, free(nameOf(inputs), taken))
    }
    await rm(join(folder, metafile))
  }
  for (const file of await readdir(folder)) {
    if (!/\.c?js$/.test(file)) continue
    const text = await readFile(join(folder, file), 'utf8')
    const renamed = text.replace(HASHED, (part) => names.get(part) ?? part)
    if (renamed !== text) await writeFile(join(folder, file), renamed)
    const to = file.replace(HASHED, (part) => names.get(part) ?? part)
    if (to !== file) await rename(join(folder, file), join(folder, to))
  }
}

const partOf = (path) => path.split('/').at(-1).replace(/\.c?js(\.map)?$/, '')

/** @param {Record<string, { bytesInOutput: number }>} inputs */
function nameOf(inputs) {
  const [[path] = ['part']] = Object.entries(inputs).sort(([a, left], [b, right]) => right.bytesInOutput - left.bytesInOutput || (a < b ? -1 : 1))
  return path
    .replace(/^.*node_modules\//, '')
    .replace(/^src\/|\?.*$|\.[cm]?[jt]s(?=\?|$)/g, '')
    .replace(/\W+/g, '-')
}

function free(name, taken) {
  let found = name
  for (let number = 2; taken.has(found); number++) found = `${name}-${number}`
  taken.add(found)
  return found
}

/**
 * Writes, for tools that do not read `exports` (TypeScript's `node10`, Parcel, Metro), a folder for each entry that package.json exports.
 *
 * @param {string} root Where package.json is.
 */
export async function writeFolders(root) {
  const { exports } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
  for (const [entry, conditions] of Object.entries(exports)) {
    if (entry === '.' || conditions.require === undefined) continue
    const up = (path) => `.${path}`
    const fields = { main: up(conditions.require.default), module: up(conditions.import.default), types: up(conditions.require.types), sideEffects: entry === './interpreted' }
    await mkdir(join(root, entry), { recursive: true })
    await writeFile(join(root, entry, 'package.json'), `${JSON.stringify({ private: true, ...fields }, null, 2)}\n`)
  }
}

/**
 * Compresses a module that imports nothing but Node's own, and puts one in its place that unpacks and loads it.
 *
 * @param {string} path
 * @param {readonly string[]} names What it exports.
 */
export async function packModule(path, names) {
  const packed = `${path}.br`
  await writeFile(packed, brotliCompressSync(await readFile(path)))
  await writeFile(
    path,
    `import { readFileSync } from 'node:fs'
import { brotliDecompressSync } from 'node:zlib'

const text = brotliDecompressSync(readFileSync(new URL('${basename(packed)}', import.meta.url)))
export const { ${names.join(', ')} } = await import(\`data:text/javascript;base64,\${text.toString('base64')}\`)
`,
  )
}
