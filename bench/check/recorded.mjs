/** The build that the committed ratios came with, so that another machine can be told from slower code. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const HERE = fileURLToPath(new URL('../../', import.meta.url))
const RESULTS = 'bench/results/check.json'

/**
 * Builds the commit that wrote the committed ratios last, with the packages of this checkout, in a folder of its own.
 *
 * @template T
 * @param {(folder: string) => T} use Gets the folder of that checkout, which is gone when this returns.
 * @returns {T}
 * @throws {Error} If the history does not have that commit, or it cannot be built.
 */
export function withRecordedBuild(use) {
  const commit = recordedCommit()
  const parent = mkdtempSync(join(tmpdir(), 'slotted-check-'))
  const folder = join(parent, 'recorded')
  try {
    git('worktree', 'add', '--detach', folder, commit)
    symlinkSync(join(HERE, 'node_modules'), join(folder, 'node_modules'))
    run(join(HERE, 'node_modules/.bin/tsup'), ['--no-dts', '--silent'], folder)
    return use(folder)
  } finally {
    rmSync(parent, { recursive: true, force: true })
    git('worktree', 'prune')
  }
}

function recordedCommit() {
  // The oldest commit of a shallow clone seems to have written every file.
  if (git('rev-parse', '--is-shallow-repository') === 'true')
    throw new Error('the history of this clone is cut off: git fetch --unshallow brings the commit they came with.')
  return git('log', '-1', '--format=%H', '--', RESULTS)
}

const git = (...parameters) => run('git', parameters, HERE).trim()

function run(command, parameters, cwd) {
  return execFileSync(command, parameters, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
}
