/**
 * Runs the type tests under several TypeScripts, with `exactOptionalPropertyTypes` on and off and with
 * `isolatedDeclarations`, checks every slot beside every other, emits declarations of a program that uses the package,
 * and compares what it takes to check classes with slots with what it takes to check classes of a definition that has
 * one mapped type. Compilers other than the main one come from runtimes/ (`npm ci --prefix runtimes`); one that is
 * absent is reported, and is no failure.
 */
import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { slotPairs } from './slot-pairs.mjs'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const TESTS = join(ROOT, 'test/types')
const ENTRIES = { '.': 'src/index', './packed': 'src/packed/index' }
/** Rounds of the times, and how many more there are while something seems to take too long: the fastest counts. */
const ROUNDS = 3
const MORE_ROUNDS = 9
/**
 * What 200 classes of 10 slots may take. Instantiations of types are the same in every run and on every machine, and
 * are what was reached when they last grew on purpose. Times are to those of `mapped`, which is checked in turns with
 * them and no part of the package: what slows a machine slows both.
 */
const LIMITS = {
  slots: { instantiations: 110_000, times: 5 },
  defaults: { instantiations: 162_000, times: 5 },
  names: { instantiations: 187_000, times: 5 },
  values: { instantiations: 145_000, times: 5 },
}
/** The errors of declarations that cannot be written. */
const UNNAMED = ['TS4023', 'TS4058', 'TS4094']
const UNNAMED_CLASSES = `import { defineSlots, type AnyRecordClass } from 'slotted'
export const Anonymous = class extends defineSlots(['name'])<{ name: string }> {}
export function made() {
  class Made extends defineSlots(['x'])<{ x: number }> {}
  return Made
}
export function mixin<Base extends AnyRecordClass>(Base: Base) {
  abstract class Printable extends Base {}
  return Printable
}`
const PACKAGE = 'slotted'

const compilers = [
  { name: '5.9', path: join(ROOT, 'runtimes/node_modules/typescript-5.9/bin/tsc') },
  { name: '6.0', path: join(ROOT, 'node_modules/typescript/bin/tsc') },
  { name: '7.0', path: join(ROOT, 'runtimes/node_modules/typescript-7/bin/tsc') },
]

const tests = readdirSync(TESTS).filter((file) => /\.test-d\.c?ts$/.test(file))
const runs = [
  { name: 'exactOptionalPropertyTypes on', files: tests, options: {} },
  {
    name: 'exactOptionalPropertyTypes off',
    files: tests.filter((file) => !file.startsWith('exact-optional')),
    options: { exactOptionalPropertyTypes: false },
  },
  {
    name: 'isolatedDeclarations',
    files: tests.filter((file) => file.startsWith('isolated-declarations')),
    options: { isolatedDeclarations: true },
  },
]

/** Slots of a generated class: the type, the kind, the kind with a default, a value. */
const SLOTS = [
  ['number', 'f64', 'f64(0)', '0'],
  ['string', 'text', "text('')", "''"],
  ['string[]', 'slot<string[]>()', 'slot((): string[] => [])', '[]'],
  ['boolean', 'bool', 'bool(true)', 'true'],
  ['number', 'u32', 'u32(0)', '0'],
]

/** The same of classes in which half of the slots are made of others, or are dates. */
const VALUES = [
  ...SLOTS,
  ['string[]', 'list(text)', 'list(text)(() => [])', '[]'],
  ['string | null', 'nullable(text)', 'nullable(text)(null)', 'null'],
  ['Date', 'date', 'date(() => new Date(0))', 'new Date(0)'],
  ['Map<string, number>', 'mapOf(u32)', 'mapOf(u32)(() => new Map())', 'new Map()'],
  ['Float32Array', 'vec(f32, 3)', 'vec(f32, 3)([0, 0, 0])', 'new Float32Array(3)'],
]

const forms = {
  plain: (name, slots) => `export class ${name} {
${slots.map((slot) => `  ${slot.name}: ${slot.type}`).join('\n')}
  constructor(init: ${typesOf(slots)}) {
${slots.map((slot) => `    this.${slot.name} = init.${slot.name}`).join('\n')}
  }
}
${use(name, valuesOf(slots))}`,

  mapped: (
    name,
    slots,
  ) => `export class ${name} extends define({ ${slots.map((slot) => `${slot.name}: kind<${slot.type}>()`).join(', ')} }) {}
${use(name, valuesOf(slots))}`,

  slots: (
    name,
    slots,
  ) => `export class ${name} extends defineSlots({ ${slots.map((slot) => `${slot.name}: ${slot.kind}`).join(', ')} }) {}
${use(name, valuesOf(slots))}`,

  defaults: (name, slots) => `export class ${name} extends defineSlots({ ${slots
    .map((slot, index) => `${slot.name}: ${index % 5 < 2 ? slot.withDefault : slot.kind}`)
    .join(', ')} }) {}
${use(name, valuesOf(slots))}`,

  names: (
    name,
    slots,
  ) => `export class ${name} extends defineSlots([${slots.map((slot) => `'${slot.name}'`).join(', ')}])<${typesOf(slots)}> {}
${use(name, slots.map((slot) => slot.value).join(', '))}`,
}

