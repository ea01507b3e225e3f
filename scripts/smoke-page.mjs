/**
 * The smoke test in a page: `?interpreted` imports that entry before all else. Counts what a Content-Security-Policy
 * reports.
 */
import { smoke } from './smoke.mjs'
import { smokePacked } from './smoke-packed.mjs'
import { smokeSharing } from './smoke-sharing.mjs'

let violations = 0
addEventListener('securitypolicyviolation', () => {
  violations++
})

let result
try {
  if (location.search === '?interpreted') await import('/dist/interpreted.js')
  const [slotted, packed] = await Promise.all([import('/dist/index.js'), import('/dist/packed.js')])
  const { form, problems } = smoke(slotted)
  const sharing = await smokeSharing(slotted, packed, location.search !== '?interpreted')
  result = { form, problems: [...problems, ...smokePacked(slotted, packed), ...sharing.problems], sharing }
} catch (error) {
  result = { error: String(error) }
}
// Violations are told in tasks of their own.
await new Promise((resolve) => setTimeout(resolve, 100))
await fetch('/done', { method: 'POST', body: JSON.stringify({ ...result, violations }) })
