/**
 * Runs the built files in every engine that is found: other Nodes, Bun and Deno from runtimes/ (`npm ci --prefix runtimes`), Chromium and
 * Firefox of the machine. An engine that is absent is reported, and is no failure.
 */
import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const RUNTIMES = join(ROOT, 'runtimes/node_modules')
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.mjs': 'text/javascript' }

/** Without them a page has no SharedArrayBuffer. */
const ISOLATED = { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' }
const NO_EVAL = { 'content-security-policy': "script-src 'self' 'unsafe-inline'" }

const PAGES = [
  { what: 'isolated', headers: ISOLATED, form: 'compiled', isShared: true },
  { what: 'isolated, no unsafe-eval', headers: { ...ISOLATED, ...NO_EVAL }, form: 'interpreted', isShared: true },
  { what: 'not isolated', headers: {}, form: 'compiled', isShared: false },
]

const engines = [
  ...['node22', 'node24', 'node26'].map((name) => ({ name, path: join(RUNTIMES, name, 'bin/node'), run: runSuites })),
  { name: 'bun', path: join(RUNTIMES, '@oven/bun-linux-x64/bin/bun'), run: (path) => runSmoke(path, []) },
  { name: 'deno', path: join(RUNTIMES, '@deno/linux-x64-glibc/deno'), run: (path) => runSmoke(path, ['run', '--quiet', '--no-remote', '-A']) },
  { name: 'chromium', path: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium', run: runChromium },
  { name: 'firefox', path: process.env.FIREFOX_PATH ?? '/usr/bin/firefox-esr', run: runFirefox },
]

for (const { name, path, run } of engines) {
  if (!existsSync(path)) {
    console.log(`${name.padEnd(10)} absent`)
    continue
  }
  try {
    for (const line of await run(path)) console.log(`${name.padEnd(10)} ${line}`)
  } catch (error) {
    process.exitCode = 1
    console.log(`${name.padEnd(10)} FAILED ${String(error.stdout ?? '')}${String(error.stderr ?? error).slice(0, 2000)}`)
  }
}

/** All tests of the built files, under another Node. */
function runSuites(path) {
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--project', 'dist', '--project', 'noeval', '--reporter', 'dot']
  const output = execFileSync(path, args, { cwd: ROOT, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' }, stdio: ['ignore', 'pipe', 'pipe'] })
  const version = execFileSync(path, ['--version'], { encoding: 'utf8' }).trim()
  return [`${version} ${/Tests .*/.exec(output)?.[0]}`]
}

function runSmoke(path, args) {
  const options = { cwd: ROOT, encoding: 'utf8', timeout: 60_000 }
  return execFileSync(path, [...args, 'scripts/smoke-here.mjs'], options).trim().split('\n')
}

function runChromium(path) {
  const flags = ['--headless=new', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking']
  return inPages(path, (profile, url) => [...flags, `--user-data-dir=${profile}`, url])
}

function runFirefox(path) {
  return inPages(path, (profile, url) => ['--headless', '--no-remote', '--profile', profile, url])
}

/** Opens the page as it is served in different ways; workers run where there is shared memory. */
async function inPages(path, argsFor) {
  const lines = []
  for (const { what, headers, form, isShared } of PAGES) {
    const result = await openPage(path, argsFor, headers)
    if (result.error) throw new Error(`${what}: ${result.error}`)
    const { problems, sharing } = result
    if (problems.length > 0 || result.form !== form || sharing.isRun !== isShared) throw new Error(`${what}: ${[result.form, sharing.summary, ...problems].join(', ')}`)
    lines.push(`${form}: ok (${what}); ${sharing.summary}`)
  }
  return lines
}

function openPage(path, argsFor, headers) {
  const profile = mkdtempSync(join(tmpdir(), 'slotted-'))
  return new Promise((resolve) => {
    const server = createServer((request, response) => {
      if (request.url === '/done') {
        let body = ''
        request.on('data', (part) => { body += part })
        request.on('end', () => finish(JSON.parse(body)))
        response.end()
        return
      }
      const file = /^\/((?:dist|scripts)\/[\w.-]+)?$/.exec(request.url)
      const target = file && join(ROOT, file[1] ?? 'scripts/smoke.html')
      if (target && existsSync(target)) {
        response.writeHead(200, { ...headers, 'content-type': TYPES[extname(target)] ?? 'text/plain' }).end(readFileSync(target))
      } else {
        response.writeHead(404).end()
      }
    })
    let browser
    const timer = setTimeout(() => finish({ error: 'no answer within 60 s' }), 60_000)
    const finish = (result) => {
      clearTimeout(timer)
      try {
        process.kill(-browser.pid, 'SIGKILL')
      } catch {
        // It has ended by itself.
      }
      server.closeAllConnections()
      server.close(() => {
        rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
        resolve(result)
      })
    }
    server.listen(0, '127.0.0.1', () => {
      browser = spawn(path, argsFor(profile, `http://127.0.0.1:${server.address().port}/`), { stdio: 'ignore', detached: true })
    })
  })
}