forms.values = forms.slots

/** What comes before classes of a form. */
const heads = {
  plain: '',
  mapped: `interface Kind<Type> { readonly type: Type }
type Fields<Definition> = { -readonly [Name in keyof Definition]: Definition[Name] extends Kind<infer Type> ? Type : never }
declare function kind<Type>(): Kind<Type>
declare function define<const Definition extends Readonly<Record<string, Kind<unknown>>>>(definition: Definition): new (init: Fields<Definition>) => Fields<Definition>`,
  slots: importing('bool', 'f64', 'slot', 'text', 'u32'),
  defaults: importing('bool', 'f64', 'slot', 'text', 'u32'),
  names: importing(),
  values: importing('bool', 'date', 'f32', 'f64', 'list', 'mapOf', 'nullable', 'slot', 'text', 'u32', 'vec'),
}

function importing(...kinds) {
  return `import { ${['defineSlots', ...kinds].join(', ')} } from '${PACKAGE}'`
}

// In a function: at the top of a file every name is followed through every assignment before it.
const use = (name, init) => `export function use${name}(): ${name} {
  const record = new ${name}(${init})
  record.${slotPrefix(name)}0 = record.${slotPrefix(name)}4
  return record
}`
const slotPrefix = (name) => `${name.toLowerCase()}slot`
const typesOf = (slots) => `{ ${slots.map((slot) => `${slot.name}: ${slot.type}`).join('; ')} }`
const valuesOf = (slots) => `{ ${slots.map((slot) => `${slot.name}: ${slot.value}`).join(', ')} }`

