/** A child process: keeps the particles in one storage, moves them frame by frame, and sends back what that cost. */
import { watchMemory } from 'slotted/memory'
import { answer } from '../shared/child.mjs'
import { median, timeOf } from '../shared/figures.mjs'
import { fingerprintOf } from './fingerprint.mjs'
import { stepAll } from './particle.mjs'
import { STORAGES } from './storages.mjs'

answer(({ storage, count, frames, dt }) => {
  const { make } = STORAGES.find(({ key }) => key === storage)
  return measure(() => make(count), frames, dt)
})

async function measure(make, frames, dt) {
  // Not a variable: a frame of the stack goes on holding what it once passed as an argument, and the particles could
  // not be released.
  const kept = { particles: undefined }
  const createMilliseconds = timeOf(() => {
    kept.particles = make()
  })
  // The first frames run before the loop is compiled; the median is that of a frame like most.
  const frameMilliseconds = median(Array.from({ length: frames }, () => timeOf(() => stepAll(kept.particles, dt))))
  const fingerprint = lookAt(kept, fingerprintOf)
  // What letting go of them sets free: in making them the compiler left things behind too.
  const watch = watchMemory()
  kept.particles = undefined
  const bytes = -watch.stop().used
  return { bytes, createMilliseconds, frameMilliseconds, fingerprint }
}

/** In a frame of its own, which is gone when the particles are let go of. */
const lookAt = ({ particles }, look) => look(particles)
