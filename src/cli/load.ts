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
export function readReference(who: string, text: string): ModuleExport {
  if (!/.#./.test(text))
    throw new UsageError(
      `${JSON.stringify(text)} does not say which export: write module#Class, such as ./user.js#User`,
    )
  return parseReference(who, text)
}

/** Loads an export; what its module prints meanwhile goes to stderr, since stdout is for what was asked for. */
export async function loadQuietly(who: string, reference: ModuleExport): Promise<unknown> {
  const { stdout, stderr } = process
  const write = stdout.write.bind(stdout)
  // A module that waits for ever for something that nobody does leaves nothing to do, and the process ends.
  const notLoaded = (): void => {
    stderr.write(`slotted ${who}: the module never finished loading.\n`)
    process.exitCode = 1
  }
  stdout.write = stderr.write.bind(stderr)
  process.once('exit', notLoaded)
  try {
    return await loadExport(who, reference)
  } finally {
    stdout.write = write
    process.off('exit', notLoaded)
  }
}

/**
 * Loads the class that `module#Class` names.
 *
 * @throws as {@link readReference}; and for a module that throws, an export that is not there, or one that is no class
 * with slots.
 */
export async function loadRecordClass(who: string, text: string): Promise<AnyRecordClass> {
  const exported = (await loadQuietly(who, readReference(who, text))) as AnyRecordClass
  slotNames(exported)
  return exported
}
