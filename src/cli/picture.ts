import { closeSync, openSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import process from 'node:process'
import { UsageError } from './command.js'

/**
 * Asked before minutes are spent on measuring; a picture that is there stays as it is.
 *
 * @throws {UsageError} for a path that cannot be written to.
 */
export function checkWritable(path: string): void {
  if (path.trim() === '') throw new UsageError('--svg takes the path of the picture to write, such as chart.svg')
  const isThere = statSync(path, { throwIfNoEntry: false }) !== undefined
  try {
    closeSync(openSync(path, isThere ? 'a' : 'wx'))
    if (!isThere) rmSync(path)
  } catch (error) {
    throw new UsageError(`--svg: cannot write ${JSON.stringify(path)}: ${reasonOf(error)}`)
  }
}

/**
 * Writes a picture whole or not at all: under another name, and then under its own.
 *
 * @throws {Error} with one line, for instance if the disk is full.
 */
export function writePicture(path: string, text: string): void {
  const isFile = statSync(path, { throwIfNoEntry: false })?.isFile() ?? true
  const beside = isFile ? `${path}.${process.pid}.tmp` : path
  try {
    writeFileSync(beside, text)
    if (isFile) renameSync(beside, path)
  } catch (error) {
    if (isFile) rmSync(beside, { force: true })
    throw new Error(`cannot write ${JSON.stringify(path)}: ${reasonOf(error)}`, { cause: error })
  }
}

const REASONS: Readonly<Record<string, string>> = {
  EISDIR: 'it is a folder',
  ENOENT: 'its folder is not there',
  ENOTDIR: 'its folder is not a folder',
  EACCES: 'it is not writable',
  EPERM: 'it is not writable',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
}

function reasonOf(error: unknown): string {
  const { code = '', message } = error as NodeJS.ErrnoException
  return REASONS[code] ?? message
}
