/**
 * The built library. In this folder, which has a manifest of its own, the name `slotted` leads nowhere, and a link to the
 * repository among the peers would have npm install its dependencies once more.
 */
export * from '../../dist/index.js'
export { PackedArray, PackedIndex, PackedPool } from '../../dist/packed.js'
