/**
 * Keeps every class in the interpreted form if it is imported before anything else: it calls `configure({ codegen:
 * false })`, for programs whose imports are hoisted.
 */
import { configure } from './codegen/configure.js'

configure({ codegen: false })
