/** One piece of work in this engine: prints the figures as JSON. */
import { measure } from './measure.mjs'

console.log(JSON.stringify(measure(JSON.parse(process.argv[2]))))
