/** Tools that make one file of the program and the library. */
import { execFileSync } from 'node:child_process'
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { build as esbuild } from 'esbuild'
import { ASSIGNED } from './differences.mjs'
import { pathOf, tool, versionOf } from './install.mjs'
import { runFile } from './judge.mjs'

const FORMS = ['compiled', 'interpreted']
const NODE_FORMS = [...FORMS, 'memory']

/** Builds each entry by itself, and gives the files by their names. */
async function each(entries, build) {
  const files = {}
  for (const entry of entries) files[entry] = await build(entry)
  return files
}

const importTool = async (name) => import(pathToFileURL(pathOf('bundlers', name)).href)

function esbuildRow(what, ending, options) {
  return {
    name: what === '' ? 'esbuild' : `esbuild, ${what}`,
    version: versionOf('bundlers', 'esbuild'),
    build: (work, folder) =>
      each(NODE_FORMS, async (entry) => {
        const outfile = join(folder, `${entry}.${ending}`)
        await tool('bundlers', 'esbuild').build({
          entryPoints: [join(work, 'ts', `${entry}.ts`)],
          bundle: true,
          minify: true,
          platform: 'node',
          logLevel: 'error',
          outfile,
          ...options,
        })
        return outfile
      }),
  }
}

/** rollup, and terser with the options that are handed to it. */
async function rollupAndTerser(work, folder, options) {
  const { rollup } = await importTool('rollup')
  const { nodeResolve } = tool('bundlers', '@rollup/plugin-node-resolve')
  return each(FORMS, async (entry) => {
    const bundle = await rollup({
      input: join(work, 'js', `${entry}.js`),
      external: isBuiltin,
      plugins: [nodeResolve()],
    })
    const { output } = await bundle.generate({ format: 'es' })
    await bundle.close()
    return minified('bundlers', output[0].code, join(folder, `${entry}.mjs`), options)
  })
}

/** Writes a module as terser minifies it, in as many passes as webpack has it do. */
async function minified(manifest, text, file, options) {
  const { code } = await tool(manifest, 'terser').minify(text, { module: true, compress: { passes: 2 }, ...options })
  writeFileSync(file, code)
  return file
}

/** webpack and rspack take the same options. */
function webpackLike(name, what, load) {
  return {
    name: what,
    version: versionOf('bundlers', name),
    build: (work, folder) =>
      each(NODE_FORMS, async (entry) => {
        const filename = `${entry}.cjs`
        const stats = await promisify(load())({
          mode: 'production',
          target: entry === 'memory' ? 'node' : 'web',
          context: work,
          entry: `./js/${entry}.js`,
          output: { path: folder, filename },
        })
        if (stats.hasErrors()) throw new Error(stats.toString({ all: false, errors: true }))
        return join(folder, filename)
      }),
  }
}

function parcelRow(what, manifest) {
  return {
    name: what,
    version: versionOf('bundlers', 'parcel'),
    differs: ASSIGNED,
    build: (work, folder) =>
      each(FORMS, async (entry) => {
        const plain = readFileSync(join(work, 'package.json'), 'utf8')
        writeFileSync(join(work, 'package.json'), JSON.stringify({ ...JSON.parse(plain), ...manifest }))
        try {
          const args = ['build', `ts/${entry}.ts`, '--no-cache', '--no-source-maps', '--dist-dir', folder]
          execFileSync(process.execPath, [join(pathOf('bundlers', 'parcel'), '../bin.js'), ...args], {
            cwd: work,
            stdio: ['ignore', 'pipe', 'pipe'],
            env: { ...process.env, PARCEL_WORKERS: '0' },
          })
        } finally {
          writeFileSync(join(work, 'package.json'), plain)
        }
        renameSync(join(folder, `${entry}.js`), join(folder, `${entry}.cjs`))
        return join(folder, `${entry}.cjs`)
      }),
  }
}

const bun = () => join(pathOf('bundlers', '@oven/bun-linux-x64/package.json'), '../bin/bun')

function bunRow(target, engine) {
  return {
    name: `bun build, for ${target}`,
    version: versionOf('bundlers', '@oven/bun-linux-x64'),
    build: (work, folder) =>
      each(target === 'node' ? NODE_FORMS : FORMS, async (entry) => {
        const file = join(folder, `${entry}.js`)
        execFileSync(
          bun(),
          ['build', join(work, 'ts', `${entry}.ts`), `--target=${target}`, '--minify', `--outfile=${file}`],
          { stdio: ['ignore', 'pipe', 'pipe'] },
        )
        return file
      }),
    ...(engine && {
      run: ({ compiled, interpreted }) => ({
        compiled: runFile(compiled, { engine: bun() }),
        interpreted: runFile(interpreted, { engine: bun() }),
      }),
    }),
  }
}

export const quickBundlers = [
  {
    name: 'terser with `passes: 2`',
    version: versionOf('compilers', 'terser'),
    build: (work, folder) =>
      each(FORMS, async (entry) => {
        const options = {
          entryPoints: [join(work, 'ts', `${entry}.ts`)],
          bundle: true,
          format: 'esm',
          target: 'es2022',
          write: false,
          logLevel: 'error',
        }
        const { outputFiles } = await esbuild(options)
        return minified('compilers', outputFiles[0].text, join(folder, `${entry}.mjs`), {})
      }),
  },
]

export const bundlers = [
  esbuildRow('', 'mjs', { format: 'esm' }),
  esbuildRow('to CommonJS', 'cjs', { format: 'cjs' }),
  esbuildRow('target es2015', 'mjs', { format: 'esm', target: 'es2015', supported: { bigint: true } }),
  {
    name: 'rollup, terser with `passes: 2`',
    version: `${versionOf('bundlers', 'rollup')}, ${versionOf('bundlers', 'terser')}`,
    build: (work, folder) => rollupAndTerser(work, folder, {}),
  },
  {
    name: 'rollup, terser with `mangle.properties: { regex: /^_/ }`',
    version: `${versionOf('bundlers', 'rollup')}, ${versionOf('bundlers', 'terser')}`,
    build: (work, folder) => rollupAndTerser(work, folder, { mangle: { properties: { regex: /^_/ } } }),
  },
  {
    name: 'rolldown',
    version: versionOf('bundlers', 'rolldown'),
    build: async (work, folder) => {
      const { build } = await importTool('rolldown')
      return each(NODE_FORMS, async (entry) => {
        const file = join(folder, `${entry}.mjs`)
        await build({
          input: join(work, 'ts', `${entry}.ts`),
          platform: 'node',
          logLevel: 'silent',
          output: { file, minify: true },
        })
        return file
      })
    },
  },
  {
    name: 'vite build',
    version: versionOf('bundlers', 'vite'),
    build: async (work, folder) => {
      const { build } = await importTool('vite')
      return each(FORMS, async (entry) => {
        const rollupOptions = { input: join(work, 'ts', `${entry}.ts`), output: { entryFileNames: `${entry}.mjs` } }
        await build({
          root: work,
          configFile: false,
          logLevel: 'error',
          build: { outDir: folder, emptyOutDir: false, modulePreload: false, rollupOptions },
        })
        return join(folder, `${entry}.mjs`)
      })
    },
  },
  webpackLike('webpack', 'webpack, production', () => tool('bundlers', 'webpack')),
  webpackLike('@rspack/core', 'rspack, production', () => tool('bundlers', '@rspack/core').rspack),
  parcelRow('Parcel', {}),
  parcelRow('Parcel, `packageExports: true`', { '@parcel/resolver-default': { packageExports: true } }),
  bunRow('node'),
  bunRow('bun', true),
]
