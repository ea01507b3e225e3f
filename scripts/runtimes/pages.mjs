/** The smoke test in the pages of a browser, served in different ways. */
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.mjs': 'text/javascript' }

/** Without them a page has no SharedArrayBuffer. */
const ISOLATED = { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' }
const POLICY = "script-src 'self'; report-uri /report"
const ENFORCED = { ...ISOLATED, 'content-security-policy': POLICY }
const REPORTED = { ...ISOLATED, 'content-security-policy-report-only': POLICY }

/**
 * `most`: how many violations a page may report; `least`: how many it must. Where a policy is only reported, each
 * generated text is one, and nothing can be known before.
 */
const PAGES = [
  { what: 'isolated', headers: ISOLATED, form: 'compiled', isShared: true, most: 0 },
  { what: 'not isolated', headers: {}, form: 'compiled', isShared: false, most: 0 },
  { what: 'policy enforced', headers: ENFORCED, form: 'interpreted', isShared: true, most: 1 },
  {
    what: 'policy enforced, slotted/interpreted first',
    headers: ENFORCED,
    search: '?interpreted',
    form: 'interpreted',
    isShared: true,
    most: 0,
  },
  {
    what: 'policy reported',
    headers: REPORTED,
    form: 'compiled',
    isShared: true,
    least: 2,
    most: Number.POSITIVE_INFINITY,
  },
  {
    what: 'policy reported, slotted/interpreted first',
    headers: REPORTED,
    search: '?interpreted',
    form: 'interpreted',
    isShared: true,
    most: 0,
  },
]

export function runChromium(path) {
  const flags = ['--headless=new', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking']
  return inPages(path, (profile, url) => [...flags, `--user-data-dir=${profile}`, url])
}

export function runFirefox(path) {
  return inPages(path, (profile, url) => ['--headless', '--no-remote', '--profile', profile, url])
}

const counted = (count, noun) => `${count} ${noun}${count === 1 ? '' : 's'}`

/** Opens each page; workers run where there is shared memory. */
async function inPages(path, argsFor) {
  const lines = []
  for (const page of PAGES) {
    const { what, headers, search = '', form, isShared, least = 0, most } = page
    const { error, problems, sharing, violations, reports, ...result } = await openPage(path, argsFor, headers, search)
    if (error) throw new Error(`${what}: ${error}`)
    const isFine =
      problems.length === 0 &&
      result.form === form &&
      sharing.isRun === isShared &&
      violations >= least &&
      violations <= most &&
      (most > 0 || reports === 0)
    if (!isFine)
      throw new Error(`${what}: ${[result.form, sharing.summary, `${violations} violations`, ...problems].join(', ')}`)
    const counts = `${counted(violations, 'violation')}, ${counted(reports, 'report')}`
    lines.push(`${form.padEnd(11)} ${what}: ${counts}; ${sharing.summary}`)
  }
  return lines
}

function openPage(path, argsFor, headers, search) {
  const profile = mkdtempSync(join(tmpdir(), 'slotted-'))
  return new Promise((resolve) => {
    let reports = 0
    let browser
    const server = createServer((request, response) => {
      if (request.url === '/report') {
        reports++
        response.end()
      } else if (request.url === '/done') {
        let body = ''
        request.on('data', (part) => (body += part))
        request.on('end', () => finish({ ...JSON.parse(body), reports }))
        response.end()
      } else answer(new URL(request.url, 'http://page').pathname, headers, response)
    })
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
      browser = spawn(path, argsFor(profile, `http://127.0.0.1:${server.address().port}/${search}`), {
        stdio: 'ignore',
        detached: true,
      })
    })
  })
}

function answer(path, headers, response) {
  const file = /^\/((?:dist|scripts)\/[\w.-]+)?$/.exec(path)
  const target = file && join(ROOT, file[1] ?? 'scripts/smoke.html')
  if (target && existsSync(target))
    response
      .writeHead(200, { ...headers, 'content-type': TYPES[extname(target)] ?? 'text/plain' })
      .end(readFileSync(target))
  else response.writeHead(404).end()
}
