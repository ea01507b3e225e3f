import { createRequire } from 'node:module'
import type { Packed, Slotted } from './support/form.js'
import { allSuites } from './suites/index.js'

const require = createRequire(import.meta.url)
require('../dist/interpreted.cjs')

allSuites({
  slotted: require('../dist/index.cjs') as Slotted,
  packed: require('../dist/packed.cjs') as Packed,
  isCompiled: false,
})
