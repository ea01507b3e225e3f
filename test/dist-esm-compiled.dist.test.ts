import * as slotted from 'slotted'
import type { Slotted } from './suites/form.js'
import { allSuites } from './suites/index.js'

allSuites({ slotted: slotted as unknown as Slotted, isCompiled: true })
