import type { FileHandle } from 'node:fs/promises'
import { node } from './node.js'

/** Bytes that are written or read at once: so that a callback can tell how far it is. */
export const PART = 16 * 2 ** 20

/**
 * Replaces a file, or makes one, all or nothing: what is written goes into a file beside it, which takes the place of
 * the old one when it is on the disk. Whatever happens, the old file or the new one is there, whole; a process that is
 * killed may leave the other one, whose name ends in `.tmp`.
 *
 * @param write Writes the content. What it throws is thrown on, and the old file stays.
 */
export async function replaceFile<Result>(
  caller: string,
  path: string,
  write: (file: FileHandle) => Promise<Result>,
): Promise<Result> {
  const { fs, path: paths } = node(caller)
  // What a link leads to is replaced, and not the link.
  const target = await fs.realpath(path).catch(() => path)
  const mode = await fs.stat(target).then(
    (found) => found.mode,
    () => undefined,
  )
  const made = `${target}.${globalThis.crypto.randomUUID()}.tmp`
  const file = await fs.open(made, 'wx', mode)
  let result: Result
  try {
    try {
      result = await write(file)
      await file.sync()
    } finally {
      await file.close()
    }
    await fs.rename(made, target)
  } catch (error) {
    await fs.rm(made, { force: true })
    throw error
  }
  await syncFolder(caller, paths.dirname(target))
  return result
}

/** The new name of a file is on the disk when its folder is. Windows syncs no folders, and needs none. */
async function syncFolder(caller: string, path: string): Promise<void> {
  const folder = await node(caller)
    .fs.open(path)
    .catch(() => undefined)
  await folder?.sync().catch(() => undefined)
  await folder?.close()
}

/** Parts below it are joined before they are written: Arrow makes many of a few bytes. */
const SMALL = 2 ** 16

/**
 * Writes bytes one after the other.
 *
 * @param written Is told after each write how many bytes it wrote.
 */
export async function writeParts(
  file: FileHandle,
  parts: readonly Uint8Array[],
  written: (bytes: number) => void,
): Promise<void> {
  const small: Uint8Array[] = []
  const writeSmall = async (): Promise<void> => {
    if (small.length > 0) await writeAll(file, joined(small.splice(0)), written)
  }
  for (const part of parts) {
    if (part.length < SMALL && small.push(part) < 1000) continue
    await writeSmall()
    if (part.length >= SMALL) await writeAll(file, part, written)
  }
  await writeSmall()
}

async function writeAll(file: FileHandle, bytes: Uint8Array, written: (bytes: number) => void): Promise<void> {
  for (let at = 0; at < bytes.length;) {
    const { bytesWritten } = await file.write(bytes, at, Math.min(PART, bytes.length - at))
    at += bytesWritten
    written(bytesWritten)
  }
}

/** Bytes one behind the other, in one array. */
export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const made = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    made.set(part, at)
    at += part.length
  }
  return made
}
