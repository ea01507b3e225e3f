import '../src/interpreted.js'
import * as slotted from '../src/index.js'
import { allSuites } from './suites/index.js'

allSuites({ slotted, isCompiled: false })
