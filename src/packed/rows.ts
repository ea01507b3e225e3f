import { compile } from '../codegen/compile.js'
import { code, list, type Source } from '../codegen/source.js'
import { storedKind } from '../layout/kinds.js'
import { define } from '../own.js'
import { accessParts, emitMove, emitPlain, emitRead, emitWrite, interpretPlain, interpretRead, interpretWrite } from './column-access.js'
import type { Column } from './columns.js'
import { fieldsOf, INDEX, STORE, type PackedPlan, type Rows, type Store, type StoreClass, type View, type ViewClass } from './protocol.js'
import { admitValue } from './row-checks.js'
import { furnishView } from './view-members.js'

/** Does set-up write slots that nobody else may? */
function needsWritable({ columns, layout }: PackedPlan): boolean {
  return layout.setUps.length > 0 && columns.some(({ isReadonly }) => isReadonly)
}

/** Does a schema look at what is written to a slot? */
function isAdmitted({ layout }: PackedPlan, { storage, kind }: Column): boolean {
  return layout.validate === 'always' && storage === 'values' && storedKind(kind).schema !== undefined
}

/** One view class for all arrays of a class: its accessors know the names of the columns, and find them in the store of the view. */
export function compileRows(plan: PackedPlan): Rows {
  const { columns } = plan
  const fields = fieldsOf(columns).map((field, index) => code`\n    this[${field}] = fields[${index}];`)
  const parameters = columns.map(({ position }) => code`, v${position}`)
  // All values of a plain object are read before it is begun: Maglev (Node 24 and 26) gives its code up again and again for whole numbers that
  // are read from an f64 column in the middle of a literal.
  const row = plan.saysJson ? code`new View(s, i)` : code`plain(s, i)`
  const source = code`'use strict';
class Store {
  constructor(fields, capacity, most, control) {${list(fields)}
    this.length = 0;
    this.capacity = capacity;
    this.most = most;
    this.place = 0;
    this.isShared = control !== undefined;
    this.control = control;
    this.columns = undefined;
  }
}
${emitView(plan, code`View`, false)}
${needsWritable(plan) ? emitView(plan, code`Writable`, true) : code`const Writable = View;`}
const put = (s, i${list(parameters)}) => {${list(columns.map((column) => code`\n  ${emitWrite(column, code`v${column.position}`)}`))}
};
const move = (s, i, to) => {${list(columns.map((column) => code`\n  ${emitMove(column)}`))}
};
const plain = (s, i) => {${list(columns.map((column) => code`\n  const v${column.position} = ${emitPlain(plan, column)};`))}
  return { ${list(columns.map(({ name, position }) => code`${name}: v${position}`), ', ')} };
};
const plains = (s, n) => {
  const rows = [];
  for (let i = 0; i < n; i = i + 1 | 0) rows.push(${row});
  return rows;
};
return { Store, View, Writable, put, move, plain, plains };`
  const furnish = (Made: ViewClass, members: object): ViewClass => furnishView(plan, Made, members)
  const rows = compile(source, `${plan.name}.rows`, { ...accessParts(plan), furnish }) as Rows
  // A store whose fields were once no typed arrays: from V8 12 on (told by its iterators) loops over views are a quarter faster by it, and
  // at the speed of a loop over the arrays; before, they would be a sixth slower.
  if ('Iterator' in globalThis) Reflect.construct(rows.Store, [[]])
  return rows
}

function emitView(plan: PackedPlan, name: Source, isWritable: boolean): Source {
  const here = code`const s = this[STORE], i = this[INDEX] | 0;`
  const members = plan.columns.map((column) => {
    const admit = isAdmitted(plan, column) ? code`v = admit(${column.position}, v); ` : code``
    const setter = code`\n  set ${column.name}(v) { ${here} ${admit}${emitWrite(column, code`v`)} },`
    return code`\n  get ${column.name}() { ${here} return ${emitRead(column)}; },${isWritable || !column.isReadonly ? setter : code``}`
  })
  // Without a name of its own: debuggers call an object by the name of its constructor, and then by what `constructor` says.
  return code`const ${name} = (() => function (store, index) {
  this[STORE] = store;
  this[INDEX] = index;
})();
furnish(${name}, {${list(members)}
});`
}

export function interpretRows(plan: PackedPlan): Rows {
  const { columns } = plan
  const writes = columns.map((column) => interpretWrite(plan, column))
  const reads = columns.map((column) => interpretRead(plan, column))
  const shown = columns.map((column) => interpretPlain(plan, column))
  const View = interpretView(plan, false)
  const plain = (store: Store, row: number): object => Object.fromEntries(columns.map((column, position) => [column.name, shown[position]?.(store, row)]))
  return {
    Store: interpretStore(fieldsOf(columns)),
    View,
    Writable: needsWritable(plan) ? interpretView(plan, true) : View,
    put(store, row, ...values) {
      for (const [position, write] of writes.entries()) write(store, row, values[position])
    },
    move(store, from, to) {
      for (const [position, write] of writes.entries()) write(store, to, reads[position]?.(store, from))
    },
    plain,
    plains: (store, count) => Array.from({ length: count }, (_, row) => (plan.saysJson ? new View(store, row) : plain(store, row))),
  }
}

function interpretStore(fields: readonly Column['field'][]): StoreClass {
  return class Columns {
    [field: Column['field']]: unknown
    length = 0
    capacity: number
    readonly most: number
    place = 0
    readonly isShared: boolean
    readonly control: Int32Array | undefined
    columns: object | undefined = undefined

    constructor(values: readonly unknown[], capacity: number, most: number, control: Int32Array | undefined) {
      for (const [index, field] of fields.entries()) this[field] = values[index]
      this.capacity = capacity
      this.most = most
      this.isShared = control !== undefined
      this.control = control
    }
  }
}

function interpretView(plan: PackedPlan, isWritable: boolean): ViewClass {
  const View = (() =>
    function (this: { [STORE]: Store; [INDEX]: number }, store: Store, index: number) {
      this[STORE] = store
      this[INDEX] = index
    })()
  const members = {}
  for (const column of plan.columns) {
    const read = interpretRead(plan, column)
    const write = interpretWrite(plan, column)
    const isChecked = isAdmitted(plan, column)
    const get = function (this: View): unknown {
      return read(this[STORE], this[INDEX])
    }
    const set = function (this: View, value: unknown): void {
      write(this[STORE], this[INDEX], isChecked ? admitValue(plan, column, value) : value)
    }
    define(members, column.name, { enumerable: true, configurable: true, get, ...(isWritable || !column.isReadonly ? { set } : {}) })
  }
  return furnishView(plan, View as never, members)
}
