import { bool, date, f32, f64, i16, i32, i64, i8, text, u16, u32, u64, u8 } from '../index.js'
import { slotNames, type ConcreteRecordClass } from '../index.js'
import { UsageError } from './command.js'
import { assertRecordClass, loadQuietly, readReference } from './load.js'
import { methodOf } from './row-method.js'
import type { Work } from './stream/pipe-rows.js'

/** Kinds that --returns takes. */
const KINDS: ReadonlyMap<unknown, unknown> = new Map(
  Object.entries({ f64, f32, i8, u8, i16, u16, i32, u32, i64, u64, bool, text, date }),
)

/** What `slotted pipe` does with rows. */
export type Task = Pick<Work, 'Class' | 'method' | 'batch'>

/**
 * Reads what is to be done: `module#Class`, `module#Class.method`, or `module#Class module#function`.
 *
 * @param returns The kind of what the method returns; `undefined` to find it.
 * @throws {UsageError} for what does not go together.
 * @throws {Error} for modules, exports and methods that are not there.
 */
export async function taskOf(rows: string, batch: string | undefined, returns: unknown): Promise<Task> {
  const { module, export: path } = readReference('pipe', rows)
  const [name = '', ...rest] = path.split('.')
  const member = rest.length > 0 ? rest.join('.') : undefined
  if (batch !== undefined && member !== undefined) throw new UsageError('a method and a function do not go together')
  if (returns !== undefined && member === undefined) throw new UsageError('--returns goes with module#Class.method')
  if (returns !== undefined && !KINDS.has(returns))
    throw new UsageError(`--returns takes ${[...KINDS.keys()].join(', ')}, not ${JSON.stringify(returns)}`)
  const Class = await loadQuietly('pipe', { module, export: name })
  if (typeof Class === 'function' && !hasSlots(Class))
    throw new UsageError(`${name} is not a class with slots. For a function name the class of its rows before it`)
  assertRecordClass(Class)
  const found = { Class: Class as ConcreteRecordClass }
  if (member !== undefined)
    return { ...found, method: { ...methodOf(Class, name, member), name: member, returns: KINDS.get(returns) } }
  return batch === undefined ? found : { ...found, batch: await functionOf(batch) }
}

async function functionOf(path: string): Promise<Task['batch']> {
  const reference = readReference('pipe', path)
  const call = await loadQuietly('pipe', reference)
  if (typeof call !== 'function' || hasSlots(call)) throw new UsageError(`${reference.export} is not a function`)
  return { title: `${reference.export}()`, call: (rows) => (call as (given: unknown) => unknown)(rows) }
}

function hasSlots(value: object): boolean {
  try {
    return slotNames(value as ConcreteRecordClass).length >= 0
  } catch {
    return false
  }
}
