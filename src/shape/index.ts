import { needsV8 } from '../errors.js'
export const x = needsV8
