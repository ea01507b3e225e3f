import { existsSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { cwd } from 'node:process'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { badReference, moduleThrew, noExport, noModule } from '../messages.js'

/** Something that a module exports. */
export interface ModuleExport {
  /** Its URL. */
  readonly module: string
  readonly export: string
}

/** A drive letter of Windows is none. */
const URL_SCHEME = /^[a-z][a-z0-9+.-]+:/i

/**
 * Reads `module#Export`: a path, as seen from the current folder, or a package that is installed there; or a URL.
 *
 * @throws {SlotError} `bad-option` for a text without `#`.
 * @throws {Error} if there is no such module.
 */
export function parseReference(who: string, reference: string): ModuleExport {
  const place = reference.lastIndexOf('#')
  if (place < 1 || place === reference.length - 1) throw badReference(who, reference)
  return { module: locate(who, reference.slice(0, place)), export: reference.slice(place + 1) }
}

/** @throws {Error} if there is no such module. */
export function locate(who: string, specifier: string): string {
  if (URL_SCHEME.test(specifier)) {
    if (specifier.startsWith('file:') && !existsSync(fileURLToPath(specifier))) throw noModule(who, specifier)
    return specifier
  }
  const path = resolve(specifier)
  if (statSync(path, { throwIfNoEntry: false })?.isFile() === true) return pathToFileURL(path).href
  if (/^[./]/.test(specifier)) throw noModule(who, specifier)
  try {
    const found = createRequire(resolve(cwd(), 'package.json')).resolve(specifier)
    return found.startsWith('/') || /^[a-z]:/i.test(found) ? pathToFileURL(found).href : found
  } catch {
    throw noModule(who, specifier)
  }
}

/**
 * Loads a module and takes what it exports; of a CommonJS module also what its `module.exports` has.
 *
 * @throws {Error} if the module throws, or has no such export.
 */
export async function loadExport(who: string, { module, export: name }: ModuleExport): Promise<unknown> {
  const namespace = await load(who, module)
  if (Object.hasOwn(namespace, name)) return namespace[name]
  const common = namespace['default']
  if (Object(common) === common && Object.hasOwn(common as object, name))
    return (common as Record<string, unknown>)[name]
  throw noExport(who, name, module, Object.keys(namespace))
}

async function load(who: string, module: string): Promise<Record<string, unknown>> {
  try {
    return (await import(module)) as Record<string, unknown>
  } catch (error) {
    throw moduleThrew(who, module, error)
  }
}
