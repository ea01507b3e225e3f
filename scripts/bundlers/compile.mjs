/** Tools that compile file by file: the program alone, as is usual, or the library with it. */
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { execFileSync } from 'node:child_process'
import { extname, join } from 'node:path'
import { ASSIGNED, LOWERED } from './differences.mjs'
import { pathOf, tool, versionOf } from './install.mjs'

const ENTRIES = ['compiled', 'interpreted']

/** Started as processes or loaded by the command line alone: no program of a user has them. */
const NOT_LOADED = /^(?:cli|memory-child|methods-child)\.c?js$/

/**
 * Compiles the program, and with `withLibrary` a copy of the library too: each of its files, also those that this
 * program does not load. Modules stay modules.
 *
 * @param {(text: string, name: string) => string} transform
 */
function compileAll(work, folder, transform, withLibrary) {
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }\n')
  for (const file of readdirSync(join(work, 'js')))
    writeFileSync(join(folder, file), transform(readFileSync(join(work, 'js', file), 'utf8'), file))
  if (withLibrary) {
    const library = join(folder, 'node_modules/slotted')
    cpSync(join(work, 'node_modules/slotted'), library, { recursive: true })
    cpSync(join(work, 'node_modules/tslib'), join(folder, 'node_modules/tslib'), { recursive: true })
    for (const file of readdirSync(join(library, 'dist')).filter(
      (name) => /^\.c?js$/.test(extname(name)) && !NOT_LOADED.test(name),
    )) {
      const path = join(library, 'dist', file)
      writeFileSync(path, transform(readFileSync(path, 'utf8'), file))
    }
  }
  return Object.fromEntries(ENTRIES.map((entry) => [entry, join(folder, `${entry}.js`)]))
}

const compilerRow = ({ name, transform, withLibrary, ...rest }) => ({
  name,
  build: async (work, folder) => compileAll(work, folder, transform, withLibrary),
  ...rest,
})

const isModule = (filename) => filename.endsWith('.js')

/** The tools may not be installed yet: what finds the preset is called later. */
const babel = (name, options) => (text, filename) =>
  tool('compilers', '@babel/core').transformSync(text, {
    filename,
    babelrc: false,
    configFile: false,
    compact: false,
    sourceType: isModule(filename) ? 'module' : 'script',
    presets: [[pathOf('compilers', name), options]],
  }).code

const presetEnv = (targets) => babel('@babel/preset-env', { targets, modules: false })

const swc = (name, jsc) => (text, filename) =>
  tool('compilers', name).transformSync(text, {
    filename,
    swcrc: false,
    configFile: false,
    isModule: isModule(filename),
    jsc: { parser: { syntax: 'ecmascript' }, ...jsc },
  }).code

const babelVersion = `${versionOf('compilers', '@babel/core')}, preset ${versionOf('compilers', '@babel/preset-env')}`
const IE = { ie: '11' }
const HERMES = {
  privates:
    "Private methods become properties of the record, which a closed record refuses. Take `closed: 'guarded'` for " +
    'classes that have some.',
}

function reactNativeRow(what, options, differs) {
  return compilerRow({
    name: `React Native preset${what}, the library too`,
    version: versionOf('compilers', '@react-native/babel-preset'),
    transform: babel('@react-native/babel-preset', { disableImportExportTransform: true, ...options }),
    withLibrary: true,
    differs,
  })
}

export const quickCompilers = [
  compilerRow({
    name: 'swc, the oldest in use (in Parcel), the library too',
    version: versionOf('compilers', 'swc-oldest'),
    transform: swc('swc-oldest', { target: 'es2022' }),
    withLibrary: true,
  }),
  reactNativeRow('', {}, LOWERED),
  reactNativeRow(' for Hermes', { unstable_transformProfile: 'hermes-stable' }, HERMES),
]

export const compilers = [
  compilerRow({
    name: 'swc, classes kept, the library too',
    version: versionOf('compilers', '@swc/core'),
    transform: swc('@swc/core', { target: 'es2015' }),
    withLibrary: true,
  }),
  compilerRow({
    name: 'swc to ES5, your code alone',
    version: versionOf('compilers', '@swc/core'),
    transform: swc('@swc/core', { target: 'es5' }),
  }),
  compilerRow({
    name: 'swc to ES5, the library too',
    version: versionOf('compilers', '@swc/core'),
    transform: swc('@swc/core', { target: 'es5' }),
    withLibrary: true,
  }),
  compilerRow({
    name: 'babel preset-env, Chrome 60, the library too',
    version: babelVersion,
    transform: presetEnv({ chrome: '60' }),
    withLibrary: true,
  }),
  compilerRow({ name: 'babel preset-env to ES5, your code alone', version: babelVersion, transform: presetEnv(IE) }),
  compilerRow({
    name: 'babel preset-env to ES5, the library too',
    version: babelVersion,
    transform: presetEnv(IE),
    withLibrary: true,
  }),
]

/** `compilerOptions` of TypeScript, and how the program is written for them. */
function typescriptRow(name, label, options, rest = {}) {
  return {
    name: `TypeScript ${name.slice('typescript-'.length)}, ${label}`,
    version: versionOf('compilers', name),
    build: async (work, folder) => {
      const isCommonJs = options.moduleResolution === 'node10'
      writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: isCommonJs ? 'commonjs' : 'module' }))
      mkdirSync(join(folder, 'src'))
      for (const file of readdirSync(join(work, 'written')).filter((path) => path !== 'memory.ts'))
        cpSync(join(work, 'written', file), join(folder, 'src', file))
      const modules = isCommonJs ? { module: 'commonjs' } : { module: 'nodenext', moduleResolution: 'nodenext' }
      const compilerOptions = {
        strict: true,
        lib: ['es2022', 'dom'],
        types: [],
        rootDir: 'src',
        outDir: 'out',
        ...modules,
        ...options,
      }
      writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['src'] }))
      execFileSync(process.execPath, [join(pathOf('compilers', `${name}/package.json`), '../bin/tsc'), '-p', folder], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      return Object.fromEntries(ENTRIES.map((entry) => [entry, join(folder, 'out', `${entry}.js`)]))
    },
    ...rest,
  }
}

const define = (target, isOn) => [
  `target ${target}, useDefineForClassFields ${isOn}`,
  { target, useDefineForClassFields: isOn },
]

export const quickTypescript = [
  typescriptRow('typescript-5.9', 'moduleResolution node10', { moduleResolution: 'node10', target: 'es2022' }),
  typescriptRow('typescript-6', 'moduleResolution node10', {
    moduleResolution: 'node10',
    target: 'es2022',
    ignoreDeprecations: '6.0',
  }),
]

export const typescript = ['es2015', 'es2022'].flatMap((target) =>
  [true, false].map((isOn) =>
    typescriptRow('typescript-6', ...define(target, isOn), isOn ? {} : { differs: ASSIGNED }),
  ),
)
