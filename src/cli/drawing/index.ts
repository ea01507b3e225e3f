/**
 * Draws tables, charts and pictures of measurements, for the command line and the demo. The built file contains the
 * libraries that it draws with.
 */
export { CLASSIC, comparisonCharts, comparisonSvg, comparisonTable, pythonTable } from './comparison.js'
export { toBytes, toChange, toCount, toMebibytes, toMilliseconds } from './figures.js'
export { toTable } from './table.js'
export type { Terminal } from './bar-chart.js'
