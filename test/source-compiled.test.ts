import * as slotted from '../src/index.js'
import * as packed from '../src/packed/index.js'
import { allSuites } from './suites/index.js'

allSuites({ slotted, packed, isCompiled: true })
