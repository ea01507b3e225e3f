import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import type { Plugin } from 'esbuild'
import { defineConfig } from 'tsup'
import ts from 'typescript'
import { nameParts, packModule, squeeze, writeFolders } from './scripts/after-build.js'

const { name: ownName, version: ownVersion } = JSON.parse(await readFile('package.json', 'utf8')) as Record<
  'name' | 'version',
  string
>

/** What package.json exports. */
const PUBLIC = {
  arrow: 'src/arrow/index.ts',
  index: 'src/index.ts',
  clickhouse: 'src/clickhouse/index.ts',
  interpreted: 'src/interpreted.ts',
  memory: 'src/memory/index.ts',
  packed: 'src/packed/index.ts',
  parquet: 'src/parquet/index.ts',
  shape: 'src/shape/index.ts',
  testing: 'src/testing/index.ts',
}

/** Separate files behind `index` and `packed`, so that a bundler leaves out what is not imported. */
const PARTS = {
  'define-slots': 'src/define/define-slots.ts',
  slots: 'src/define/slots.ts',
  kinds: 'src/define/kinds.ts',
  compounds: 'src/define/compounds.ts',
  clone: 'src/operations/clone.ts',
  'is-record': 'src/operations/is-record.ts',
  dynamic: 'src/define/dynamic.ts',
  close: 'src/operations/close.ts',
  copy: 'src/operations/copy.ts',
  assign: 'src/operations/assign.ts',
  equals: 'src/operations/equals.ts',
  compare: 'src/operations/compare.ts',
  hash: 'src/operations/hash.ts',
  'to-object': 'src/operations/to-object.ts',
  parse: 'src/record/reading/parse.ts',
  describe: 'src/operations/describe.ts',
  operations: 'src/operations/operations-of.ts',
  'with-methods': 'src/operations/with-methods.ts',
  'packed-array': 'src/packed/packed-array.ts',
  'packed-pool': 'src/packed/packed-pool.ts',
  'packed-index': 'src/packed/packed-index.ts',
  'packed-layout': 'src/packed/packed-layout.ts',
  ranges: 'src/packed/ranges.ts',
  'slot-types': 'src/packed/slot-types.ts',
}

/**
 * Bundlers leave no part of a CommonJS file out, so it has few. In one file with what generates texts, `list` would be
 * called `list2`.
 */
const COMMONJS = { ...PUBLIC, compounds: PARTS.compounds }

/** Started as processes; and what the command line loads when it is needed. */
const SCRIPTS = {
  cli: 'src/cli/main.ts',
  'cli-pipe': 'src/cli/stream/pipe-rows.ts',
  'memory-child': 'src/memory/compare/child.ts',
  'methods-child': 'src/cli/bytecode/child.ts',
}

/**
 * Compiles files off the hot paths with TypeScript, which takes its helpers from tslib. esbuild would write its own
 * into each file.
 */
const helpersFromTslib: Plugin = {
  name: 'helpers-from-tslib',
  setup(build) {
    const { Preserve, ES2022 } = { ...ts.ModuleKind, ...ts.ScriptTarget }
    const compilerOptions: ts.CompilerOptions = {
      target: ES2022,
      module: Preserve,
      importHelpers: true,
      useDefineForClassFields: true,
    }
    build.onLoad({ filter: /src[\\/]memory[\\/].+\.ts$/ }, async ({ path }) => {
      const { outputText } = ts.transpileModule(await readFile(path, 'utf8'), { fileName: path, compilerOptions })
      return { contents: outputText, loader: 'js' }
    })
  },
}

/**
 * Lets CommonJS files of entries that need a peer ask for `slotted` and `slotted/packed` by name. `require` of these
 * gives modules, where Node can, and that of a peer CommonJS: so whoever requires has one copy of each.
 */
const facesByName: Plugin = {
  name: 'faces-by-name',
  setup(build) {
    if (build.initialOptions.define?.['TSUP_FORMAT'] !== '"cjs"') return
    build.onResolve({ filter: /^[./]+\/(?:packed\/)?index\.js$/ }, ({ path, importer }) => {
      if (!/src[\\/](?:arrow|parquet)[\\/]/.test(importer)) return undefined
      return { path: path.includes('packed') ? `${ownName}/packed` : ownName, external: true }
    })
  },
}

