import { define, ownProperty } from '../../base/own.js'
import { compile } from '../../codegen/compile.js'
import { code } from '../../codegen/source.js'
import type { Column, PackedClass } from '../columns/column.js'
import { INDEX, STORE, type View, type ViewClass } from '../packed-types.js'

const observed = new WeakSet<Column>()

type Setter = (this: View, value: unknown) => void

/**
 * From now on views of a class tell the indexes over their rows when a slot is written. Until a slot is a key its
 * accessor asks nothing, so what has no index pays nothing; and views that there are already tell it too.
 */
export function observe(self: PackedClass, column: Column): void {
  if (observed.has(column)) return
  const set = self.recordClass.form(
    () => compileSetter(self, column),
    () => interpretSetter(column),
  )
  for (const View of new Set<ViewClass>([self.View, self.Writable])) {
    const prototype = View.prototype as object
    const property = ownProperty(prototype, column.name) as PropertyDescriptor
    if (property.set !== undefined) define(prototype, column.name, { ...property, set: set as never })
  }
  observed.add(column)
}

function compileSetter({ name, columns }: PackedClass, column: Column): Setter {
  const source = code`'use strict';
return (() => function (v) {
  const s = this[STORE], i = this[INDEX] | 0;
  if (s.watch !== undefined) { check(v); s.watch.rewrite(i, positions, [v]); return; }
  ${column.emitWrite(code`v`)}
})();`
  const { check, bindings, position } = column
  const positions = [position]
  return compile(source, `${name}.set`, {
    ...Object.assign({}, ...columns.map((one) => one.bindings)),
    ...bindings,
    STORE,
    INDEX,
    check,
    positions,
  }) as Setter
}

function interpretSetter({ check, write, position }: Column): Setter {
  const positions = [position]
  return function (this: View, value) {
    const { [STORE]: store, [INDEX]: row } = this
    if (store.watch === undefined) return write(store, row, value)
    check(value)
    store.watch.rewrite(row, positions, [value])
  }
}
