/** What memory does: watched line by line, and measured a record. For Node. */
export { watchMemory, type MemoryLap, type MemoryWatch } from './watch/watch.js'
export { bytesPerRecord, measureMemory, type Measurement, type RecordOptions } from './cost/measure.js'
export {
  compareMemory,
  type Comparison,
  type ComparisonOptions,
  type MemoryVariant,
  type ModuleVariant,
  type Progress,
  type VariantCost,
} from './compare/compare.js'
export { startWatchingMemory, stopWatchingMemory, type ReplOptions } from './watch/repl.js'
export type { MemoryReading } from './watch/reading.js'
export type { PeakSource } from './watch/peak-meter.js'
export type { Spread } from './cost/spread.js'
export type { BuiltInVariant } from './cost/variants.js'
export type { Measurable, RecordSource, RecordValues } from './cost/record-source.js'
