import type { Form } from '../support/form.js'
import { constructionProperties } from './construction.js'
import { equalityProperties } from './equality.js'
import { objectProperties } from './objects.js'
import { inputProperties } from './inputs.js'
import { operationProperties } from './operations.js'

/** Every property, over one form of the library. */
export function allProperties(form: Form): void {
  for (const properties of [
    constructionProperties,
    operationProperties,
    equalityProperties,
    objectProperties,
    inputProperties,
  ])
    properties(form)
}
