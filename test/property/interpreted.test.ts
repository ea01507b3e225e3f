import '../../src/interpreted.js'
import * as slotted from '../../src/index.js'
import { allProperties } from './index.js'

allProperties({ slotted, isCompiled: false })
