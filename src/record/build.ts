import { block, code, list, numbered } from '../codegen/source.js'
import { construct, define, freeze } from '../base/own.js'
import { privateMembers } from '../base/errors.js'
import { findRecordClass, nameOf, type AnyClass, type RecordClass } from './record-class.js'

/**
 * Handed to a root's constructor in place of keywords, it says that the values of all slots follow, to be written as
 * they are.
 */
export const RAW = freeze({})

/**
 * Are records being made for the sake of their hidden class alone? They run no user code, and get their slots
 * by {@link defineSlotsOn}.
 */
export const sampling = { isOn: false }

/**
 * Where a leaf has the class whose constructor allocates: itself, if that runs nothing but the initialisers of private
 * members, or `null` if it would run more. Default: the root.
 */
export const MAKER = Symbol('slotted.maker')

/** Makes a record of a leaf from the values of all slots. */
type Build = (leaf: AnyClass, ...values: readonly unknown[]) => object

/** Where a class keeps the function that builds its records. */
const BUILD = Symbol('slotted.build')

/**
 * Makes a record of a leaf, which was prepared, from the values of all its slots: without the user's constructors,
 * checks
 * and defaults, but with set-up and closing.
 *
 * The root's own constructor allocates, or one that leads to it, with the leaf as `new.target`: any other would give
 * the leaf's records another
 * hidden class.
 */
export function buildRecord(self: RecordClass, leaf: AnyClass, values: readonly unknown[]): object {
  return buildOf(self)(leaf, ...values)
}

/** The function that builds records of a class. */
export function buildOf(self: RecordClass): Build {
  return self.operation(BUILD, () =>
    self.form(
      () => compileBuild(self),
      () => interpretBuild(self),
    ),
  )
}

/**
 * Writes slots as definitions do. What V8 takes for a computed name has a low limit: an object with some thirty of them
 * becomes a dictionary, and each a hidden class of its own, unless the transitions between hidden classes are there
 * already. Sample records make them.
 */
export function defineSlotsOn(record: object, names: readonly string[], values: readonly unknown[]): void {
  for (const [position, name] of names.entries()) {
    define(record, name, { value: values[position], writable: true, enumerable: true, configurable: true })
  }
}

// A rest parameter that is only handed on costs the engine no array; an array literal does.
function compileBuild(self: RecordClass): Build {
  const { root, layout } = self
  const values = numbered(code`v`, layout.slots.length)
  const rootCount = root.layout.slots.length
  const { args, isKeyword } = root.layout.signature
  const before = isKeyword ? [...args.map(() => code`undefined`), code`RAW`] : []
  const writers = writersOf(self)
  const writes = layout.names.map((name, position) =>
    writers[position] === undefined
      ? code`record[${name}] = v${position};`
      : code`writers[${position}](record, v${position});`,
  )
  const body = [
    code`const record = allocate(${list([code`leaf`, ...before, ...values.slice(0, rootCount)], ', ')});`,
    ...writes.slice(rootCount),
    root !== self && self.finish && code`finish(record);`,
    code`return record;`,
  ]
  const source = block(code`(${list([code`leaf`, ...values], ', ')}) =>`, body)
  return self.compile(
    'build',
    source,
    { construct, Root: root.generated, RAW, finish: self.finish, writers, maker: MAKER, refuse: refuseMaking },
    code`const allocate = (leaf, ...values) =>
  leaf[maker] === undefined ? construct(Root, values, leaf) : construct(leaf[maker] ?? refuse(leaf), values, leaf);\n`,
  ) as Build
}

export function interpretBuild(self: RecordClass): Build {
  const { root, layout } = self
  const rootCount = root.layout.slots.length
  const writers = writersOf(self)
  const { args, isKeyword } = root.layout.signature
  const before = isKeyword ? [...args.map(() => undefined), RAW] : []
  return (leaf, ...values) => {
    const maker = sampling.isOn ? undefined : (leaf as { readonly [MAKER]?: AnyClass | null })[MAKER]
    const Maker = maker === undefined ? root.generated : (maker ?? refuseMaking(leaf))
    const given = values.slice(0, rootCount)
    const record = construct(Maker as never, isKeyword ? [...before, ...given] : given, leaf) as Record<string, unknown>
    if (root === self) return record
    if (sampling.isOn) defineSlotsOn(record, layout.names.slice(rootCount), values.slice(rootCount))
    else
      for (let position = rootCount; position < layout.names.length; position++) {
        const write = writers[position]
        if (write === undefined) record[layout.names[position] as string] = values[position]
        else write(record, values[position])
      }
    self.finish?.(record)
    return record
  }
}

function refuseMaking(leaf: AnyClass): never {
  throw privateMembers(nameOf(leaf, findRecordClass(leaf) as RecordClass))
}

type Write = (record: object, value: unknown) => void

/**
 * For each slot of a class what writes it, where that is not an assignment: the level of the family that defines it
 * knows.
 */
function writersOf({ base, layout, writeSlot }: RecordClass): (Write | undefined)[] {
  const own = layout.ownSlots.map(
    (_, position): Write | undefined => writeSlot && ((record, value) => writeSlot(record, position, value)),
  )
  return [...(base === undefined ? [] : writersOf(base)), ...own]
}

/**
 * Like `items.map(valueOf)`, in an array that holds anything: one of numbers only would hold all of them as doubles,
 * and a small integer that went through it would give the record it is written to another hidden class.
 */
export function valueList<Item>(items: readonly Item[], valueOf: (item: Item, position: number) => unknown): unknown[] {
  const values: unknown[] = []
  // Not by Array.from() or entries(): `parse` spent half its time in them.
  for (let position = 0; position < items.length; position++) values.push(undefined)
  for (let position = 0; position < items.length; position++)
    values[position] = valueOf(items[position] as Item, position)
  return values
}
