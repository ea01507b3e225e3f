import { code } from '../../codegen/source.js'
import { named } from '../../base/show.js'
import { badValue, unsharedText } from '../messages.js'
import type { Store, TypedArray } from '../packed-types.js'
import type { Column, ColumnFacts } from './column.js'
import { Dictionary } from './dictionary.js'
import { typedElements } from './elements.js'
import { refuseBeyond } from './given.js'
import { keysOfCodes } from './ordering.js'

/** As `Field`: stands for the names of all fields with a dictionary. */
type DictionaryField = 'dictionary'

type TextStore = Store<TypedArray> & Readonly<Record<DictionaryField, Dictionary>>

/** `text`: the code of a string, and beside the column a dictionary, which has each distinct string once. */
export function text(facts: ColumnFacts): Column {
  const { field, position, name } = facts
  const dictionary = `${field}d` as DictionaryField
  const base = typedElements(facts, Uint32Array)
  const refuseString = (given: unknown): never => {
    throw badValue(facts.owner, name, 'codes of a dictionary of distinct strings', given, false)
  }
  const emitRead: Column['emitRead'] = () => code`s[${dictionary}].strings[s[${field}][i]]`
  const read = (store: TextStore, row: number): unknown => store[dictionary].strings[store[field][row] as number]
  return {
    ...base,
    fields: [field, dictionary],
    bindings: { [`refuse${position}`]: base.refuse },
    emitRead,
    read,
    emitPlain: emitRead,
    plain: read,
    emitWrite: (v) =>
      code`if (typeof ${v} !== "string") refuse${position}(${v}); s[${field}][i] = s[${dictionary}].codeOf(${v}, i);`,
    write(store: TextStore, row, value) {
      base.check(value)
      store[field][row] = store[dictionary].codeOf(value as string, row)
    },
    create(capacity, _, allocate) {
      const codes = allocate(Uint32Array, capacity)
      return [codes, new Dictionary(codes)]
    },
    resize(store: TextStore, capacity, changes) {
      base.resize?.(store, capacity, changes)
      changes.push(() => {
        store[dictionary].column = store[field]
      })
    },
    release: (store: TextStore, from, to) => store[dictionary].release(from, to),
    reorder(store: TextStore, order) {
      base.reorder(store, order)
      store[dictionary].noteRowsUsed(order.length)
    },
    copyRows(from: TextStore, rows, to: TextStore, at) {
      base.copyRows(from, rows, to, at)
      if (from !== to) to[dictionary].translate(from[dictionary].strings, at, at + rows.end - rows.start)
    },
    keys: (store: TextStore, rows) => keysOfCodes(store[field], rows, store[dictionary].strings),
    codes: (store: TextStore) => ({ codes: store[field], size: store[dictionary].strings.length }),
    open: (store: TextStore) => ({ ...base.open(store), dictionary: store[dictionary].strings }),
    adopt(given) {
      const [codes] = base.adopt({ ...given, dictionary: undefined }) as readonly [TypedArray]
      const strings = Array.isArray(given.dictionary) ? [...(given.dictionary as unknown[])] : [undefined]
      refuseBeyond(codes, 0, strings.length - 1, given, base.refuse)
      return [codes, new Dictionary(codes, strings, refuseString)]
    },
    checkFor: (store: TextStore, value) => store[dictionary].check(value),
    refuseSharing(caller, path, hasStrings) {
      if (!hasStrings(path + name)) throw unsharedText(caller, path + name)
    },
    fixStrings(store: Store, path, stringsOf) {
      const strings = stringsOf(path + name)
      const made = Dictionary.fixed(store[field] as TypedArray, strings, (value) => {
        throw badValue(facts.owner, name, `one of the strings that are shared, ${named(strings)}`, value, false)
      })
      Object.assign(store, { [dictionary]: made })
    },
  }
}
