import { show, withArticle } from '../base/show.js'
import { foreignVersion } from '../base/version.js'
import { leafOf } from './leaves.js'
import { findRecordClass, nameOf, type AnyClass } from './record-class.js'
import { realClassOf } from './real.js'

/**
 * A value as messages show it where a record is wanted: a record by its class, and what only looks like one as such.
 */
export function showRecord(value: unknown, Wanted?: AnyClass): string {
  const found = findRecordClass(value)
  if (found === undefined || typeof value !== 'object' || value === null || foreignVersion(value) !== undefined)
    return show(value)
  const Class = leafOf(value)?.class ?? (value.constructor as AnyClass)
  const name = nameOf(Class, found)
  if (realClassOf(value) === undefined) return `an object that is not a record of ${name}, though it inherits from it`
  const wanted = Wanted === undefined ? undefined : findRecordClass(Wanted)
  if (wanted === undefined || Wanted === undefined || nameOf(Wanted, wanted) !== name) return withArticle(name)
  return `a record of ${found.serial < wanted.serial ? 'an earlier' : 'another'} definition of ${name}`
}
