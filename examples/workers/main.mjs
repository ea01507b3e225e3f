/**
 * Ten million particles of a shared array, moved by one worker and by two: how much faster two are, and that both come to
 * the same. Run it with `node examples/workers/main.mjs [count]`. Wall time, since a second core is the point.
 */
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { PackedArray, ranges } from 'slotted/packed'
import { median, toCount, toRatio } from '../shared/figures.mjs'
import { print } from '../shared/terminal.mjs'
import { Particle, WALLS } from './particle.mjs'

const ROUNDS = 9
/** Rounds in which the workers compile their loops. */
const WARM_UP = 2
const STEPS = 5

function makeSwarm(count) {
  const swarm = new PackedArray(Particle, { shared: true, capacity: count, text: { wall: WALLS } })
  for (let index = 0; index < count; index++) swarm.push((index % 997) / 997, (index % 13) - 6, 'none')
  return swarm
}

async function startWorkers(swarms) {
  const workerData = swarms.map((swarm) => swarm.share())
  const workers = [1, 2].map(() => new Worker(new URL('worker.mjs', import.meta.url), { workerData }))
  await Promise.all(workers.map((worker) => once(worker, 'online')))
  return workers
}

/** Milliseconds that workers take to move a swarm, a range each. */
async function timeToMove(workers, swarms, swarm) {
  const begin = performance.now()
  const parts = ranges(swarms[swarm], workers.length)
  const answers = workers.map(async (worker, index) => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin
    worker.postMessage({ swarm, range: parts[index], steps: STEPS })
    await once(worker, 'message')
  })
  await Promise.all(answers)
  return performance.now() - begin
}

/** The first slot in which two swarms differ; `undefined` if they are the same to the last bit. */
function differingSlot(one, other) {
  const bytesOf = ({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength)
  return Object.keys(one.columns).find((slot) => !bytesOf(one.columns[slot]).equals(bytesOf(other.columns[slot])))
}

async function main([text = '10000000']) {
  const count = Number(text)
  if (!Number.isSafeInteger(count) || count < 1) throw new Error(`the count is a whole number from 1 on, not ${text}`)
  const swarms = [makeSwarm(count), makeSwarm(count)]
  const workers = await startWorkers(swarms)
  const times = [[], []]
  try {
    for (let round = 0; round < ROUNDS; round++) {
      // Each goes first in every other round.
      for (const swarm of round % 2 === 0 ? [0, 1] : [1, 0])
        times[swarm].push(await timeToMove(workers.slice(0, swarm + 1), swarms, swarm))
    }
  } finally {
    for (const worker of workers) await worker.terminate()
  }
  const slot = differingSlot(...swarms)
  if (slot !== undefined) throw new Error(`two workers came to another ${slot} than one`)
  const [one, two] = times.map((each) => median(each.slice(WARM_UP)))
  const toStep = (time) => `${((time * 1e6) / STEPS / count).toFixed(2)} ns a step`
  print(
    `${toCount(count)} particles on Node ${process.versions.node}: one worker ${toStep(one)}, two ${toStep(two)}, ` +
      `${toRatio(one / two)} times as fast. Both came to the same.`,
  )
  for (const [wall, number] of swarms[1].countBy('wall')) print(`${toCount(number)} met last: ${wall}`)
}

try {
  await main(process.argv.slice(2))
} catch (error) {
  process.stderr.write(`workers: ${error.message.split('\n')[0]}\n`)
  process.exitCode = 1
}
