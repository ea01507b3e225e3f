import { closeSync, openSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import process from 'node:process'
import { UsageError } from './command.js'

/**
 * Checks that a picture can be written, before minutes are spent on measuring. An existing picture stays as it is.
 *
 * @throws {UsageError} if it cannot be written.
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
 * Writes a picture whole or not at all: first under another name, then under its own.
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
  ENOENT: 'its folder does not exist',
  ENOTDIR: 'its parent is not a folder',
  EACCES: 'it is not writable',
  EPERM: 'it is not writable',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return REASONS['code' in error ? String(error.code) : ''] ?? error.message
}
