/** A child process: keeps the particles in one storage, moves them frame by frame, and sends back what that cost. */
import { answer } from '../shared/child.mjs'
import { median, timeOf } from '../shared/figures.mjs'
import { bytesFreedBy, memoryInUse } from '../shared/memory.mjs'
import { fingerprintOf } from './fingerprint.mjs'
import { stepAll } from './particle.mjs'
import { STORAGES } from './storages.mjs'

answer(({ storage, count, frames, dt }) => {
  const { make } = STORAGES.find(({ key }) => key === storage)
  return measure(() => make(count), frames, dt)
})

async function measure(make, frames, dt) {
  // Not a variable: a frame of the stack goes on holding what it once passed as an argument, and the particles could not be released.
  const kept = { particles: undefined }
  const createMilliseconds = timeOf(() => {
    kept.particles = make()
  })
  // The first frames run before the loop is compiled; the median is that of a frame like most.
  const frameMilliseconds = median(Array.from({ length: frames }, () => timeOf(() => stepAll(kept.particles, dt))))
  const fingerprint = fingerprintOf(kept.particles)
  // What the compiler left behind goes first.
  await memoryInUse()
  const { all } = await bytesFreedBy(() => {
    kept.particles = undefined
  })
  return { bytes: all, createMilliseconds, frameMilliseconds, fingerprint }
}
