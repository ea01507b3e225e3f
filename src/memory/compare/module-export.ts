import { existsSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { cwd } from 'node:process'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { badReference, moduleThrew, noExport, noModule } from '../messages.js'

/** An export of a module. */
export interface ModuleExport {
  /** Its URL. */
  readonly module: string
  readonly export: string
}

/** A drive letter of Windows is not a scheme. */
const URL_SCHEME = /^[a-z][a-z0-9+.-]+:/i

/**
 * Reads `module#Export`. The module is a URL, a path from the current folder, or a package that is installed there.
 *
 * @throws {SlotError} `bad-option` for a text without `#`.
 * @throws {Error} if there is no such module.
 */
export function parseReference(caller: string, reference: string): ModuleExport {
  const place = reference.lastIndexOf('#')
  if (place < 1 || place === reference.length - 1) throw badReference(caller, reference)
  return { module: locate(caller, reference.slice(0, place)), export: reference.slice(place + 1) }
}

/**
 * Finds the URL of a module.
 *
 * @throws {Error} if there is no such module.
 */
export function locate(caller: string, specifier: string): string {
  if (URL_SCHEME.test(specifier)) {
    if (specifier.startsWith('file:') && !existsSync(fileURLToPath(specifier))) throw noModule(caller, specifier)
    return specifier
  }
  const path = resolve(specifier)
  if (statSync(path, { throwIfNoEntry: false })?.isFile() === true) return pathToFileURL(path).href
  if (/^[./]/.test(specifier)) throw noModule(caller, specifier)
  try {
    const found = createRequire(resolve(cwd(), 'package.json')).resolve(specifier)
    return found.startsWith('/') || /^[a-z]:/i.test(found) ? pathToFileURL(found).href : found
  } catch {
    throw noModule(caller, specifier)
  }
}

/**
 * Loads a module and returns one of its exports, for a CommonJS module also a member of its `module.exports`.
 *
 * @throws {Error} if the module throws, or has no such export.
 */
export async function loadExport(caller: string, { module, export: name }: ModuleExport): Promise<unknown> {
  const namespace = await load(caller, module)
  if (Object.hasOwn(namespace, name)) return namespace[name]
  const common: unknown = namespace['default']
  if (hasMember(common, name)) return common[name]
  throw noExport(caller, name, module, Object.keys(namespace))
}

function hasMember(value: unknown, name: string): value is Readonly<Record<string, unknown>> {
  return Object(value) === value && Object.hasOwn(Object(value), name)
}

async function load(caller: string, module: string): Promise<Readonly<Record<string, unknown>>> {
  try {
    const namespace: Readonly<Record<string, unknown>> = await import(module)
    return namespace
  } catch (error) {
    throw moduleThrew(caller, module, error)
  }
}
