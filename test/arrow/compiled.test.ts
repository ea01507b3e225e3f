import * as slotted from '../../src/index.js'
import * as packed from '../../src/packed/index.js'
import { arrowProperties } from './properties.js'

arrowProperties({ slotted, packed, isCompiled: true })
