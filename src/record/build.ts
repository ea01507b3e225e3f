import { choose, compile } from '../codegen/compile.js'
import { code, list } from '../codegen/source.js'
import type { RecordClass, AnyClass, Operations } from './protocol.js'

/** Handed to a root's constructor in place of keywords, it says that the values of all slots follow, to be written as they are. */
export const RAW = Object.freeze({})

type Build = NonNullable<Operations['build']>

/**
 * Makes a record of a leaf from the values of all its slots: without the constructors of the user's, without checks and defaults, with
 * set-up and closing.
 *
 * The root's own constructor allocates, with the leaf as `new.target`: any other would give the leaf's records another hidden class.
 */
export function buildRecord(self: RecordClass, leaf: AnyClass, values: readonly unknown[]): object {
  return buildOf(self)(leaf, ...values)
}

/** The function that builds records of a class. */
export function buildOf(self: RecordClass): Build {
  return (self.operations.build ??= choose(
    () => compileBuild(self),
    () => interpretBuild(self),
  ))
}

function compileBuild(self: RecordClass): Build {
  const { root, layout } = self
  const values = layout.slots.map((_, position) => code`v${position}`)
  const rootCount = root.layout.slots.length
  const before = root.layout.isKeyword ? [...root.layout.args.map(() => code`undefined`), code`RAW`] : []
  const writes = layout.names.slice(rootCount).map((name, position) => code`\n  record[${name}] = v${rootCount + position};`)
  const source = code`return (leaf${list(values.map((value) => code`, ${value}`))}) => {
  const record = construct(Root, [${list([...before, ...values.slice(0, rootCount)], ', ')}], leaf);${list(writes)}${
    root === self || self.finish === undefined ? code`` : code`\n  finish(record);`
  }
  return record;
};`
  return compile(source, layout.name, { construct: Reflect.construct, Root: root.generated, RAW, finish: self.finish }) as Build
}

export function interpretBuild(self: RecordClass): Build {
  const { root, layout } = self
  const rootCount = root.layout.slots.length
  const before = root.layout.isKeyword ? [...root.layout.args.map(() => undefined), RAW] : []
  return (leaf, ...values) => {
    const record = Reflect.construct(root.generated as never, [...before, ...values.slice(0, rootCount)], leaf) as Record<string, unknown>
    for (let position = rootCount; position < layout.names.length; position++) record[layout.names[position] as string] = values[position]
    if (root !== self) self.finish?.(record)
    return record
  }
}
