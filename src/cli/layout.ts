import { inspect } from 'node:util'
import { slotsOf, type AnyRecordClass, type SlotDescription } from '../index.js'
import { packedLayout, type PackedColumn } from '../packed/index.js'
import { readCount, UsageError, type Command } from './command.js'
import { CLASSIC, toCount, toMebibytes, toTable } from './drawing/index.js'
import { loadRecordClass } from './load.js'
import { showMethods } from './methods.js'
import { bold, print, tableWidth } from './terminal.js'

const help = `Usage: slotted layout module#Class [options]

Prints the slots of a class: kind, offset and bytes in an object, bytes as a column, default and description; and the
bytes that records take.

Options:
  --count N           records in the totals (default: 262144)
  --methods           print instead what each method takes of the bytecode that V8 compiles into a loop over packed
                      rows, with the accessors that it uses, and warn of those that take too much; none is called
  --json              with --methods: print the results as JSON
  -h, --help          print this

Examples:
  slotted layout ./particle.js#Particle --count 1000000
  slotted layout ./particle.js#Particle --methods`

// Bytes in V8 on 64 bits without pointer compression: three pointers before the slots (hidden class, properties,
// elements), a pointer for each slot, and boxes for numbers with a fraction and bigints. The tests measure that it is
// so.
const HEADER = 24
const POINTER = 8
const BOXES: Readonly<Record<string, number>> = { f64: 16, f32: 16, f16: 16, u8c: 16, i64: 24, u64: 24 }

const HEAD = ['slot', 'kind', 'offset', 'in an object', 'as a column', 'default', 'description']
const ALIGNMENTS = ['left', 'left', 'right', 'right', 'right', 'left', 'left'] as const

/** `slotted layout`: prints what the records of a class are made of. */
export const layout: Command = {
  help,
  options: { count: { type: 'string' }, methods: { type: 'boolean' }, json: { type: 'boolean' } },
  takes: [1, 1],
  async run({ count, methods, json }, [reference = '']) {
    if (methods !== true && json === true) throw new UsageError('--json goes with --methods')
    if (methods === true && count !== undefined) throw new UsageError('--count does not go with --methods')
    if (methods === true) return showMethods(reference, json === true)
    const records = count === undefined ? CLASSIC.count : readCount('count', String(count))
    const Class = await loadRecordClass('layout', reference)
    const slots = slotsOf(Class)
    const columns = columnsOf(Class)
    print(`${bold(Class.name)}: ${slots.length} slot${slots.length === 1 ? '' : 's'}\n`)
    const isDocumented = slots.some(({ doc }) => doc !== undefined)
    const width = isDocumented ? HEAD.length : HEAD.length - 1
    print(
      toTable(
        HEAD.slice(0, width),
        rowsOf(slots, columns).map((row) => row.slice(0, width)),
        { alignments: ALIGNMENTS.slice(0, width), width: tableWidth },
      ),
    )
    print(`\n${totalsOf(slots, columns, records)}`)
  },
}

/** The columns of a class; `undefined` if it cannot be packed. */
function columnsOf(Class: AnyRecordClass): readonly PackedColumn[] | undefined {
  try {
    return packedLayout(Class).columns
  } catch {
    return undefined
  }
}

function rowsOf(slots: readonly SlotDescription[], columns: readonly PackedColumn[] | undefined): string[][] {
  return slots.flatMap((slot, position) => {
    const { name, kind, doc = '' } = slot
    const own = columns?.find((column) => column.name === name)
    const offset = String(HEADER + POINTER * position)
    const row = [
      name,
      own === undefined ? kind : kindOf(own, kind === 'nullable'),
      offset,
      inObject(own?.kind ?? kind),
      kind === 'record' && own === undefined ? '' : asColumn(own),
      defaultOf(slot),
      doc,
    ]
    return [
      row,
      ...innerColumns(name, columns).map((column) => [
        `  ${column.name}`,
        kindOf(column),
        '',
        inObject(column.kind),
        asColumn(column),
        '',
        '',
      ]),
    ]
  })
}

