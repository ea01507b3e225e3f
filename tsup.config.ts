import { defineConfig } from 'tsup'

export default defineConfig({
  entry: { index: 'src/index.ts', interpreted: 'src/interpreted.ts', shape: 'src/shape/index.ts' },
  format: ['esm', 'cjs'],
  target: 'es2022', // below it #private turns into WeakMaps
  platform: 'neutral',
  splitting: true, // one copy of each class, shared by all entries
  treeshake: true, // without it the split CJS is rewritten by a tool that turns class fields into methods
  sourcemap: true,
  clean: true,
  dts: { compilerOptions: { ignoreDeprecations: '6.0' } }, // tsup hands the d.ts program a baseUrl, which TypeScript 6 refuses otherwise
})
