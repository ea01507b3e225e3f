// A recipe (support/property/recipes.ts) is a random class as data. A World (world.ts) makes its class, in the form
// under test, and turns values of the model into real ones. The model (model.ts) says, with plain objects alone, what a
// record of a recipe must hold. Each property does random acts to a record and compares it with the model.

import type { Form } from '../support/form.js'
import { constructionProperties } from './construction.js'
import { equalityProperties } from './equality.js'
import { jsonProperties } from './json.js'
import { objectProperties } from './objects.js'
import { inputProperties } from './inputs.js'
import { nestedObjectProperties } from './nested-objects.js'
import { operationProperties } from './operations.js'
import { plainObjectProperties } from './plain-objects.js'

/** Every property, over one form of the library. */
export function allProperties(form: Form): void {
  for (const properties of [
    constructionProperties,
    operationProperties,
    equalityProperties,
    objectProperties,
    inputProperties,
    plainObjectProperties,
    nestedObjectProperties,
    jsonProperties,
  ])
    properties(form)
}
