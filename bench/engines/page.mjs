/** One piece of work in a page: its address has the task, and the figures go back to the server. */
let answer
try {
  const { measure } = await import('./measure.mjs')
  answer = { figures: measure(JSON.parse(decodeURIComponent(location.search.slice(1)))), agent: navigator.userAgent }
} catch (error) {
  answer = { error: String(error) }
}
await fetch('/done', { method: 'POST', body: JSON.stringify(answer) })
