/**
 * Two workers that move the particles of one shared array, to one worker: `node bench/two-threads.mjs [count]`. Wall
 * time, since two cores are the point.
 */
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads'
import { defineSlots, f64 } from 'slotted'
import { PackedArray } from 'slotted/packed'
import { median } from './harness.mjs'

class Particle extends defineSlots({ x: f64, v: f64 }, { args: ['x', 'v'] }) {
  step(dt) {
    this.x += this.v * dt
  }
}

const ROUNDS = 9
const STEPS = 5

if (isMainThread) await report(Number(process.argv[2] ?? 10_000_000))
else work(PackedArray.attach(Particle, workerData.message))

async function report(count) {
  const particles = new PackedArray(Particle, { shared: true, capacity: count })
  for (let index = 0; index < count; index++) particles.push(index, 1)
  const workers = await Promise.all([0, 1].map(() => start(particles.share())))
  const times = { one: [], two: [] }
  let steps = 0
  for (let round = 0; round < ROUNDS; round++) {
    for (const way of round % 2 === 0 ? ['one', 'two'] : ['two', 'one']) {
      const begin = performance.now()
      const half = count >> 1
      await (way === 'one'
        ? ask(workers[0], 0, count)
        : Promise.all([ask(workers[0], 0, half), ask(workers[1], half, count)]))
      times[way].push(performance.now() - begin)
      steps += STEPS
    }
  }
  for (const worker of workers) await worker.terminate()
  for (let index = 0; index < count; index += 997)
    if (particles.at(index).x !== index + steps)
      throw new Error(`particle ${index} is at ${particles.at(index).x}, not ${index + steps}`)
  const [one, two] = [median(times.one.slice(2)), median(times.two.slice(2))]
  const each = (time) => `${((time / STEPS / count) * 1e6).toFixed(2)} ns a particle`
  console.log(
    `${count} particles on Node ${process.versions.node}: one worker ${each(one)}, two ${each(two)}: ` +
      `${(one / two).toFixed(2)} times as fast, all where they must be`,
  )
}

function start(message) {
  const worker = new Worker(new URL(import.meta.url), { workerData: { message } })
  return new Promise((resolve) => worker.once('online', () => resolve(worker)))
}

function ask(worker, from, to) {
  return new Promise((resolve) => {
    worker.once('message', resolve)
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin
    worker.postMessage({ from, to })
  })
}

function work(particles) {
  const move = (from, to) => {
    for (let index = from; index < to; index++) particles.at(index).step(1)
  }
  parentPort.on('message', ({ from, to }) => {
    for (let step = 0; step < STEPS; step++) move(from, to)
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- as above
    parentPort.postMessage('done')
  })
}
