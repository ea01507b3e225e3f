// A recipe is a random class as data, and a World makes its class. Random acts (support/property/packed-acts.ts) are
// done twice: by a Stage to a packed array of the class (packed-world.ts), and by a RowsModel to plain objects
// (packed-model.ts), which also says with which errors an act must be refused. After each act both must show the same.

import type { Form } from '../support/form.js'
import { packedBulkProperties } from './packed-bulk.js'
import { packedPoolProperties } from './packed-pools.js'
import { packedRowProperties } from './packed-rows.js'
import { packedSetUpProperties } from './packed-set-up.js'
import { packedSharedProperties } from './packed-shared.js'
import { packedTextProperties } from './packed-text.js'

/** Every property of packed storage, over one form of the library. */
export function packedProperties(form: Form): void {
  for (const properties of [
    packedRowProperties,
    packedBulkProperties,
    packedSharedProperties,
    packedTextProperties,
    packedPoolProperties,
    packedSetUpProperties,
  ])
    properties(form)
}
