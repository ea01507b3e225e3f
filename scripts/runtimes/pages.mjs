/** The smoke test in the pages of a browser, served in different ways. */
import { ISOLATED, openPage } from './browser.mjs'

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

const counted = (count, noun) => `${count} ${noun}${count === 1 ? '' : 's'}`

/**
 * Opens each page; workers run where there is shared memory.
 *
 * @param {'chromium' | 'firefox'} name
 * @param {string} path The browser.
 */
export async function runPages(name, path) {
  const lines = []
  for (const page of PAGES) {
    const { what, headers, search = '', form, isShared, least = 0, most } = page
    const options = { page: 'scripts/smoke.html', headers, search }
    const { error, problems, sharing, violations, reports, ...result } = await openPage(name, path, options)
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
