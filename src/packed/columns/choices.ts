import { code, list } from '../../codegen/source.js'
import type { TypedArray } from '../packed-types.js'
import type { Column, ColumnFacts } from './column.js'
import { typedElements } from './elements.js'
import { refuseBeyond } from './given.js'
import { keysOfCodes } from './ordering.js'

/** Comparing with a few choices is faster than looking a string up. */
const FEW = 8

/** `oneOf`: the place of a value among the choices, in as many bytes as that needs. */
export function choices(facts: ColumnFacts): Column<TypedArray> {
  const { field, position, kind } = facts
  const { byteWidth, values = [] } = kind
  const codes: ReadonlyMap<unknown, number> = new Map(values.map((choice, index) => [choice, index]))
  const base = typedElements(facts, byteWidth === 1 ? Uint8Array : byteWidth === 2 ? Uint16Array : Uint32Array)
  const emitRead: Column['emitRead'] = () => code`choices${position}[s[${field}][i]]`
  const read: Column<TypedArray>['read'] = ({ [field]: places }, row) => values[places[row] as number]
  return {
    ...base,
    bindings: { [`choices${position}`]: values, [`codes${position}`]: codes, [`refuse${position}`]: base.refuse },
    emitRead,
    read,
    emitPlain: emitRead,
    plain: read,
    emitWrite(v) {
      const few = values.slice(0, FEW).map((choice, index) => code`${v} === ${choice} ? ${index} : `)
      const other = values.length > FEW ? code`codes${position}.get(${v})` : code`undefined`
      const found = code`code${position}`
      const check = code`if (${found} === undefined) refuse${position}(${v});`
      return code`const ${found} = ${list(few)}${other}; ${check} s[${field}][i] = ${found};`
    },
    write(store, row, value) {
      store[field][row] = codes.get(value) ?? base.refuse(value)
    },
    keys: (store, rows) => keysOfCodes(store[field], rows, values),
    codes: (store) => ({ codes: store[field], size: values.length }),
    open: (store) => ({ ...base.open(store), dictionary: values }),
    adopt(given) {
      const taken = base.adopt(given)
      refuseBeyond(taken[0] as TypedArray, 0, values.length - 1, given, base.refuse)
      return taken
    },
  }
}
