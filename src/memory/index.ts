/** Watches memory line by line and measures records, in bytes and milliseconds. For Node. */
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
} from './compare/compare-memory.js'
export { startWatchingMemory, stopWatchingMemory, type ReplOptions } from './watch/repl.js'
export type { MemoryReading } from './watch/reading.js'
export type { PeakSource } from './watch/kernel-peak.js'
export type { Spread } from './cost/cost.js'
export type { BuiltInVariant } from './cost/variants.js'
export type { Measurable, RecordSource, RecordValues } from './cost/record-source.js'
