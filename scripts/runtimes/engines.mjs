/** Where the engines are: other Nodes, Bun and Deno in runtimes/ (`npm ci --prefix runtimes`), browsers of the machine. */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('../..', import.meta.url))
export const RUNTIMES = join(ROOT, 'runtimes/node_modules')

/** The path of each engine, whether it is there or not. */
export const PATHS = {
  node20: process.execPath,
  node22: join(RUNTIMES, 'node22/bin/node'),
  node24: join(RUNTIMES, 'node24/bin/node'),
  node26: join(RUNTIMES, 'node26/bin/node'),
  bun: join(RUNTIMES, '@oven/bun-linux-x64/bin/bun'),
  deno: join(RUNTIMES, '@deno/linux-x64-glibc/deno'),
  chromium: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  firefox: process.env.FIREFOX_PATH ?? '/usr/bin/firefox-esr',
}

const DENO = ['run', '--quiet', '--no-remote', '-A']

/** The arguments with which an engine that is not a browser runs a module of the repository. */
export const argumentsFor = (name, module) => (name === 'deno' ? [...DENO, module] : [module])
