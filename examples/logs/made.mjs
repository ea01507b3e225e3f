/** The log of a server that nobody asked anything: the same lines in every process. */
import { randomFrom } from '../shared/random.mjs'
import { METHODS } from './entry.mjs'

const SEED = 1
const FIRST = Date.UTC(2026, 0, 31)
const DAY = 86_400_000
const HOSTS = 20_000
const USERS = 5000
/** Characters that are handed on at once, as when a file is read. */
const CHUNK = 65_536
/** One line of so many was cut off. */
const CUT = 1000

const PAGES = ['/', '/login', '/search', '/basket', '/api/orders', '/api/prices', '/style.css', '/logo.svg']
const PATHS = Array.from({ length: 200 }, (_, number) => PAGES[number] ?? `/articles/${number}`)
const SYSTEMS = ['X11; Linux x86_64', 'Windows NT 10.0; Win64; x64', 'Macintosh; Intel Mac OS X 10_15_7']
const AGENTS = Array.from(
  { length: 36 },
  (_, number) => `Mozilla/5.0 (${SYSTEMS[number % 3]}; rv:${120 + number}.0) Gecko/20100101 Firefox/${120 + number}.0`,
)
const STATUSES = [200, 200, 200, 200, 200, 200, 200, 304, 301, 404]

/** `count` lines in pieces of text, which end anywhere. */
export function* logOf(count) {
  const random = randomFrom(SEED)
  let text = ''
  for (let number = 0; number < count; number++) {
    const line = lineOf(number, FIRST + Math.floor((number * DAY) / count), random)
    text += number % CUT === CUT - 1 ? `${line.slice(0, 60)}\n` : `${line}\n`
    while (text.length >= CHUNK) {
      yield text.slice(0, CHUNK)
      text = text.slice(CHUNK)
    }
  }
  yield text
}

function lineOf(number, at, random) {
  const below = (limit) => Math.floor(limit * random())
  // Some are there far more often than others.
  const host = Math.floor(HOSTS * random() ** 3)
  const path = Math.floor(PATHS.length * random() ** 2)
  const isError = random() < (path % 7 === 4 ? 0.05 : 0.002)
  const status = isError ? 500 + below(4) : STATUSES[below(STATUSES.length)]
  const duration = (2 + (path % 5)) * (1 - 3 * Math.log(1 - random())) + (isError ? 1000 : 0)
  return [
    new Date(at).toISOString(),
    // Odd times the number: each request has an identifier of its own.
    (Math.imul(number, 0x9e3779b1) >>> 0).toString(16).padStart(8, '0'),
    `10.${host >> 8}.${host & 255}.${1 + (host % 250)}`,
    below(3) === 0 ? `user${below(USERS)}` : '-',
    METHODS[path === 1 || path === 4 ? 1 + below(3) : 0],
    PATHS[path],
    status,
    status === 304 ? 0 : 200 + below(50_000),
    duration.toFixed(1),
    `"${AGENTS[below(AGENTS.length)]}"`,
  ].join(' ')
}
