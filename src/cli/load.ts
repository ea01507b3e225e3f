import { slotNames, type AnyRecordClass } from '../index.js'
import { loadExport, parseReference, type ModuleExport } from '../memory/module-export.js'
import { UsageError } from './command.js'

/**
 * Reads `module#Export` from the command line.
 *
 * @throws {UsageError} for a text without `#`.
 * @throws {Error} if there is no such module.
 */
export function readReference(who: string, text: string): ModuleExport {
  if (!/.#./.test(text)) throw new UsageError(`${JSON.stringify(text)} does not say which export: write module#Class, such as ./user.js#User`)
  return parseReference(who, text)
}

/**
 * Loads the class that `module#Class` names.
 *
 * @throws as {@link readReference}; and for a module that throws, an export that is not there, or one that is no class with slots.
 */
export async function loadRecordClass(who: string, text: string): Promise<AnyRecordClass> {
  const exported = (await loadExport(who, readReference(who, text))) as AnyRecordClass
  slotNames(exported)
  return exported
}
