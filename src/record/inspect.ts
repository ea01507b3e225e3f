import { defineProperty, getPrototypeOf, hasOwn, ownKeys, ownProperty } from '../base/own.js'
import { hide, INSPECT, type RecordClass } from './record-class.js'

/**
 * What tools are shown of records whose values are no plain properties: one object for each, so that circles are seen.
 */
const pictures = new WeakMap<object, object>()

/**
 * An object of the record's class with its values as plain properties, as they are now, and without the methods that
 * made it.
 */
function pictureOf(record: object, valuesOf: (record: object) => object): object {
  const picture = pictures.get(record) ?? (Object.create(getPrototypeOf(record) as object) as object)
  const values = valuesOf(record)
  for (const key of ownKeys(picture)) if (!hasOwn(values, key)) Reflect.deleteProperty(picture, key)
  for (const key of ownKeys(values)) defineProperty(picture, key, ownProperty(values, key) as PropertyDescriptor)
  for (const key of ['toJSON', INSPECT]) if (!hasOwn(values, key)) hide(picture, key, undefined)
  pictures.set(record, picture)
  return picture
}

/**
 * Lets JSON, `console.log` and test tools see attributes that are no properties.
 *
 * @param valuesOf All that is to be shown of a record, as a plain object.
 */
export function showAttributes(root: RecordClass, valuesOf: (record: object) => object): void {
  showInJson(root.generated.prototype as object, valuesOf)
  showInConsole(root.generated.prototype as object, valuesOf)
}

/** Lets JSON and the printers of test tools show a record as values. */
export function showInJson(prototype: object, valuesOf: (record: object) => object): void {
  // JSON hands over a key and wants values; printers of test tools hand over none, and show the class of what they get.
  hide(prototype, 'toJSON', function (this: object, key?: string) {
    return key === undefined ? pictureOf(this, valuesOf) : valuesOf(this)
  })
}

/** Lets `console.log` show a record as values, where its properties are accessors. */
export function showInConsole(prototype: object, valuesOf: (record: object) => object): void {
  hide(prototype, INSPECT, function (this: object) {
    return pictureOf(this, valuesOf)
  })
}
