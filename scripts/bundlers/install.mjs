/** What the tools need on disk: themselves, and the packed library in a folder of its own. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { installLocked, ROOT } from '../install-locked.mjs'

export { ROOT }
const NPM = { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }

/**
 * Installs the tools of a manifest below runtimes/, unless its lock file was installed before.
 *
 * @param {'bundlers' | 'compilers'} manifest
 */
export const installTools = (manifest) => installLocked(`runtimes/${manifest}`)

/** The tool of a manifest, as `require` finds it. */
export function tool(manifest, name) {
  return createRequire(join(ROOT, 'runtimes', manifest, 'package.json'))(name)
}

/** The file of a tool, as `require` finds it. */
export function pathOf(manifest, name) {
  return createRequire(join(ROOT, 'runtimes', manifest, 'package.json')).resolve(name)
}

/** The version of a tool that the lock file names. */
export function versionOf(manifest, name) {
  const { packages } = JSON.parse(readFileSync(join(ROOT, 'runtimes', manifest, 'package-lock.json'), 'utf8'))
  return packages[`node_modules/${name}`].version
}

/**
 * Packs the library as it would be published, which builds it, and installs the tarball into an empty project. The
 * folder lies below the tools, because some of them must be found from where the program is.
 *
 * @returns {string} The folder of the project.
 */
export function installPacked(manifest) {
  const work = join(ROOT, 'runtimes', manifest, 'work')
  rmSync(work, { recursive: true, force: true })
  mkdirSync(work, { recursive: true })
  execFileSync('npm', ['pack', '--silent', '--pack-destination', work], { ...NPM, cwd: ROOT })
  const tarball = readdirSync(work).find((file) => file.endsWith('.tgz'))
  writeFileSync(join(work, 'package.json'), '{ "private": true, "name": "consumer", "type": "module" }\n')
  execFileSync(
    'npm',
    ['install', '--silent', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', `./${tarball}`],
    { ...NPM, cwd: work },
  )
  return work
}