const folder = mkdtempSync(join(tmpdir(), 'slotted-types-'))
writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
try {
  emitDeclarations(compilers.find(({ name }) => name === '6.0').path)
  for (const { name, path } of compilers) {
    if (!existsSync(path)) {
      console.log(`TypeScript ${name}  absent`)
      continue
    }
    for (const run of runs) report(name, run.name, check(path, run))
    report(name, 'declarations of users', checkDeclarations(path))
    report(name, 'every slot beside every other', checkPairs(path))
    compareTimes(name, path)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function report(compiler, what, problems) {
  console.log(`TypeScript ${compiler}  ${what}: ${problems.length === 0 ? 'ok' : `FAILED\n${problems.join('\n')}`}`)
  if (problems.length > 0) process.exitCode = 1
}

/** What a compiler says of the type tests and of the types themselves; users do not check the other sources. */
function check(path, { files, options }) {
  const { lines, status } = compile(
    path,
    'tests',
    files.map((file) => join(TESTS, file)),
    options,
  )
  const subject = options.isolatedDeclarations ? /\.test-d\.|^error/ : /test\/types\/|src\/types|^error/
  const problems = lines.filter((line) => /error TS/.test(line))
  return status === 0 || problems.length > 0 ? problems.filter((line) => subject.test(line)) : lines
}

/** What a compiler says of the program of pairs. */
function checkPairs(path) {
  const file = join(folder, 'pairs.ts')
  writeFileSync(file, slotPairs(PACKAGE, `./${relative(folder, join(ROOT, 'test/support/types.js'))}`))
  const { lines, status } = compile(path, 'pairs', [file], { declaration: false, types: [] })
  return status === 0 ? [] : lines
}

/**
 * As users have them: as a package, whose declarations are not checked again with every program, and name nothing but
 * its entries.
 */
function emitDeclarations(path) {
  const target = join(folder, 'node_modules', PACKAGE)
  const options = { noEmit: false, emitDeclarationOnly: true, outDir: target, rootDir: ROOT }
  const sources = [...Object.values(ENTRIES).map((entry) => `${entry}.ts`), 'src/record/making/template-copies.d.ts']
  const { lines, status } = compile(
    path,
    'emit',
    sources.map((source) => join(ROOT, source)),
    options,
  )
  if (status !== 0) throw new Error(lines.join('\n'))
  const exports = Object.fromEntries(Object.entries(ENTRIES).map(([name, entry]) => [name, `./${entry}.d.ts`]))
  writeFileSync(
    join(target, 'package.json'),
    JSON.stringify({ name: PACKAGE, version: '0.0.0', type: 'module', exports }),
  )
}

/** What declaration files of users can name, and the errors of what they cannot. */
function checkDeclarations(path) {
  copyFileSync(join(ROOT, 'test/fixtures/exported.ts'), join(folder, 'exported.ts'))
  writeFileSync(join(folder, 'unnamed.ts'), UNNAMED_CLASSES)
  const options = {
    noEmit: false,
    emitDeclarationOnly: true,
    outDir: join(folder, 'emitted'),
    rootDir: folder,
    types: [],
  }
  const emit = (file) => compile(path, 'declarations', [join(folder, file)], options).lines
  const numbers = [...new Set(emit('unnamed.ts').join('\n').match(/TS\d+/g))].sort()
  const isAsSaid = numbers.join() === UNNAMED.join()
  return [
    ...emit('exported.ts'),
    ...(isAsSaid ? [] : [`unnamed.ts: ${numbers.join()}, where docs/caveats.md says ${UNNAMED.join()}`]),
  ]
}

/** Checks 200 classes of 10 slots in each form, in turns, and one large class. */
function compareTimes(compiler, path) {
  const best = {}
  const isSlow = (form) => best[form].seconds > best.mapped.seconds * (LIMITS[form]?.times ?? Infinity)
  for (let round = 0; round < ROUNDS || (round < ROUNDS + MORE_ROUNDS && Object.keys(forms).some(isSlow)); round += 1) {
    for (const form of Object.keys(forms)) {
      const measured = measure(path, form, 200, 10)
      if (!best[form] || measured.seconds < best[form].seconds) best[form] = measured
    }
  }
  for (const [form, { seconds, instantiations }] of Object.entries(best)) {
    const tooMany =
      instantiations > (LIMITS[form]?.instantiations ?? Infinity)
        ? `  ABOVE ${LIMITS[form].instantiations} INSTANTIATIONS`
        : ''
    const tooSlow = isSlow(form) ? `  ABOVE ${LIMITS[form].times} TIMES` : ''
    const times = (seconds / best.mapped.seconds).toFixed(2)
    console.log(
      `TypeScript ${compiler}  200 classes of 10, ${form}: ${seconds.toFixed(2)} s, ${times} times mapped, ${instantiations} instantiations${tooMany}${tooSlow}`,
    )
    if (tooMany || tooSlow) process.exitCode = 1
  }
  for (const count of [50, 250, 1000]) {
    for (const form of ['slots', 'defaults', 'names']) {
      const { seconds, instantiations } = measure(path, form, 1, count)
      console.log(
        `TypeScript ${compiler}  1 class of ${count}, ${form}: ${seconds.toFixed(2)} s, ${instantiations} instantiations`,
      )
    }
  }
}

function measure(path, form, classCount, slotCount) {
  const lines = [heads[form]]
  const among = form === 'values' ? VALUES : SLOTS
  for (let index = 0; index < classCount; index += 1) {
    const slots = Array.from({ length: slotCount }, (_, position) => {
      const [type, kind, withDefault, value] = among[position % among.length]
      return { name: `${slotPrefix(`Class${index}`)}${position}`, type, kind, withDefault, value }
    })
    lines.push(forms[form](`Class${index}`, slots))
  }
  writeFileSync(join(folder, 'classes.ts'), lines.join('\n'))
  const { lines: said, status } = compile(
    path,
    'classes',
    [join(folder, 'classes.ts')],
    { declaration: false, types: [] },
    ['--extendedDiagnostics'],
  )
  if (status !== 0) throw new Error(said.slice(0, 5).join('\n'))
  const figure = (label) =>
    Number.parseFloat(/[\d.]+/.exec(said.find((line) => line.startsWith(label)).slice(label.length))[0])
  return { seconds: figure('Check time'), instantiations: figure('Instantiations') }
}

/** Runs a compiler with the options of the project and these. */
function compile(path, name, files, options, flags = []) {
  mkdirSync(folder, { recursive: true })
  const config = join(folder, `tsconfig.${name}.json`)
  const compilerOptions = { typeRoots: [join(ROOT, 'node_modules/@types')], ...options }
  writeFileSync(config, JSON.stringify({ extends: join(ROOT, 'tsconfig.json'), compilerOptions, include: [], files }))
  const { stdout, stderr, status } = spawnSync(process.execPath, [path, '-p', config, '--pretty', 'false', ...flags], {
    encoding: 'utf8',
    maxBuffer: 1e8,
  })
  return { lines: `${stdout}${stderr}`.split('\n').filter(Boolean), status }
}
