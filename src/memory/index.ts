/** What memory does: watched line by line, and measured a record. For Node. */
export { watchMemory, type MemoryLap, type MemoryWatch } from './watch.js'
export { bytesPerRecord, measureMemory, type Measurement, type RecordOptions } from './measure.js'
export { compareMemory, type Comparison, type ComparisonOptions, type MemoryVariant, type ModuleVariant, type Progress, type VariantCost } from './compare.js'
export type { MemoryReading } from './reading.js'
export type { PeakSource } from './peak-meter.js'
export type { Spread } from './spread.js'
export type { BuiltInVariant } from './variants.js'
export type { Measurable, RecordSource, RecordValues } from './record-source.js'
