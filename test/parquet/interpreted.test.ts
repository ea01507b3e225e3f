import '../../src/interpreted.js'
import * as slotted from '../../src/index.js'
import * as packed from '../../src/packed/index.js'
import { parquetProperties } from './properties.js'

parquetProperties({ slotted, packed, isCompiled: false })
