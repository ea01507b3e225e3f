import * as slotted from '../../src/index.js'
import * as packed from '../../src/packed/index.js'
import { packedProperties } from './packed.js'

packedProperties({ slotted, packed, isCompiled: true })
