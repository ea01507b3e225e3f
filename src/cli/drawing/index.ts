/**
 * Tables, charts and pictures of what was measured: what the command line and the demo show. Built with the libraries
 * that draw them.
 */
export { comparisonCharts, comparisonSvg, comparisonTable, pythonTable } from './comparison.js'
export { toBytes, toChange, toCount, toMebibytes, toMilliseconds } from './figures.js'
export { CLASSIC } from './python.js'
export { toTable } from './table.js'
export type { Terminal } from './bar-chart.js'
