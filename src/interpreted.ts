/**
 * Imported before all else, it keeps every class in the interpreted form: `configure({ codegen: false })` for hoisted
 * imports.
 */
import { configure } from './codegen/configure.js'

configure({ codegen: false })
