import { defining } from './defining.js'
import { dynamic } from './dynamic.js'
import type { Form } from './form.js'
import { functions } from './functions.js'
import { guard } from './guard.js'
import { hostileNames } from './hostile-names.js'
import { inheritance } from './inheritance.js'
import { objectForm } from './object-form.js'
import { parsing } from './parsing.js'
import { records } from './records.js'
import { shapes } from './shapes.js'

/** Every behaviour suite, over one form of one build. */
export function allSuites(form: Form): void {
  for (const suite of [defining, records, guard, inheritance, dynamic, objectForm, functions, parsing, hostileNames, shapes]) suite(form)
}
