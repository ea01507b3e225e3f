import { readdirSync, readFileSync } from 'node:fs'
import { defineConfig } from 'vitest/config'
import { markdownTests } from './test/support/markdown.js'

const pages = ['README.md', ...readdirSync('docs').map((page) => `docs/${page}`)].filter(
  (page) => page.endsWith('.md') && readFileSync(page, 'utf8').includes('\n```ts\n'),
)

export default defineConfig({
  test: {
    // By default there is one fewer than there are cores, and many tests wait for processes of their own.
    maxWorkers: 2,
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      reporter: ['text', 'json-summary'],
      // Instrumented code is slow, so a timed test may be late: the table is printed all the same.
      reportOnFailure: true,
    },
    projects: [
      {
        // The sources.
        test: {
          name: 'source',
          include: ['test/**/*.test.ts'],
          exclude: ['test/**/*.{dist,builds,noeval}.test.ts'],
          testTimeout: 30_000,
        },
      },
      {
        // The built files, imported by the package's own name.
        test: {
          name: 'dist',
          include: ['test/**/*.dist.test.ts'],
          pool: 'forks',
          execArgv: ['--expose-gc'],
          testTimeout: 30_000,
        },
      },
      {
        // All suites on the combinations of format and form that `dist` and `noeval` do not have. Not part of `npm test`.
        test: {
          name: 'builds',
          include: ['test/**/*.builds.test.ts'],
          pool: 'forks',
          execArgv: ['--expose-gc'],
          testTimeout: 30_000,
        },
      },
      {
        // The built CommonJS files where code may not be generated.
        test: {
          name: 'noeval',
          include: ['test/**/*.noeval.test.ts'],
          pool: 'forks',
          execArgv: ['--disallow-code-generation-from-strings'],
        },
      },
      {
        // Every `ts` block of these pages, run against the built files.
        plugins: [markdownTests()],
        test: { name: 'docs', include: pages, testTimeout: 30_000 },
      },
    ],
  },
})
