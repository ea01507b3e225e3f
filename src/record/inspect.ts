import { defineProperty, getPrototypeOf, hasOwn, ownKeys, ownProperty } from '../base/own.js'
import { hide, INSPECT, type Attributes } from './record-class.js'

/**
 * Snapshots of records whose values are not plain properties, for tools: one for each record, so that circles are seen.
 */
const snapshots = new WeakMap<object, object>()

/**
 * An object of the record's class with its values as plain properties, as they are now, and without the methods that
 * made it.
 */
function snapshotForTools(record: object, valuesOf: (record: object) => object): object {
  const snapshot = snapshots.get(record) ?? (Object.create(getPrototypeOf(record)) as object)
  const values = valuesOf(record)
  for (const key of ownKeys(snapshot)) if (!hasOwn(values, key)) Reflect.deleteProperty(snapshot, key)
  for (const key of ownKeys(values)) defineProperty(snapshot, key, ownProperty(values, key) as PropertyDescriptor)
  for (const key of ['toJSON', INSPECT]) if (!hasOwn(values, key)) hide(snapshot, key, undefined)
  snapshots.set(record, snapshot)
  return snapshot
}

/**
 * Lets JSON, `console.log` and test tools see attributes that are not properties.
 *
 * @param valuesOf All that is to be shown of a record, as a plain object.
 */
export function showAttributes(prototype: object, valuesOf: (record: object) => object): void {
  showInJson(prototype, valuesOf)
  showInConsole(prototype, valuesOf)
}

/** Lets JSON and the printers of test tools show a record as values. */
export function showInJson(prototype: object, valuesOf: (record: object) => object): void {
  // JSON hands over a key and wants values; printers of test tools hand over none, and show the class of what they get.
  hide(prototype, 'toJSON', function (this: object, key?: string) {
    return key === undefined ? snapshotForTools(this, valuesOf) : valuesOf(this)
  })
}

/** Lets `console.log` show a record as values, where its properties are accessors. */
export function showInConsole(prototype: object, valuesOf: (record: object) => object): void {
  hide(prototype, INSPECT, function (this: object) {
    return snapshotForTools(this, valuesOf)
  })
}

const attributes = new WeakMap<object, Attributes>()
/** Has no record any? To ask the `WeakMap` takes as long as to compare two records of three slots. */
let isEmpty = true

/** Attributes of a record that is open: `undefined` until the first is written, because most records never have one. */
export function openAttributes(record: object, create = false): Attributes | undefined {
  if (create && !attributes.has(record)) {
    isEmpty = false
    attributes.set(record, new Map())
  }
  return isEmpty ? undefined : attributes.get(record)
}
