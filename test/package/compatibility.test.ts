import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')

/** What is installed so that others run. */
const HELPERS =
  /^(?:react|react-dom|@babel\/runtime|@rollup\/plugin-node-resolve|@react-native\/metro-babel-transformer)$/

test.each(['bundlers', 'compilers'])('docs/compatibility.md tells of the versions that runtimes/%s pins', (folder) => {
  const { dependencies } = JSON.parse(read(`runtimes/${folder}/package.json`)) as {
    dependencies: Record<string, string>
  }
  const page = read('docs/compatibility.md')
  for (const [name, version] of Object.entries(dependencies)) {
    expect(version, name).toMatch(/^(?:npm:.*@)?\d+\.\d+\.\d+$/)
    if (!HELPERS.test(name))
      expect(page, name).toMatch(new RegExp(`\\b${version.replace(/^npm:.*@/, '').replaceAll('.', '\\.')}\\b`))
  }
})
