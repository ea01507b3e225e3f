import * as slotted from '../../src/index.js'
import * as packed from '../../src/packed/index.js'
import { packedIndexProperties } from './packed-index.js'

packedIndexProperties({ slotted, packed, isCompiled: true }, 500_000)
