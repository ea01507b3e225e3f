import { defineConfig } from 'tsup'

/** What package.json exports. */
const PUBLIC = { index: 'src/index.ts', interpreted: 'src/interpreted.ts', packed: 'src/packed/index.ts', shape: 'src/shape/index.ts' }

/** Files of their own behind `index` and `packed`, so that a bundler leaves out what is not imported. */
const PARTS = {
  'define-slots': 'src/define-slots.ts',
  slots: 'src/slots.ts',
  dynamic: 'src/dynamic.ts',
  copy: 'src/record/copy.ts',
  assign: 'src/record/assign.ts',
  equals: 'src/record/equals.ts',
  compare: 'src/record/compare.ts',
  hash: 'src/record/hash.ts',
  'to-object': 'src/record/to-object.ts',
  parse: 'src/record/parse.ts',
  describe: 'src/record/describe.ts',
  operations: 'src/record/operations.ts',
  'with-methods': 'src/record/with-methods.ts',
  'packed-array': 'src/packed/packed-array.ts',
  'packed-pool': 'src/packed/packed-pool.ts',
  'packed-layout': 'src/packed/packed-layout.ts',
}

export default defineConfig({
  entry: { ...PUBLIC, ...PARTS },
  format: ['esm', 'cjs'],
  target: 'es2022', // below it #private turns into WeakMaps
  platform: 'neutral',
  splitting: true, // one copy of each class, shared by all entries
  treeshake: true, // without it the split CJS is rewritten by a tool that turns class fields into methods
  sourcemap: true,
  clean: true,
  dts: {
    entry: PUBLIC,
    compilerOptions: { ignoreDeprecations: '6.0' }, // tsup hands the d.ts program a baseUrl, which TypeScript 6 refuses otherwise
  },
})
