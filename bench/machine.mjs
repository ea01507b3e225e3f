import { cpus } from 'node:os'

/** What results were measured on, as files of bench/results have it. */
export const machine = () => ({
  node: process.versions.node,
  v8: process.versions.v8,
  cpus: cpus().length,
  platform: `${process.platform} ${process.arch}`,
})
