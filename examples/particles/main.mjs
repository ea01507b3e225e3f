/**
 * A million particles in a box, as objects and packed, of the very same class. Run it with `node
 * examples/particles/main.mjs`.
 */
import { packedLayout } from 'slotted/packed'
import { askFreshProcess } from '../shared/child.mjs'
import { toCount, wrap } from '../shared/figures.mjs'
import { paint, print, progress, width } from '../shared/terminal.mjs'
import { Particle } from './particle.mjs'
import { tableOf, wordsOf } from './report.mjs'
import { show } from './show.mjs'
import { STORAGES } from './storages.mjs'
import { readCommandLine, UsageError } from './usage.mjs'

const SCRIPT = new URL('measure.mjs', import.meta.url)
/** Seconds from one frame to the next. */
const DT = 1 / 30

async function main() {
  const { help, count, frames } = readCommandLine(process.argv.slice(2))
  if (help !== undefined) return print(help)

  print(
    `${paint(['bold'], `${toCount(count)} particles`)} in a box, ${toCount(frames)} frames, ` +
      `on Node ${process.versions.node}\n`,
  )
  const results = await measureEach(count, frames)
  print(tableOf(results, count))
  print(`\n${wrap(wordsOf(results, count, packedLayout(Particle).bytesPerRecord), width)}`)
  return show(count, frames, DT)
}

async function measureEach(count, frames) {
  const results = []
  for (const { key, label } of STORAGES) {
    progress.show(`moving them as ${label} …`)
    const cost = await askFreshProcess(SCRIPT, { storage: key, count, frames, dt: DT }, { what: label })
    results.push({ label, ...cost })
  }
  progress.clear()
  const [first, ...others] = results
  if (others.some(({ fingerprint }) => fingerprint !== first.fingerprint))
    throw new Error('the storages came to different positions')
  return results
}

try {
  await main()
} catch (error) {
  progress.clear()
  process.stderr.write(`particles: ${error.message.split('\n')[0]}\n`)
  process.exitCode = error instanceof UsageError ? 2 : 1
}
