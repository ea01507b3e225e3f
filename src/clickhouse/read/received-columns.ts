import type { ClassType, SlotType } from '../class-type.js'
import { badCell, cannotConvert, columnTwice, missingColumn } from '../messages.js'
import { witnessOf, type TableColumn } from '../table-columns.js'
import type { Refuse } from './convert.js'
import type { Data } from './data.js'
import { GrowingBits } from './growing.js'
import { receiverOf, type Receiver } from './receiver.js'

/** Columns as `PackedArray.adopt` takes them, by the names of slots. */
type Adoptable = Record<string, unknown>

/** A column of which values came. */
interface Filled {
  readonly receiver: Receiver
  readonly validity: GrowingBits
}

/** Takes the values of columns, block by block, and makes columns of a packed array of them. */
export class ReceivedColumns {
  readonly #caller: string
  readonly #filled = new Map<TableColumn, Filled>()

  constructor(caller: string) {
    this.#caller = caller
  }

  /**
   * Says that values of a column will come.
   *
   * @throws {SlotError} `bad-value` if they already do.
   */
  expect(column: TableColumn): void {
    if (this.#filled.has(column)) throw columnTwice(this.#caller, column.name)
    this.#filled.set(column, { receiver: receiverOf(column), validity: new GrowingBits() })
  }

  /**
   * Takes the values of a column in the next block.
   *
   * @param type That of the column, as ClickHouse writes it.
   * @param firstRow The rows of all blocks before.
   * @throws {SlotError} `bad-value`, with the row, for a value that the slot does not take.
   */
  add(column: TableColumn, type: string, data: Data, rows: number, firstRow: number): void {
    const { receiver, validity } = this.#filled.get(column) as Filled
    const { slot, name, isNullable } = column
    const refuse: Refuse = (index, value, allowed = slot.allowed) => {
      throw badCell(this.#caller, name, firstRow + index, allowed, value)
    }
    const isNull = data.is === 'nullable' ? data.isNull : undefined
    const held = data.is === 'nullable' ? data.values : data
    if (isNullable) validity.add(rows, (row) => isNull?.[row] !== 1)
    else if (isNull?.includes(1) === true) refuse(isNull.indexOf(1), null)
    const isTaken = receiver.add({ data: held, rows, isNull, refuse })
    if (!isTaken) throw cannotConvert(this.#caller, name, type, slot.allowed)
  }

  /**
   * The columns of the slots of a class: those of which values came.
   *
   * @throws {SlotError} `missing-slot` for another one, if its slot has no default.
   */
  columns({ name, slots }: ClassType): Adoptable {
    return this.#columnsAt(name, [], slots, [...this.#filled.keys()])
  }

  /** @param path The slots that lead to the record whose slots these are. */
  #columnsAt(
    owner: string,
    path: readonly SlotType[],
    slots: readonly SlotType[],
    all: readonly TableColumn[],
  ): Adoptable {
    const depth = path.length
    const entries = slots.flatMap((slot): [string, unknown][] => {
      const here = [...path, slot]
      const columns = all.filter((column) => column.path[depth] === slot)
      const [first] = columns
      if (first === undefined) {
        if (slot.isRequired) throw missingColumn(this.#caller, owner, here.map(({ name }) => name).join('.'))
        return []
      }
      if (slot.kind !== 'record') return [[slot.name, this.#columnOf(first)]]
      const values = this.#columnsAt(owner, here, slot.slots, columns)
      const witness = slot.nothing.length > 0 ? witnessOf(columns, depth + 1) : undefined
      return [[slot.name, { values, validity: witness && this.#validityOf(witness) }]]
    })
    return Object.fromEntries(entries)
  }

  #columnOf(column: TableColumn): object {
    const { receiver } = this.#filled.get(column) as Filled
    return { ...receiver.received(), validity: column.isNullable ? this.#validityOf(column) : undefined }
  }

  #validityOf(column: TableColumn): Uint8Array | undefined {
    return this.#filled.get(column)?.validity.values
  }
}
