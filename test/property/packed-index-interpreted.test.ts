import '../../src/interpreted.js'
import * as slotted from '../../src/index.js'
import * as packed from '../../src/packed/index.js'
import { packedIndexProperties } from './packed-index.js'

packedIndexProperties({ slotted, packed, isCompiled: false }, 500_000)
