/** What memory does: watched line by line, and measured a record. For Node. */
export { watchMemory, type MemoryLap, type MemoryWatch } from './watch.js'
export { bytesPerRecord, measureMemory, type Measurement, type RecordOptions } from './measure.js'
export type { MemoryReading } from './reading.js'
export type { PeakSource } from './peak-meter.js'
export type { Measurable, RecordSource, RecordValues } from './record-source.js'
