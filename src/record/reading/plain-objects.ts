import { block, code, list, numbered, type Source, type Statement } from '../../codegen/source.js'
import { getPrototypeOf, prototype } from '../../base/own.js'
import { COPY_OF } from '../../base/version.js'
import { initialOf, isRequired, type SlotLayout } from '../../layout/slot-layout.js'
import { buildOf } from '../build.js'
import { isRecordOf } from '../real.js'
import { nameOf, RECORD_CLASS, recordClassOf, type AnyClass, type RecordClass } from '../record-class.js'
import { emitDefault } from './keywords.js'
import { isObjectOfSlots, MAX_DEPTH, readCarefully, readDoubtful, readValue } from './read-slots.js'
import { constructorMode, Place, Reader, type Mode, type ReadPlain } from './reader.js'

// Most objects that are read are right: plain, of known keys, each value of its kind. Of such an object a class makes a
// record in one go, without a reader and without paths. As soon as its keys are doubtful, the careful reader takes it
// instead. From then on every value has been read, once, and only what a value is can be wrong.

/** Where a class keeps its reader of plain objects. */
const READ = Symbol('slotted.read')

/** Keys that were seen are bits of an integer. */
const MAX_SLOTS = 31

/** The readers of the classes that were asked for, found in one step. */
const readers = /* @__PURE__ */ new WeakMap<AnyClass, ReadPlain>()

/**
 * The reader of a class: for plain objects that are right, and for all others.
 *
 * @throws {SlotError} `not-a-record-class`.
 */
export function plainReaderOf(Class: AnyClass): ReadPlain {
  const known = readers.get(Class)
  if (known !== undefined) return known
  const self = recordClassOf('parse()', Class)
  const read = makeReader(self)
  // Not a variable of this file: bundlers leave out what is written and not read.
  Reader.kept ??= new Place(new Reader('', constructorMode(self.layout)))
  readers.set(Class, read)
  return read
}

function makeReader(self: RecordClass): ReadPlain {
  return self.operation(READ, () => {
    const { names } = self.layout
    const isSimple = names.length <= MAX_SLOTS && self.elsewhere === undefined && !names.some(isEverywhere)
    if (!isSimple) return carefulOf(self)
    return self.form(
      () => compileReader(self),
      () => interpretReader(self),
    )
  })
}

/** Does every object inherit the name? */
function isEverywhere(name: string): boolean {
  return name in prototype
}

/** Reads whatever is doubtful. A record of the class is taken as it is; in a slot it does not come here. */
function carefulOf(self: RecordClass): ReadPlain {
  return (mode, leaf, input, place) => {
    if (place !== undefined) return readDoubtful(mode, leaf, input, place)
    if (isRecordOf(input, leaf)) return input
    const here = outermost(self, mode, leaf)
    return readCarefully(here, self, leaf, input) ?? here.reader
  }
}

function outermost(self: RecordClass, mode: Mode, leaf: AnyClass): Place {
  return new Place(new Reader(() => nameOf(leaf, self), mode))
}

/** Is there no room for another problem, or for another level? */
function isAtEnd({ reader, depth }: Place): boolean {
  return reader.isFull || depth > MAX_DEPTH
}

interface Marked {
  readonly [RECORD_CLASS]?: unknown
  readonly [COPY_OF]?: unknown
  readonly [slot: string]: unknown
}

/** Is it an object that inherits nothing but what every object does, and no record? */
function isPlain(input: unknown): input is Marked {
  if (!isObjectOfSlots(input, true)) return false
  const { [RECORD_CLASS]: record, [COPY_OF]: copy } = input as Marked
  if (record !== undefined || copy !== undefined) return false
  const above = getPrototypeOf(input)
  return above === prototype || above === null
}

/** Has an object, of which `seen` are the enumerable slots, others that are not enumerable? */
function hasHidden(names: readonly string[], input: object, seen: number): boolean {
  return names.some((name, position) => (seen & (1 << position)) === 0 && name in input)
}

function readPart(place: Place, { kind, name }: SlotLayout, value: unknown): unknown {
  return place.reader.isFull ? undefined : readValue(place.at(name), kind, value)
}

/** The bits of some slots. */
function bitsOf(slots: readonly SlotLayout[], has: (slot: SlotLayout) => boolean): number {
  return slots.reduce((bits, slot, position) => (has(slot) ? bits | (1 << position) : bits), 0)
}

type ReadValues = (mode: Mode, leaf: AnyClass, values: unknown[], place?: Place) => object

/** Makes a record of values as they were given, or says what is wrong with them. */
function valueReaderOf(self: RecordClass): ReadValues {
  const { slots } = self.layout
  const build = buildOf(self)
  return (mode, leaf, values, place) => {
    const before = place?.reader.issues.length ?? 0
    let here = place
    for (let position = 0; position < slots.length; position++) {
      const slot = slots[position] as SlotLayout
      const value = values[position]
      if (value === undefined && slot.initial !== undefined) {
        if (!here?.reader.isFull) values[position] = initialOf(slot)
      } else if (!slot.kind.isPlain || !slot.kind.accepts(value)) {
        here ??= outermost(self, mode, leaf)
        values[position] = readPart(here, slot, value)
      }
    }
    if (here !== undefined && here.reader.issues.length > before) return here.reader
    self.prepare?.(leaf)
    return build(leaf, ...values)
  }
}

