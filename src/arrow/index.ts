/**
 * Rows as Apache Arrow has them, in memory and in files, and rows of a class over the memory of Arrow. Needs the
 * package `apache-arrow` 21.
 */
export { toArrow, type ToArrowOptions } from './to-arrow.js'
export { fromArrow, type ArrowChanges, type FromArrowOptions } from './from-arrow.js'
export { save, write, type Progress, type WriteOptions } from './files/write-file.js'
export type { Written } from './files/row-batches.js'
export { load, read, type LoadOptions } from './files/read-file.js'
