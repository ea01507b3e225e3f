import process from 'node:process'
import { slotNames, type AnyRecordClass } from '../index.js'
import { loadExport, parseReference, type ModuleExport } from '../memory/compare/module-export.js'
import { UsageError } from './command.js'

/**
 * Reads `module#Export` from the command line.
 *
 * @throws {UsageError} for a text without `#`.
 * @throws {Error} if there is no such module.
 */
export function readReference(caller: string, text: string): ModuleExport {
  if (!/.#./.test(text))
    throw new UsageError(`${JSON.stringify(text)} does not name an export: write module#Class, such as ./user.js#User`)
  return parseReference(caller, text)
}

/** Loads an export. What its module prints goes to stderr, because stdout is for the answer. */
export async function loadQuietly(caller: string, reference: ModuleExport): Promise<unknown> {
  const { stdout, stderr } = process
  const write = stdout.write.bind(stdout)
  // If the module waits for something that never comes, nothing is left to do and the process ends.
  const notLoaded = (): void => {
    stderr.write(`slotted ${caller}: the module never finished loading.\n`)
    process.exitCode = 1
  }
  stdout.write = stderr.write.bind(stderr)
  process.once('exit', notLoaded)
  try {
    return await loadExport(caller, reference)
  } finally {
    stdout.write = write
    process.off('exit', notLoaded)
  }
}

/**
 * Loads the class that `module#Class` names.
 *
 * @throws {UsageError} for a text without `#`.
 * @throws {Error} for a module that is missing or throws, a missing export, or one that is not a class with slots.
 */
export async function loadRecordClass(caller: string, text: string): Promise<AnyRecordClass> {
  const exported = await loadQuietly(caller, readReference(caller, text))
  assertRecordClass(exported)
  return exported
}

/** @throws {SlotError} `not-a-record-class` if a value is not a class with slots. */
export function assertRecordClass(value: unknown): asserts value is AnyRecordClass {
  slotNames(value as AnyRecordClass)
}
