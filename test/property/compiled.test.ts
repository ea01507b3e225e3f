import * as slotted from '../../src/index.js'
import * as packed from '../../src/packed/index.js'
import { allProperties } from './index.js'

allProperties({ slotted, packed, isCompiled: true })
