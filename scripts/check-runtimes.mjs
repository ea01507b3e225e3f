/**
 * Runs the built files in every engine that is found: other Nodes, Bun, Deno, workerd, QuickJS and a lockdown from
 * runtimes/ (`npm ci --prefix runtimes`), Chromium and Firefox of the machine. An engine that is absent is named; with
 * `--all` it is a failure.
 */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { argumentsFor, PATHS, ROOT, RUNTIMES } from './runtimes/engines.mjs'
import { runPages } from './runtimes/pages.mjs'

const OPTIONS = { cwd: ROOT, encoding: 'utf8', timeout: 900_000, maxBuffer: 2 ** 26, stdio: ['ignore', 'pipe', 'pipe'] }
const NO_PRIVATE = '--js-nonextensible-applies-to-private'

const engines = [
  { name: 'node20', path: PATHS.node20, run: (path) => run(path, ['scripts/smoke-private.mjs']) },
  ...['node22', 'node24', 'node26'].map((name) => ({
    name,
    path: PATHS[name],
    run: (path) => [...runSuites(path), ...run(path, ['scripts/smoke-private.mjs'])],
  })),
  {
    name: 'node26, no private member on closed objects',
    path: PATHS.node26,
    run: (path) => [
      ...run(path, [NO_PRIVATE, 'scripts/smoke-here.mjs']),
      ...run(path, [NO_PRIVATE, 'scripts/smoke-private.mjs']),
    ],
  },
  {
    name: 'node20, frozen intrinsics',
    path: PATHS.node20,
    run: (path) => run(path, ['--frozen-intrinsics', 'scripts/smoke-here.mjs']),
  },
  {
    name: 'node26, frozen intrinsics',
    path: PATHS.node26,
    run: (path) => run(path, ['--frozen-intrinsics', 'scripts/smoke-here.mjs']),
  },
  { name: 'lockdown of ses', path: join(RUNTIMES, 'ses'), run: () => runSandbox(process.execPath, 'lockdown') },
  { name: 'workerd', path: join(RUNTIMES, 'miniflare'), run: () => runSandbox(PATHS.node24, 'workerd') },
  { name: 'quickjs', path: join(RUNTIMES, 'quickjs-emscripten'), run: () => runSandbox(process.execPath, 'quickjs') },
  ...['bun', 'deno'].map((name) => ({
    name,
    path: PATHS[name],
    run: (path) => run(path, argumentsFor(name, 'scripts/smoke-here.mjs')),
  })),
  ...['chromium', 'firefox'].map((name) => ({ name, path: PATHS[name], run: (path) => runPages(name, path) })),
]

const mustHaveAll = process.argv.includes('--all')
const WIDTH = Math.max(...engines.map(({ name }) => name.length)) + 2

for (const { name, path, run: runEngine } of engines) {
  if (!existsSync(path)) {
    print(name, ['absent'])
    if (mustHaveAll) process.exitCode = 1
    continue
  }
  try {
    print(name, await runEngine(path))
  } catch (error) {
    process.exitCode = 1
    print(name, [`FAILED ${String(error.stdout ?? '')}${String(error.stderr ?? error).slice(0, 2000)}`])
  }
}

/** All tests of the built files, under another Node. */
function runSuites(path) {
  const args = [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--project',
    'dist',
    '--project',
    'noeval',
    '--reporter',
    'dot',
  ]
  const output = execFileSync(path, args, { ...OPTIONS, env: { ...process.env, NO_COLOR: '1' } })
  return [`${execFileSync(path, ['--version'], OPTIONS).trim()} ${/Tests .*/.exec(output)?.[0]}`]
}

function run(path, args) {
  return execFileSync(path, args, OPTIONS).trim().split('\n')
}

function runSandbox(node, engine) {
  return run(node, ['scripts/runtimes/sandboxes.mjs', engine])
}

function print(name, lines) {
  for (const [index, line] of lines.entries()) console.log(`${(index === 0 ? name : '').padEnd(WIDTH)}${line}`)
}
