/**
 * Finishes a build: names the files that entries share after their sources, makes all of them short, compresses a large
 * one, and makes folders of the entries for old tools.
 */
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { transformSync } from 'esbuild'
import { markPureCalls } from './pure-calls.js'
import { shorten } from './short-names.js'

/** The names of shared files, and the variables for them in CommonJS. */
const HASHED = /chunk-([A-Z0-9]{8})/g
/** Imports for the sake of order alone. No shared file does anything but define, so these change nothing. */
const FOR_ORDER = /^(?:import|require\()\s*['"]\.\/chunk-[A-Z0-9]{8}\.c?js['"]\)?;\n/gm
const VARIABLE = /\bchunk([A-Z0-9]{8})_cjs\b/g

type Inputs = Readonly<Record<string, { readonly bytesInOutput: number }>>

/**
 * Gives `chunk-XXXXXXXX.js` the name of the source that most of it comes from: `record.closing.guard.js`, of
 * src/record/closing/guard.ts. In CommonJS its variable, `chunkXXXXXXXX_cjs`, becomes `$guard`.
 *
 * @param folder The built files, in one or several formats, with the metafiles that tsup left there.
 */
export function nameParts(folder: string): void {
  const names = new Map<string, string>()
  const variables = new Map<string, string>()
  for (const metafile of readdirSync(folder).filter((file) => /^metafile-\w+\.json$/.test(file))) {
    const { outputs } = JSON.parse(readFileSync(join(folder, metafile), 'utf8')) as {
      outputs: Record<string, { inputs: Inputs }>
    }
    const taken = new Set(Object.keys(outputs).map(partOf))
    const takenVariables = new Set<string>()
    for (const [path, { inputs }] of Object.entries(outputs).sort(([a], [b]) => (a < b ? -1 : 1))) {
      const [, part] = [...path.matchAll(HASHED)][0] ?? []
      if (part === undefined) continue
      const name = free(nameOf(inputs), taken)
      names.set(part, name)
      variables.set(part, free(variableOf(name), takenVariables))
    }
    rmSync(join(folder, metafile))
  }
  for (const file of readdirSync(folder)) {
    if (!/\.c?js$/.test(file)) continue
    const text = readFileSync(join(folder, file), 'utf8')
    if (/^(?:'use strict';)?\s*$/.test(text)) {
      rmSync(join(folder, file))
      continue
    }
    const renamed = text
      .replace(FOR_ORDER, '')
      .replace(HASHED, (all, part: string) => names.get(part) ?? all)
      .replace(VARIABLE, (all, part: string) => variables.get(part) ?? all)
      // Which source follows is of use to nobody who does not have the sources.
      .replace(/^\/\/ src\/.*\n/gm, '')
    if (renamed !== text) writeFileSync(join(folder, file), renamed)
    const to = file.replace(HASHED, (all, part: string) => names.get(part) ?? all)
    if (to !== file) renameSync(join(folder, file), join(folder, to))
  }
}

/**
 * The command line and what it starts, the copies of the templates, what translates bytes, and tables of hashes: names
 * within their functions are of use to nobody.
 */
const UNREAD = /^(?:cli|methods-child|memory|record\.making\.template|arrow\.writing|clickhouse|packed\.keys|parquet)\b/
/** Keeps esbuild from renaming what stands at the top of a module. */
const SEES_ALL = /\beval\(\);?\s*$/

/**
 * Takes blanks and comments out of the built files. CommonJS, which bundlers and test runners read, gets short names too;
 * modules keep theirs for those who look into them, and lines of 120 characters.
 *
 * @param entries The files without their endings that package.json exports.
 */
export function squeeze(folder: string, entries: readonly string[]): void {
  const read = (file: string): string => readFileSync(join(folder, file), 'utf8').replace(GETTERS, 'exports.$1 = $2;')
  const exported = new Set(entries.flatMap((entry) => exportsOf(read(`${entry}.cjs`))))
  for (const file of readdirSync(folder).filter((name) => /\.c?js$/.test(name)))
    writeFileSync(
      join(folder, file),
      file.endsWith('.cjs') ? shorten(read(file), exported) : squeezed(file, read(file)),
    )
}

function squeezed(file: string, text: string): string {
  const style = { minifyWhitespace: true, lineLimit: 120, charset: 'utf8' } as const
  const { code } = UNREAD.test(file)
    ? transformSync(`${text}\neval()`, { ...style, minifyIdentifiers: true })
    : transformSync(text, style)
  return markPureCalls(text, code.replace(SEES_ALL, ''))
}

/** How rollup lets a CommonJS file hand on what another one exports. Both are done when they are read. */
const GETTERS =
  /Object\.defineProperty\(exports, "(\w+)", \{\s*enumerable: true,\s*get: function \(\) \{ return ([$\w.]+); \}\s*\}\);/g

/** The names that a CommonJS file exports. */
function exportsOf(text: string): string[] {
  return [...text.matchAll(/\bexports\.(\w+) =/g)].map(([, name = '']) => name)
}

function partOf(path: string): string {
  return basename(path).replace(/\.c?js$/, '')
}

function nameOf(inputs: Inputs): string {
  const [[path] = ['part'] as const] = Object.entries(inputs).sort(
    ([a, left], [b, right]) => right.bytesInOutput - left.bytesInOutput || (a < b ? -1 : 1),
  )
  return path
    .replace(/^.*node_modules\//, '')
    .replace(/^src\/|\?.*$|\.[cm]?[jt]s(?=\?|$)/g, '')
    .replace(/\/+/g, '.')
}

/** `$makeClass` for `record.making.make-class`. */
function variableOf(name: string): string {
  const words = name.replace(/^.*\./, '').replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
  return `$${words}`
}

function free(name: string, taken: Set<string>): string {
  let found = name
  for (let number = 2; taken.has(found); number++) found = `${name}${number}`
  taken.add(found)
  return found
}

interface Conditions {
  readonly import: { readonly default: string }
}

/**
 * Writes, for tools that do not read `exports` (TypeScript's `node10`, Parcel, Metro without them), a folder for each
 * entry that package.json exports. It has modules, as the fields `module` and `react-native` name for the main entry,
 * and their types: else a program would have two copies of the library. It has no package.json, for which Metro would
 * overlook `exports`.
 *
 * @param root Where package.json is.
 */
export function writeFolders(root: string): void {
  const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    exports: Record<string, Conditions | string>
  }
  for (const [entry, conditions] of Object.entries(exports)) {
    if (entry === '.' || typeof conditions === 'string') continue
    rmSync(join(root, entry), { recursive: true, force: true })
    mkdirSync(join(root, entry))
    for (const file of ['index.js', 'index.d.ts'])
      writeFileSync(join(root, entry, file), `export * from '.${conditions.import.default}'\n`)
  }
}

/**
 * Compresses a module that imports nothing but Node's own and files beside it, and puts one in its place that unpacks
 * and loads it.
 */
export function packModule(path: string): void {
  const packed = `${path}.br`
  const text = readFileSync(path, 'utf8')
  const exported = [...text.matchAll(/export ?\{([^}]*)\}/g)].flatMap(([, list = '']) =>
    list.split(',').map((name) => name.replace(/^.* as /, '').trim()),
  )
  writeFileSync(packed, brotliCompressSync(text))
  writeFileSync(
    path,
    `import { Buffer } from 'node:buffer'
import { readFileSync } from 'node:fs'
import { brotliDecompressSync } from 'node:zlib'

const text = brotliDecompressSync(readFileSync(new URL('${basename(packed)}', import.meta.url))).toString()
// A data: URL cannot import files beside it.
const addressOf = (file) => JSON.stringify(new URL(file, import.meta.url).href)
const apart = text.replace(
  /import\\((['"])\\.\\/([\\w.-]+)\\1\\)/g,
  (_, quote, file) => \`import(\${addressOf(file)})\`,
)
const encoded = Buffer.from(apart).toString('base64')
export const { ${exported.join(', ')} } = await import(\`data:text/javascript;base64,\${encoded}\`)
`,
  )
}
