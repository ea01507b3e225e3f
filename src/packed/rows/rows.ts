import { define } from '../../base/own.js'
import { compile } from '../../codegen/compile.js'
import { engine } from '../../codegen/engine.js'
import { code, lines, list, type Source } from '../../codegen/source.js'
import type { PackedPlan } from '../columns/column.js'
import {
  INDEX,
  STORE,
  type Field,
  type Rows,
  type Store,
  type StoreClass,
  type View,
  type ViewClass,
  type Watch,
} from '../packed-types.js'
import { finishViewClass } from './view.js'

/** The fields of a store, in their order. */
function fieldsOf({ columns }: PackedPlan): readonly string[] {
  return columns.flatMap(({ fields }) => fields)
}

/** Does set-up write slots that nobody else may? */
function needsWritable({ columns, layout }: PackedPlan): boolean {
  return layout.setUps.length > 0 && columns.some(({ isReadonly }) => isReadonly)
}

/**
 * One view class for all arrays of a class: its accessors know the names of the columns, and find them in the store of
 * the view.
 */
export function compileRows(plan: PackedPlan): Rows {
  const { columns } = plan
  const fields = fieldsOf(plan).map((field, index) => code`\n    this[${field}] = fields[${index}];`)
  const parameters = columns.map(({ position }) => code`, v${position}`)
  const writes = columns.map((column) => column.emitWrite(code`v${column.position}`))
  const source = code`'use strict';
class Store {
  constructor(fields, capacity, max, control) {${list(fields)}
    this.length = 0;
    this.capacity = capacity;
    this.max = max;
    this.isShared = control !== undefined;
    this.isPlain = control === undefined;
    this.watch = undefined;
    this.control = control;
    this.columns = undefined;
  }
}
${emitView(plan, code`View`, false)}
${needsWritable(plan) ? emitView(plan, code`Writable`, true) : code`const Writable = View;`}
const put = (s, i${list(parameters)}) => {${lines(writes, 1)}
};
const move = (s, i, to) => {${list(columns.map((column) => code`\n  ${column.emitMove()}`))}
};
${emitPlain(plan)}
return { Store, View, Writable, put, move, plain, plainRows };`
  const finish = (Made: ViewClass, members: object): ViewClass => finishViewClass(plan, Made, members)
  const rows = compile(source, `${plan.name}.rows`, {
    ...Object.assign({ STORE, INDEX, finish }, ...columns.map(({ bindings }) => bindings)),
  }) as Rows
  // A store whose fields were once no typed arrays: from V8 12 on (told by its iterators) loops over views are a
  // quarter faster by it, and at the speed of a loop over the arrays; before, they would be a sixth slower.
  if ('Iterator' in globalThis) Reflect.construct(rows.Store, [[]])
  return rows
}

/**
 * What makes plain objects of rows. All values of one are read before it is begun: Maglev (Node 24 and 26) gives its
 * code up again and again for whole numbers that are read from an f64 column in the middle of a literal.
 */
function emitPlain({ columns, saysJson }: PackedPlan): Source {
  const values = columns.map((column) => code`\n  const v${column.position} = ${column.emitPlain()};`)
  const members = columns.map(({ name, position }) => code`${name}: v${position}`)
  return code`const plain = (s, i) => {${list(values)}
  return { ${list(members, ', ')} };
};
const plainRows = (s, n) => {
  const rows = [];
  for (let i = 0; i < n; i = i + 1 | 0) rows.push(${saysJson ? code`new View(s, i)` : code`plain(s, i)`});
  return rows;
};`
}

/**
 * Up to so many columns an accessor says to V8 that the index is a small integer, which is a fifth faster for one or
 * two slots. Beyond, it saves the three bytes: a method that touches many slots is compiled into its loop while it and
 * they are short.
 */
const FEW_COLUMNS = 8

function emitView(plan: PackedPlan, name: Source, isWritable: boolean): Source {
  const isLong = plan.columns.length > FEW_COLUMNS
  const here = code`const s = this[STORE], i = this[INDEX]${isLong ? code`` : code` | 0`};`
  const members = plan.columns.map((column) => {
    const admit = column.admit === undefined ? code`` : code`v = admit${column.position}(v); `
    const setter = code`\n  set ${column.name}(v) { ${here} ${admit}${column.emitWrite(code`v`)} },`
    const getter = code`\n  get ${column.name}() { ${here} return ${column.emitRead()}; },`
    return isWritable || !column.isReadonly ? code`${getter}${setter}` : getter
  })
  // Without a name of its own: debuggers call an object by the name of its constructor, and then by what `constructor`
  // says.
  const [head, end] = engine.declaresFields
    ? [code`class { [STORE]; [INDEX]; constructor(store, index)`, code` }`]
    : [code`function (store, index)`, code``]
  return code`const ${name} = (() => ${head} {
  this[STORE] = store;
  this[INDEX] = index;
}${end})();
finish(${name}, {${list(members)}
});`
}

export function interpretRows(plan: PackedPlan): Rows {
  const { columns } = plan
  const View = interpretView(plan, false)
  const plain = (store: Store, row: number): object =>
    Object.fromEntries(columns.map((column) => [column.name, column.plain(store, row)]))
  return {
    Store: interpretStore(fieldsOf(plan)),
    View,
    Writable: needsWritable(plan) ? interpretView(plan, true) : View,
    put(store, row, ...values) {
      for (const { position, write } of columns) write(store, row, values[position])
    },
    move(store, from, to) {
      for (const { move } of columns) move(store, from, to)
    },
    plain,
    plainRows: (store, count) =>
      Array.from({ length: count }, (_, row) => (plan.saysJson ? new View(store, row) : plain(store, row))),
  }
}

function interpretStore(fields: readonly string[]): StoreClass {
  return class Columns {
    declare field: unknown
    length = 0
    capacity: number
    readonly max: number
    readonly isShared: boolean
    isPlain: boolean
    watch: Watch | undefined = undefined
    readonly control: Int32Array | undefined
    columns: object | undefined = undefined

    constructor(values: readonly unknown[], capacity: number, max: number, control: Int32Array | undefined) {
      for (const [index, field] of fields.entries()) this[field as Field] = values[index]
      this.capacity = capacity
      this.max = max
      this.isShared = control !== undefined
      this.isPlain = control === undefined
      this.control = control
    }
  }
}

const assigningView = (): unknown =>
  function (this: { [STORE]: Store; [INDEX]: number }, store: Store, index: number) {
    this[STORE] = store
    this[INDEX] = index
  }

const declaringView = (): unknown =>
  class {
    [STORE]: Store;
    [INDEX]: number

    constructor(store: Store, index: number) {
      this[STORE] = store
      this[INDEX] = index
    }
  }

function interpretView(plan: PackedPlan, isWritable: boolean): ViewClass {
  const View = engine.declaresFields ? declaringView() : assigningView()
  const members = {}
  for (const { name, isReadonly, read, write, admit } of plan.columns) {
    const get = function (this: View): unknown {
      return read(this[STORE], this[INDEX])
    }
    const set = function (this: View, value: unknown): void {
      write(this[STORE], this[INDEX], admit === undefined ? value : admit(value))
    }
    define(members, name, {
      enumerable: true,
      configurable: true,
      get,
      ...(isWritable || !isReadonly ? { set } : {}),
    })
  }
  return finishViewClass(plan, View as never, members)
}
