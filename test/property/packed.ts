import type { Form } from '../support/form.js'
import { packedPoolProperties } from './packed-pools.js'
import { packedRowProperties } from './packed-rows.js'
import { packedSetUpProperties } from './packed-set-up.js'
import { packedTextProperties } from './packed-text.js'

/** Every property of packed storage, over one form of the library. */
export function packedProperties(form: Form): void {
  for (const properties of [packedRowProperties, packedTextProperties, packedPoolProperties, packedSetUpProperties])
    properties(form)
}
