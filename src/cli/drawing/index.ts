/**
 * Draws tables, charts and pictures of measurements, for the command line and the demo. The built file contains the
 * libraries that draw tables and charts; those of pictures are optional peers.
 */
export { CLASSIC, comparisonCharts, comparisonSvg, comparisonTable, loadSvg, pythonTable } from './comparison.js'
export { toBytes, toChange, toCount, toMebibytes, toMilliseconds } from './figures.js'
export { toTable } from './table.js'
export type { Terminal } from './bar-chart.js'
