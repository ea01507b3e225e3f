import 'slotted/interpreted'
import * as slotted from 'slotted'
import * as packed from 'slotted/packed'
import type { Packed, Slotted } from './support/form.js'
import { allSuites } from './suites/index.js'

allSuites({ slotted: slotted as unknown as Slotted, packed: packed as unknown as Packed, isCompiled: false })
