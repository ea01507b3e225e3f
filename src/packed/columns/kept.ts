import { code } from '../../codegen/source.js'
import { storedKind, type Kind } from '../../layout/kinds.js'
import { jsonOf } from '../../record/json.js'
import { readValue } from '../../record/reading/read-slots.js'
import { constructorMode, Place, Reader } from '../../record/reading/reader.js'
import { DETACH } from '../../record/record-class.js'
import { notShareable } from '../messages.js'
import type { Column, ColumnFacts } from './column.js'
import { elements } from './elements.js'
import { takeArray } from './given.js'
import { Taken } from './taken.js'

/** Lists, maps and what may be several things: in a JavaScript array, checked, as copies that nobody can change. */
export function kept(facts: ColumnFacts): Column<unknown[]> {
  const { field, position, name, owner, layout, slot } = facts
  const base = elements({ ...facts, kind: slot.kind })
  const readAs = (value: unknown, isNested: boolean): unknown => {
    const reader = new Reader(owner, { ...constructorMode(layout), checks: 'all', isNested })
    const read = readValue(new Place(reader).at(name), slot.kind, value)
    reader.finish()
    return read
  }
  const refuse = (value: unknown): never => {
    readAs(value, false)
    return base.refuse(value)
  }
  const keep = (value: unknown): unknown => {
    if (value instanceof Taken) return value.values[0]
    // The copy is what is checked: a getter or a Proxy may say something else the second time.
    const copy = keepPart(slot.kind, value)
    return slot.kind.accepts(copy) ? copy : refuse(value)
  }
  const take = (value: unknown): Taken => (value instanceof Taken ? value : new Taken([keep(value)]))
  const plain: Column<unknown[]>['plain'] = (store, row) => jsonOf(slot.kind, store[field][row])
  return {
    ...base,
    holdsUndefined: true,
    bindings: { [`keep${position}`]: keep, [`plain${position}`]: plain },
    emitPlain: () => code`plain${position}(s, i)`,
    plain,
    emitWrite: (v) => code`s[${field}][i] = keep${position}(${v});`,
    write(store, row, value) {
      store[field][row] = keep(value)
    },
    check: take,
    refuse,
    take,
    release(store, from, to) {
      store[field].fill(undefined, from, to)
    },
    // As `pushObject` takes it: objects for records.
    adopt: (given) => [takeArray(facts, given, (value) => keep(readAs(value, true)))],
    refuseSharing(caller, path) {
      throw notShareable(caller, path + name, 'its value')
    },
    outline: () => 'any',
  }
}

/** A part as a row keeps it. A view among them would show something else later: a record takes its place. */
function keepPart(kind: Kind, part: unknown): unknown {
  const { parts } = storedKind(kind)
  if (parts?.owns(part)) return (parts.keep ?? parts.clone)(part, keepPart)
  return (part as { readonly [DETACH]?: () => object } | null | undefined)?.[DETACH]?.() ?? part
}
