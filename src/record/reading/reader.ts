import { invalidValues } from '../../base/errors.js'
import type { Issue, SlotErrorCode } from '../../base/slot-error.js'
import { nearestName, type Effort } from '../../base/nearest-name.js'
import { getPrototypeOf } from '../../base/own.js'
import { cut, MAX_ISSUE_MESSAGE, quote, quotePath, show } from '../../base/show.js'
import type { RecordLayout } from '../../layout/record-layout.js'
import type { AnyClass } from '../record-class.js'

/** How values are read. */
export interface Mode {
  /** What is checked: nothing, schemas, or typed kinds too. */
  readonly checks: 'none' | 'schemas' | 'all'
  /** Are only own enumerable string keys read, as of input that is not trusted? */
  readonly isOwnOnly: boolean
  /** Are plain objects made records where a slot holds a record? */
  readonly isNested: boolean
  /** Are keys left alone that no slot has? */
  readonly ignoresUnknown: boolean
  /** Are such keys attributes, where a class takes any? */
  readonly takesAttributes: boolean
  /** How classes read plain objects that are right, where that is to be fast. */
  readonly plainReaderOf?: ((Class: AnyClass) => ReadPlain) | undefined
}

/** How a constructor reads its keywords. */
export function constructorMode({ validate }: RecordLayout): Mode {
  return { checks: CHECKS[validate], isOwnOnly: false, isNested: false, ignoresUnknown: false, takesAttributes: false }
}

const CHECKS = { always: 'all', construct: 'schemas', never: 'none' } as const

/** Where a value stands in what is read: keys from the outermost on. */
export type Path = readonly PropertyKey[]

/**
 * Makes a record of an object, or returns the reader that has found something wrong. What is in a slot, and is a record
 * already or not an object, is left alone: then it returns `undefined`.
 *
 * @param place Default: the outermost, and a reader is made when it is needed.
 */
export type ReadPlain = (mode: Mode, leaf: AnyClass, input: unknown, place?: Place) => object | undefined

const MAX_ISSUES = 100

/** Some suggestions, and no more time than reading the input took. */
const SUGGESTING = 2000

/** Reads values for one caller, and collects all that is wrong with them, up to {@link MAX_ISSUES}. */
export class Reader {
  /**
   * A reader that reads nothing, at its place. At a garbage collection V8 forgets the hidden classes that no object has,
   * and throws away all code that was optimised for them.
   */
  static kept: Place | undefined
  readonly #caller: string | (() => string)
  readonly mode: Mode
  readonly issues: Issue[] = []
  /** The code of the first issue; `undefined` while there is none. */
  code: SlotErrorCode | undefined
  /** The work that suggestions may still cost; shared with what is tried on behalf of this reader. */
  effort: Effort = { left: SUGGESTING }

  /** @param caller The class or function that messages name, or what finds its name. */
  constructor(caller: string | (() => string), mode: Mode) {
    this.#caller = caller
    this.mode = mode
  }

  get caller(): string {
    return typeof this.#caller === 'string' ? this.#caller : this.#caller()
  }

  /** Are there enough issues? Then nothing is looked at any further. */
  get isFull(): boolean {
    return this.issues.length >= MAX_ISSUES
  }

  report(code: SlotErrorCode, message: string, path: Path): undefined {
    this.code ??= code
    if (!this.isFull) this.issues.push({ message: cut(message, MAX_ISSUE_MESSAGE), path })
  }

  /** Reports a value that does not belong where it stands. */
  reportValue(path: Path, allowed: string, value: unknown, shown = show(value)): undefined {
    const subject = path.length > 0 ? `slot ${quotePath(path)}` : 'the argument'
    return this.report('bad-value', `${subject} must be ${allowed}, not ${shown}`, path)
  }

  /** Reports a name that no slot has; effort is spent on a suggestion while there is some. */
  reportUnknown(path: Path, known: readonly string[]): void {
    const nearest = nearestName(String(path.at(-1)), known, this.effort)
    const hint = nearest === undefined ? '' : ` (did you mean ${quote(nearest)}?)`
    this.report('unknown-slot', `there is no slot ${quotePath(path)}${hint}`, path)
  }

  /** @throws {SlotError} of all issues, under the code of the first or another, if there are any. */
  finish(code = this.code): void {
    if (code !== undefined) throw invalidValues(this.caller, code, this.issues)
  }
}

/**
 * Is what was made no record, but the reader that has found something wrong? Not by `instanceof`, which goes through all
 * that a record inherits, and asks the guard: a third of the time of `parse`.
 */
export function isReader(made: object): made is Reader {
  return getPrototypeOf(made) === Reader.prototype
}

/** Where a value stands in what a reader reads. The keys that lead there are put together where something is wrong. */
export class Place {
  readonly reader: Reader
  readonly above: Place | undefined
  key: PropertyKey | undefined
  /** How many keys lead here. */
  readonly depth: number

  /** Without a place above, it is the outermost. */
  constructor(reader: Reader, above?: Place, key?: PropertyKey) {
    this.reader = reader
    this.above = above
    this.key = key
    this.depth = above === undefined ? 0 : above.depth + 1
  }

  at(key: PropertyKey): Place {
    return new Place(this.reader, this, key)
  }

  get path(): Path {
    return keysTo(this)
  }
}

function keysTo(place: Place): Path {
  const keys: PropertyKey[] = []
  for (let at = place; at.above !== undefined; at = at.above) keys.unshift(at.key as PropertyKey)
  return keys
}
