/** Opens a page of the repository in a browser without a window, and waits for what the page sends to `/done`. */
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { ROOT } from './engines.mjs'

const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.mjs': 'text/javascript' }

/** Without them a page has no SharedArrayBuffer, and a coarse clock. */
export const ISOLATED = { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' }

const CHROMIUM = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
]

const ARGUMENTS = {
  chromium: (profile, url) => [...CHROMIUM, `--user-data-dir=${profile}`, url],
  firefox: (profile, url) => ['--headless', '--no-remote', '--profile', profile, url],
}

/**
 * Opens `page` in a fresh browser.
 *
 * @param {keyof typeof ARGUMENTS} name
 * @param {string} path The browser.
 * @param {{ page: string, headers: Record<string, string>, search?: string, seconds?: number }} options `page`: a file
 * of the repository; `headers` go with each file; `seconds`: how long to wait for the answer.
 * @returns {Promise<any>} What the page sent, and how many `reports` of violations came; or an `error`.
 */
export function openPage(name, path, { page, headers, search = '', seconds = 60 }) {
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
      } else answer(new URL(request.url, 'http://page').pathname, page, headers, response)
    })
    const timer = setTimeout(() => finish({ error: `no answer within ${seconds} s` }), seconds * 1000)
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
      const url = `http://127.0.0.1:${server.address().port}/${search}`
      browser = spawn(path, ARGUMENTS[name](profile, url), { stdio: 'ignore', detached: true })
    })
  })
}

function answer(path, page, headers, response) {
  const file = path === '/' ? page : /^\/((?:dist|scripts|bench|bench\/engines)\/[\w.-]+)$/.exec(path)?.[1]
  const target = file && join(ROOT, file)
  if (target && existsSync(target))
    response
      .writeHead(200, { ...headers, 'content-type': TYPES[extname(target)] ?? 'text/plain' })
      .end(readFileSync(target))
  else response.writeHead(404).end()
}
