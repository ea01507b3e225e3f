/** One side of one job, in a process of its own: `node --expose-gc bench/ports/child.mjs <library> <count> <side>`. */
import { Meter } from './meter.mjs'

const [library, count, side] = process.argv.slice(2)
const { run } = await import(`./${library}/work.mjs`)
const meter = new Meter()
await run(side, Number(count), meter)
process.stdout.write(JSON.stringify(meter))
