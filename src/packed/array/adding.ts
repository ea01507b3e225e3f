import { code, list, type Source } from '../../codegen/source.js'
import { checkAttached, emitDetached, release } from '../columns/all-columns.js'
import type { PackedClass } from '../columns/column.js'
import type { Store } from '../packed-types.js'
import { makeRoom } from '../store/store.js'
import { append, place, setUpIn } from './append.js'
import { readInit } from './arguments.js'

/**
 * The statements by which the methods of an array add a row of the values `v0, v1 …` to a store `s`, or put it into row
 * `used`, and the function that they call where the array is shared or watched.
 */
export function emitAdding(
  self: PackedClass,
  values: Source,
): Readonly<Record<'adding' | 'placing' | 'added', Source>> {
  const { columns, layout } = self
  const hasSetUp = layout.setUps.length > 0
  const hasHeap = self.holding.length > 0
  const taking = list(takersOf(self).map(({ position }) => code`v${position} = take${position}(v${position});\n    `))
  const detached = emitDetached(columns, code`s`)
  const room = code`const i = s.length;
    if (i === s.capacity) makeRoom(s);${
      detached.length === 0 ? code`` : code`\n    else if (${list(detached, ' || ')}) checkAttached(s, i);`
    }`
  const put = code`put(s, i, ${values});`
  return {
    adding: code`${taking}if (!s.isPlain) return addSpecial(s, ${values});
    ${room}
    ${hasHeap ? trying(put) : put}
    s.length = i + 1;${hasSetUp ? code`\n    setUp(s, i, i);` : code``}
    return i + 1;`,
    placing: code`${taking}if (!s.isPlain) return place(s, used, [${values}]);
    put(s, used, ${values});${hasSetUp ? code`\n    setUp(s, used);` : code``}
    return used + 1;`,
    added: hasSetUp
      ? code`const addSpecial = (s, ...values) => append(s, values);`
      : code`const addSpecial = (s, ${values}) => {
    if (s.isShared) return append(s, [${values}]);
    ${room}
    ${trying(code`${put} s.watch.enter(i);`)}
    return s.length = i + 1;
};`,
  }
}

function trying(act: Source): Source {
  return code`try { ${act} } catch (error) { release(s, i); throw error; }`
}

/** What these statements call. */
export function addingParts(self: PackedClass): Readonly<Record<string, unknown>> {
  const { columns, put } = self
  return {
    append: (store: Store, row: readonly unknown[]) => append(self, store, row),
    place: (store: Store, row: number, values: readonly unknown[]) => place(self, store, row, values),
    appendInit: (store: Store, init: unknown) => append(self, store, readInit(self, init)),
    makeRoom: (store: Store) => makeRoom(self, store),
    ...Object.fromEntries(takersOf(self).map(({ position, take }) => [`take${position}`, take])),
    checkAttached: (store: Store, row: number) => checkAttached(columns, store, row),
    release: (store: Store, row: number) => release(self.holding, store, row, row + 1),
    setUp: setUpIn(self),
    put,
  }
}

function takersOf({ columns }: PackedClass): PackedClass['columns'] {
  return columns.filter(({ take }) => take !== undefined)
}