/** Lists the packages in the bundle and their licences. */
const noticesOfOthers: Plugin = {
  name: 'notices-of-others',
  setup(build) {
    build.initialOptions.metafile = true
    build.onEnd(async ({ metafile }) => {
      const folders = new Set(
        Object.keys(metafile?.inputs ?? {}).flatMap(
          (path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? [],
        ),
      )
      // Most licences are the same words under another name.
      const notices = new Map<string, { readonly terms: string; readonly holders: string[] }>()
      for (const [title, licence] of await Promise.all([...folders].sort().map(noticeOf))) {
        const start = Math.max(licence.search(/^Permission /m), 0)
        const terms = licence.slice(start).trim()
        const key = terms.replace(/\s+/g, ' ')
        const notice = notices.get(key) ?? { terms, holders: [] }
        notice.holders.push(`${title}\n\n${licence.slice(0, start).trim()}`.trim())
        notices.set(key, notice)
      }
      await mkdir('dist/drawing', { recursive: true })
      await writeFile(
        'dist/drawing/NOTICES.txt',
        [...notices.values()]
          .map(({ terms, holders }) => `${holders.join('\n\n')}\n\n${terms}\n`)
          .join(`\n${'-'.repeat(80)}\n\n`),
      )
    })
  },
}

/** Leaves imports of a file alone, because it is built separately. */
function apart(filter: RegExp): Plugin {
  return { name: 'apart', setup: (build) => build.onResolve({ filter }, ({ path }) => ({ path, external: true })) }
}

/** A package's name and version, and the text of its licence. */
async function noticeOf(folder: string): Promise<readonly [string, string]> {
  const { name, version, license } = JSON.parse(await readFile(`${folder}/package.json`, 'utf8')) as Record<
    'name' | 'version' | 'license',
    string
  >
  const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry))
  return [
    `${name} ${version} (${license})`,
    file === undefined ? 'Its package has no text of the licence.\n' : await readFile(`${folder}/${file}`, 'utf8'),
  ]
}

export default defineConfig([
  {
    entry: { ...PUBLIC, ...PARTS, ...SCRIPTS },
    define: { SLOTTED_VERSION: JSON.stringify(ownVersion) },
    format: ['esm', 'cjs'],
    target: 'es2022', // below it, #private becomes WeakMaps
    platform: 'neutral',
    splitting: true, // one copy of each class, shared by all entries
    treeshake: true, // without it the split CJS is rewritten by a tool that turns class fields into methods
    // No source maps: the files are readable as they are, and maps would be half of the package.
    clean: ['!drawing/**'],
    metafile: true,
    external: [/^node:/, 'apache-arrow', 'parquet-wasm', /\/drawing\/index\.js$/],
    removeNodeProtocol: false, // Deno knows Node's modules by it alone
    esbuildPlugins: [helpersFromTslib, facesByName],
    esbuildOptions(options, { format }) {
      if (format !== 'cjs') return
      options.entryPoints = COMMONJS
      options.minifySyntax = true // sees constants of other files, which later steps do not
    },
    dts: {
      entry: PUBLIC,
      // tsup hands the d.ts program a baseUrl, which TypeScript 6 refuses otherwise.
      compilerOptions: { ignoreDeprecations: '6.0' },
    },
    async onSuccess() {
      nameParts('dist')
      squeeze('dist', Object.keys(PUBLIC))
      writeFolders('.')
    },
  },
  {
    // The code that draws tables and charts contains its libraries, so that users of slotted need not install them. It
    // has one format, because only the command line loads it. Pictures have a separate file, whose libraries are optional
    // peers: they are large, and only `--svg` needs them.
    entry: { index: 'src/cli/drawing/index.ts', 'svg-chart': 'src/cli/drawing/svg-chart.ts' },
    outDir: 'dist/drawing',
    format: ['esm'],
    target: 'es2022',
    platform: 'node',
    splitting: false,
    treeshake: true,
    minify: true,
    clean: true,
    external: ['@observablehq/plot', '@xmldom/xmldom'],
    removeNodeProtocol: false,
    esbuildPlugins: [noticesOfOthers, apart(/\/svg-chart\.js$/)],
    async onSuccess() {
      packModule('dist/drawing/index.js')
    },
  },
])
