import type { Issue, SlotErrorCode } from '../../base/slot-error.js'
import { checkOptions, type OptionTypes } from '../../base/options.js'
import { bare } from '../../base/own.js'
import { nameOf, recordClassOf, type AnyClass } from '../record-class.js'
import { isRecordOf } from '../real.js'
import { plainReaderOf } from './plain-objects.js'
import { readCarefully } from './read-slots.js'
import { constructorMode, isReader, Place, Reader, type Mode } from './reader.js'
import type { Validation } from '../../layout/record-layout.js'
import type { ConcreteRecordClass } from '../../types/brand.js'
import type { InitOf, PlainInitOf } from '../../types/derived.js'
import type { RecordSchema } from '../../types/standard.js'

const PARSE_OPTIONS: OptionTypes = { unknown: ['error', 'ignore'] }

/**
 * Makes a record of an object of keywords, whatever the form of the constructor, which does not run; set-up does. Plain
 * objects become records where a slot holds a record, and other keys attributes where a class takes any.
 *
 * @throws {SlotError} naming all that is missing, unknown and ill-typed; `not-a-record-class`.
 */
export function fromObject<Class extends ConcreteRecordClass>(
  Class: Class,
  init: PlainInitOf<Class>,
): InstanceType<Class> {
  return recordFrom(Class, init) as InstanceType<Class>
}

export function recordFrom(Class: AnyClass, init: object): object {
  const self = recordClassOf('fromObject()', Class)
  if (self.elsewhere !== undefined) return self.elsewhere.fromObject(Class, self, init)
  const { validate } = self.layout
  const mode = (trusted[validate] ??= {
    ...constructorMode(self.layout),
    isNested: true,
    takesAttributes: true,
    plainReaderOf,
  })
  return finished(makeRecord(Class, init, mode))
}

/** How `fromObject` reads: one mode for all classes that check alike. */
const trusted = /* @__PURE__ */ bare<Partial<Record<Validation, Mode>>>({})

/**
 * Makes a record of input that is not trusted: own enumerable string keys only, every value checked against its kind or
 * schema, records inside it too. A record of the class is returned as it is. `unknown: 'ignore'` leaves keys alone that
 * no slot has; the default refuses them.
 *
 * @throws {SlotError} `invalid-input`, with all `issues` (the first 100) and their paths; `not-a-record-class`,
 * `too-deep`.
 * @example
 * parse(User, JSON.parse(body))
 */
export function parse<Class extends ConcreteRecordClass>(
  Class: Class,
  input: unknown,
  options?: { readonly unknown?: 'error' | 'ignore' },
): InstanceType<Class> {
  const { unknown } = checkOptions('parse()', options, PARSE_OPTIONS)
  return finished(
    makeRecord(Class, input, unknown === 'ignore' ? TOLERANT : STRICT),
    'invalid-input',
  ) as InstanceType<Class>
}

/** The class as a Standard Schema, https://standardschema.dev: it takes what `parse` takes. */
export function standardOf(
  Class: AnyClass,
  mode = CAREFUL,
): {
  version: 1
  vendor: string
  validate: (value: unknown) => { value: object } | { issues: readonly Issue[] }
} {
  return {
    version: 1,
    vendor: 'slotted',
    validate(value) {
      const made = makeRecord(Class, value, mode)
      return isReader(made) ? { issues: made.issues } : { value: made }
    },
  }
}

/**
 * A class as a schema of its own: `schemaOf(User)` has the subclass's type, which the static `User['~standard']` cannot
 * have.
 */
export function schemaOf<Class extends ConcreteRecordClass>(
  Class: Class,
): RecordSchema<InitOf<Class> | InstanceType<Class>, InstanceType<Class>> {
  recordClassOf('schemaOf()', Class)
  return { '~standard': standardOf(Class, STRICT) } as never
}

function untrusted(ignoresUnknown: boolean, readerOf?: Mode['plainReaderOf']): Mode {
  return {
    checks: 'all',
    isOwnOnly: true,
    isNested: true,
    ignoresUnknown,
    takesAttributes: false,
    plainReaderOf: readerOf,
  }
}

const STRICT = /* @__PURE__ */ untrusted(false, plainReaderOf)
const TOLERANT = /* @__PURE__ */ untrusted(true, plainReaderOf)
/** Every class has a `'~standard'`, and does not bring along what not every program uses. */
const CAREFUL = /* @__PURE__ */ untrusted(false)

/** A record of the class, or the reader that has found something wrong. */
function makeRecord(Class: AnyClass, input: unknown, mode: Mode): object {
  if (mode.plainReaderOf !== undefined) return mode.plainReaderOf(Class)(mode, Class, input) as object
  const self = recordClassOf('parse()', Class)
  if (isRecordOf(input, Class)) return input
  const reader = new Reader(nameOf(Class, self), mode)
  return readCarefully(new Place(reader), self, Class, input) ?? reader
}

/** @throws {SlotError} of what a reader has found, under the code of the first issue or another. */
function finished(made: object, code?: SlotErrorCode): object {
  if (isReader(made)) made.finish(code)
  return made
}
