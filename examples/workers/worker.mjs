/** A worker of main.mjs: it moves the particles of a range when it is asked to. */
import { parentPort, workerData } from 'node:worker_threads'
import { PackedArray } from 'slotted/packed'
import { Particle } from './particle.mjs'

const swarms = workerData.map((message) => PackedArray.attach(Particle, message))

// The loop has a function of its own, which is called anew for each step: V8 compiles one that it has to replace while it
// runs less well, and in some runs it stayed at a third of the speed.
function move(swarm, range) {
  for (const particle of swarm.rows(...range)) particle.step(0.01)
}

parentPort.on('message', ({ swarm, range, steps }) => {
  for (let step = 0; step < steps; step++) move(swarms[swarm], range)
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin
  parentPort.postMessage('done')
})
