/** pyarrow, in a process of its own. */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const SCRIPT = fileURLToPath(new URL('pyarrow_files.py', import.meta.url))

export async function pyarrow(readers) {
  const own = join(readers, 'venv/bin/python')
  const python = process.env.PYTHON ?? (existsSync(own) ? own : 'python3')
  const run = (...args) =>
    execFileSync(python, [SCRIPT, ...args], { encoding: 'utf8', maxBuffer: 2 ** 28, stdio: ['ignore', 'pipe', 'pipe'] })
  return {
    name: `pyarrow ${run('version').trim()}`,
    formats: ['parquet', 'arrow'],
    columns: async (path) => JSON.parse(run('read', path)),
    rewrite: async (path, to) => JSON.parse(run('rewrite', path, to)),
    foreign: async (to) => JSON.parse(run('foreign', to)),
  }
}