/** The columns of a nested record. */
function innerColumns(slot: string, columns: readonly PackedColumn[] | undefined): readonly PackedColumn[] {
  return columns?.filter(({ name }) => name.startsWith(`${slot}.`)) ?? []
}

function kindOf({ kind, optional }: PackedColumn, isNullable = false): string {
  return optional ? `${isNullable ? 'nullable' : 'optional'} ${kind}` : kind
}

function inObject(kind: string): string {
  const box = BOXES[kind]
  return box === undefined ? `${POINTER} B` : `${POINTER} + ${box} B`
}

function asColumn(column: PackedColumn | undefined): string {
  if (column === undefined) return '–'
  const { byteWidth } = column
  if (byteWidth === undefined) return `${POINTER} B, in an array`
  return byteWidth >= 1 ? `${byteWidth} B` : byteWidth === 1 / 8 ? '1 bit' : `${byteWidth * 8} bits`
}

function defaultOf({ required, readonly, default: initial }: SlotDescription): string {
  const value = required
    ? 'required'
    : typeof initial === 'function'
      ? 'made for each'
      : inspect(initial, { breakLength: Number.POSITIVE_INFINITY, depth: 0, maxStringLength: 24 })
  return readonly ? `${value}, read-only` : value
}

function totalsOf(
  slots: readonly SlotDescription[],
  columns: readonly PackedColumn[] | undefined,
  count: number,
): string {
  const inside = recordsInside(slots, columns)
  const kinds = [...(columns?.map(({ kind }) => kind) ?? slots.map(({ kind }) => kind))].filter(
    (kind) => kind !== 'record',
  )
  const headers = 1 + inside
  const places = kinds.length + inside
  const boxes = kinds.reduce((sum, kind) => sum + (BOXES[kind] ?? 0), 0)
  const object = headers * HEADER + places * POINTER + boxes
  const atLeast = columns === undefined && slots.some(({ kind }) => kind === 'record') ? 'at least ' : ''
  const lines = [
    `As an object a record takes ${atLeast}${object} B: ${sumOf(headers, places, boxes)}. ` +
      `With a place in an array each, ${toCount(count)} take ${toMebibytes(count * (object + POINTER))} MiB.`,
  ]
  if (columns === undefined) return [...lines, 'The class cannot be packed.'].join('\n')
  const packed = columns.reduce((sum, { byteWidth = POINTER }) => sum + byteWidth, 0)
  lines.push(
    `Packed it takes ${packed} B, without a header or boxes: ` +
      `${toCount(count)} take ${toMebibytes(count * packed)} MiB.`,
  )
  if (columns.some(({ byteWidth }) => byteWidth === undefined))
    lines.push('A column that is an array grows with room to spare, up to half as much again.')
  if (kinds.includes('u32'))
    lines.push('A u32 of 2^31 or more is not a small integer in V8: in an object it takes a box, 16 B more.')
  lines.push(
    'Strings and objects that slots point to are not counted. ' +
      'Offsets and bytes of objects are those of V8 on 64 bits without pointer compression.',
  )
  return lines.join('\n')
}

/** Counts the records inside a record, at any depth. Each has a header, and a place in the record around it. */
function recordsInside(slots: readonly SlotDescription[], columns: readonly PackedColumn[] | undefined): number {
  const paths = slots.flatMap(({ name }) => {
    const rests = innerColumns(name, columns).map((column) => column.name.slice(name.length).split('.'))
    return rests.flatMap((rest) => rest.slice(0, -1).map((_, depth) => name + rest.slice(0, depth + 1).join('.')))
  })
  return new Set(paths).size
}

function sumOf(headers: number, places: number, boxes: number): string {
  const parts = [headers === 1 ? `a header of ${HEADER}` : `${headers} headers of ${HEADER}`, `${places} × ${POINTER}`]
  return boxes === 0 ? parts.join(' and ') : `${parts.join(', ')}, and ${boxes} for boxed numbers`
}
