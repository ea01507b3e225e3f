import type * as Fs from 'node:fs/promises'
import type * as Path from 'node:path'
import { noFiles } from '../messages.js'

interface Node {
  readonly fs: typeof Fs
  readonly path: typeof Path
}

/**
 * Node's own modules, asked for when they are needed: bundlers for browsers do not find an import, and nothing else of
 * this part needs them.
 *
 * @throws {Error} where there are none.
 */
export function node(caller: string): Node {
  const find = (globalThis as { process?: { getBuiltinModule?: (name: string) => unknown } }).process?.getBuiltinModule
  const fs = find?.('node:fs/promises')
  if (find === undefined || fs === undefined) throw noFiles(caller)
  return { fs: fs as typeof Fs, path: find('node:path') as typeof Path }
}
