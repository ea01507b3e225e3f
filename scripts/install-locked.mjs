/** Installs packages that the main manifest does not have. */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('..', import.meta.url))

/**
 * Installs what the lock file of a folder names, unless that very lock file was installed before.
 *
 * @param {string} name The folder, below the root of the repository.
 */
export function installLocked(name) {
  const folder = join(ROOT, name)
  const lock = readFileSync(join(folder, 'package-lock.json'), 'utf8')
  const note = join(folder, 'node_modules/.installed-lock')
  if (existsSync(note) && readFileSync(note, 'utf8') === lock) return
  console.log(`npm ci --prefix ${name}`)
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  writeFileSync(note, lock)
}
