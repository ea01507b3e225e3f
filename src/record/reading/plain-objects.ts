import { block, code, list, numbered, type Source, type Statement } from '../../codegen/source.js'
import { getPrototypeOf, prototype } from '../../base/own.js'
import { COPY_OF } from '../../base/version.js'
import { initialOf, isRequired, type SlotLayout } from '../../layout/slot-layout.js'
import { buildOf } from '../build.js'
import { isRecordOf } from '../real.js'
import { nameOf, RECORD_CLASS, type AnyClass, type RecordClass } from '../record-class.js'
import { emitDefault } from './keywords.js'
import { isObjectOfSlots, MAX_DEPTH, readCarefully, readValue } from './read-slots.js'
import { Reader, type Mode, type Path, type ReadPlain } from './reader.js'

// Most objects that are read are right: plain, of known keys, each value of its kind. Of such an object a class makes a
// record in one go, without a reader and without paths. As soon as its keys are doubtful, the careful reader takes it
// instead. From then on every value has been read, once, and only what a value is can be wrong.

/** Where a class keeps its reader of plain objects. */
const READ = Symbol('slotted.read')

/** Keys that were seen are bits of an integer. */
const MAX_SLOTS = 31

/** The reader of a class: for plain objects that are right, and for all others. */
export function plainReaderOf(self: RecordClass): ReadPlain {
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
  return (mode, leaf, input, reader, path) => {
    if (reader === undefined && isRecordOf(input, leaf)) return input
    const own = reader ?? newReader(self, mode, leaf)
    return readCarefully(own, self, leaf, input, path) ?? own
  }
}

function newReader(self: RecordClass, mode: Mode, leaf: AnyClass): Reader {
  return new Reader(nameOf(leaf, self), mode)
}

/** Is there no room for another problem, or for another level? */
function isAtEnd(reader: Reader, path: Path): boolean {
  return reader.isFull || path.length > MAX_DEPTH
}

interface Marked {
  readonly [RECORD_CLASS]?: unknown
  readonly [COPY_OF]?: unknown
  readonly [slot: string]: unknown
}

/** Is it an object that inherits nothing but what every object does, and no record? */
function isPlain(input: unknown): input is Marked {
  if (!isObjectOfSlots(input, true)) return false
  const above = getPrototypeOf(input)
  return (
    (above === prototype || above === null) &&
    (input as Marked)[RECORD_CLASS] === undefined &&
    (input as Marked)[COPY_OF] === undefined
  )
}

/** Has an object, of which `seen` are the enumerable slots, others that are not enumerable? */
function hasHidden(names: readonly string[], input: object, seen: number): boolean {
  return names.some((name, position) => (seen & (1 << position)) === 0 && name in input)
}

function readPart(reader: Reader, { kind, name }: SlotLayout, value: unknown, path: Path = []): unknown {
  return reader.isFull ? undefined : readValue(reader, kind, value, [...path, name])
}

/** The bits of some slots. */
function bitsOf(slots: readonly SlotLayout[], has: (slot: SlotLayout) => boolean): number {
  return slots.reduce((bits, slot, position) => (has(slot) ? bits | (1 << position) : bits), 0)
}

type ReadValues = (mode: Mode, leaf: AnyClass, values: unknown[], reader?: Reader, path?: Path) => object

/** Makes a record of values as they were given, or says what is wrong with them. */
function valueReaderOf(self: RecordClass): ReadValues {
  const { slots } = self.layout
  const build = buildOf(self)
  return (mode, leaf, values, reader, path) => {
    const before = reader?.issues.length ?? 0
    let own = reader
    for (let position = 0; position < slots.length; position++) {
      const slot = slots[position] as SlotLayout
      const value = values[position]
      if (value === undefined && slot.initial !== undefined) {
        if (!own?.isFull) values[position] = initialOf(slot)
      } else if (!slot.kind.isPlain || !slot.kind.accepts(value)) {
        own ??= newReader(self, mode, leaf)
        values[position] = readPart(own, slot, value, path)
      }
    }
    if (own !== undefined && own.issues.length > before) return own
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
  return (mode, leaf, input, reader, path) => {
    if (!isPlain(input) || names.some(isEverywhere) || (reader && isAtEnd(reader, path as Path)))
      return careful(mode, leaf, input, reader, path)
    let seen = 0
    let next = 0
    for (const key in input) {
      const position = key === names[next] ? next : positions.get(key)
      if (position !== undefined) {
        seen |= 1 << position
        next = position + 1
      } else if (!mode.ignoresUnknown) return careful(mode, leaf, input, reader, path)
    }
    if ((seen & needed) !== needed || (seen !== all && !mode.isOwnOnly && hasHidden(names, input, seen)))
      return careful(mode, leaf, input, reader, path)
    // Not an array that begins empty: one of numbers only would hold all of them as doubles.
    const values: unknown[] = [undefined]
    for (let position = 0; position < names.length; position++)
      values[position] = seen & (1 << position) ? input[names[position] as string] : undefined
    return readValues(mode, leaf, values, reader, path)
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
    newReader,
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
  const careful = code`return careful(mode, leaf, input, reader, path);`
  const body: Statement[] = [
    code`if (!isObjectOfSlots(input, true)${inherited} || (reader !== undefined && isAtEnd(reader, path))) ${careful}`,
    code`const above = getPrototypeOf(input);`,
    code`if ((above !== O && above !== null) || input[recordClass] !== undefined || input[copyOf] !== undefined) ${careful}`,
    code`let seen = 0;`,
    code`for (const key in input) switch (key) { ${cases}default: if (!mode.ignoresUnknown) ${careful} }`,
    code`if ((seen & ${needed}) !== ${needed}) ${careful}`,
    code`if (seen !== ${all} && !mode.isOwnOnly && hasHidden(names, input, seen)) ${careful}`,
    ...slots.map(emitRead),
    wrong.length > 0 &&
      code`if (mode.checks === "all" && (${list(wrong, ' || ')})) return readValues(mode, leaf, [${values}], reader, path);`,
    !isFlat && code`const own = reader ?? newReader(self, mode, leaf), before = own.issues.length;`,
    ...slots.flatMap((slot, position) => emitRest(slot, position, isFlat)),
    !isFlat && code`if (own.issues.length > before) return own;`,
    code`prepare?.(leaf);`,
    code`return build(leaf${list(names.map((_, position) => code`, v${position}`))});`,
  ]
  return block(code`(mode, leaf, input, reader, path) =>`, body)
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
  const part = code`${v} = readPart(own, slots[${position}], ${v}, path);`
  return [
    !slot.kind.isPlain && (slot.initial === undefined ? part : code`if (${v} !== undefined) ${part}`),
    made && (isFlat ? made : code`if (!own.isFull) ${made}`),
  ]
}