function interpretReader(self: RecordClass): ReadPlain {
  const { slots, names } = self.layout
  const positions = new Map(names.map((name, position) => [name, position]))
  const all = bitsOf(slots, () => true)
  const needed = bitsOf(slots, isRequired)
  const careful = carefulOf(self)
  const readValues = valueReaderOf(self)
  return (mode, leaf, input, place) => {
    if (!isPlain(input) || names.some(isEverywhere) || (place && isAtEnd(place)))
      return careful(mode, leaf, input, place)
    let seen = 0
    let next = 0
    for (const key in input) {
      const position = key === names[next] ? next : positions.get(key)
      if (position !== undefined) {
        seen |= 1 << position
        next = position + 1
      } else if (!mode.ignoresUnknown) return careful(mode, leaf, input, place)
    }
    if ((seen & needed) !== needed || (seen !== all && !mode.isOwnOnly && hasHidden(names, input, seen)))
      return careful(mode, leaf, input, place)
    // Not an array that begins empty: one of numbers only would hold all of them as doubles.
    const values: unknown[] = [undefined]
    for (let position = 0; position < names.length; position++)
      values[position] = seen & (1 << position) ? input[names[position] as string] : undefined
    return readValues(mode, leaf, values, place)
  }
}

// Compiled

function compileReader(self: RecordClass): ReadPlain {
  const { slots, names } = self.layout
  const bindings = {
    build: buildOf(self),
    careful: carefulOf(self),
    copyOf: COPY_OF,
    getPrototypeOf,
    hasHidden,
    initials: slots.map((slot) => () => initialOf(slot)),
    isAtEnd,
    isObjectOfSlots,
    kinds: slots.map(({ kind }) => kind),
    names,
    outermost,
    O: prototype,
    prepare: self.prepare,
    readPart,
    readValues: valueReaderOf(self),
    recordClass: RECORD_CLASS,
    self,
    slots,
  }
  return self.compile('read', emitReader(self), bindings) as ReadPlain
}

function emitReader({ layout: { slots, names } }: RecordClass): Source {
  const all = bitsOf(slots, () => true)
  const needed = bitsOf(slots, isRequired)
  const values = list(numbered(code`v`, names.length), ', ')
  const inherited = list(names.map((name) => code` || ${name} in O`))
  const cases = list(names.map((name, position) => code`case ${name}: seen |= ${1 << position}; break; `))
  const isFlat = slots.every(({ kind }) => kind.isPlain)
  const wrong = slots.flatMap(emitIsWrong)
  const careful = code`return careful(mode, leaf, input, place);`
  const body: Statement[] = [
    code`if (!isObjectOfSlots(input, true)${inherited} || (place !== undefined && isAtEnd(place))) ${careful}`,
    // The symbols first: they tell V8 the hidden class of the input, and with it its prototype.
    code`if (input[recordClass] !== undefined || input[copyOf] !== undefined) ${careful}`,
    code`const above = getPrototypeOf(input);`,
    code`if (above !== O && above !== null) ${careful}`,
    code`let seen = 0;`,
    code`for (const key in input) switch (key) { ${cases}default: if (!mode.ignoresUnknown) ${careful} }`,
    code`if ((seen & ${needed}) !== ${needed}) ${careful}`,
    code`if (seen !== ${all} && !mode.isOwnOnly && hasHidden(names, input, seen)) ${careful}`,
    ...slots.map(emitRead),
    wrong.length > 0 &&
      code`if (mode.checks === "all" && (${list(wrong, ' || ')})) return readValues(mode, leaf, [${values}], place);`,
    !isFlat && code`const here = place ?? outermost(self, mode, leaf), before = here.reader.issues.length;`,
    ...slots.flatMap((slot, position) => emitRest(slot, position, isFlat)),
    !isFlat && code`if (here.reader.issues.length > before) return here.reader;`,
    code`prepare?.(leaf);`,
    code`return build(leaf${list(names.map((_, position) => code`, v${position}`))});`,
  ]
  return block(code`(mode, leaf, input, place) =>`, body)
}

function emitRead(slot: SlotLayout, position: number): Source {
  const value = code`input[${slot.name}]`
  return code`let v${position} = ${isRequired(slot) ? value : code`seen & ${1 << position} ? ${value} : undefined`};`
}

function emitIsWrong({ kind, initial }: SlotLayout, position: number): Source[] {
  if (!kind.isPlain) return []
  const isRefused = code`!kinds[${position}].accepts(v${position})`
  return [initial === undefined ? isRefused : code`v${position} !== undefined && ${isRefused}`]
}

/** What takes the place of a value that was not given, and the reading of one that has parts. */
function emitRest(slot: SlotLayout, position: number, isFlat: boolean): Statement[] {
  const v = code`v${position}`
  const made = emitDefault(slot, position)
  const part = code`${v} = readPart(here, slots[${position}], ${v});`
  return [
    !slot.kind.isPlain && (slot.initial === undefined ? part : code`if (${v} !== undefined) ${part}`),
    made && (isFlat ? made : code`if (!here.reader.isFull) ${made}`),
  ]
}
