import { badSchema, promisedResult, refusals } from '../../base/errors.js'
import { SlotError, type Issue } from '../../base/slot-error.js'
import { quotePath } from '../../base/show.js'
import type { StandardSchema } from '../../layout/kinds.js'
import { given } from '../../base/own.js'
import type { Path, Place, Reader } from './reader.js'

/** Longer paths are cut. */
const MAX_PATH = 100

/**
 * What a schema makes of a value; what is wrong with the value is noted. Errors that are not refusals of this library
 * pass as they are.
 *
 * @throws {SlotError} `async-schema`, `bad-schema`.
 */
export function runSchema(place: Place, schema: StandardSchema, value: unknown): unknown {
  const { reader } = place
  const { caller } = reader
  refusals.latest = undefined
  let result: unknown
  try {
    result = schema['~standard'].validate(value)
  } catch (error) {
    if (!(error instanceof SlotError)) throw error
    return reportRefusal(reader, error, place.path)
  }
  const { latest } = refusals
  refusals.latest = undefined
  if (typeof result !== 'object' || result === null) throw badSchema(caller, place.path, 'returned', result)
  if (typeof given(result, 'then') === 'function') {
    // Nobody waits for it, so nobody else would catch its failure.
    ;(result as PromiseLike<unknown>).then(undefined, () => undefined)
    // Some libraries run a schema that has thrown once more, as if it were asynchronous: zod does.
    if (latest === undefined) throw promisedResult(caller, place.path)
    return reportRefusal(reader, latest, place.path)
  }
  const issues = given(result, 'issues') ?? []
  if (!Array.isArray(issues)) throw badSchema(caller, place.path, 'returned issues that are', issues)
  for (const issue of issues as readonly unknown[]) {
    if (reader.isFull) break
    reportIssue(reader, issue, place.path)
  }
  return given(result, 'value')
}

/** What a record class inside a schema refuses, as problems of the slot. */
function reportRefusal(reader: Reader, { issues, message }: SlotError, path: Path): undefined {
  const all: readonly Issue[] = issues ?? [{ message: message.replace(/\.$/, ''), path: [] }]
  for (const issue of all)
    reader.report('bad-value', `slot ${quotePath(path)}: ${issue.message}`, [...path, ...issue.path])
}

function reportIssue(reader: Reader, issue: unknown, path: Path): void {
  const isObject = typeof issue === 'object' && issue !== null
  const message = isObject ? given(issue, 'message') : issue
  const full = [...path, ...keysOf(isObject ? given(issue, 'path') : undefined)]
  const reason = typeof message === 'string' && message !== '' ? `: ${message}` : ' is refused by its schema'
  reader.report('bad-value', `slot ${quotePath(full)}${reason}`, full)
}

/** The keys of a path, whose segments are keys or objects that have one; what is neither is left out. */
function keysOf(path: unknown): PropertyKey[] {
  const keys: PropertyKey[] = []
  if (!Array.isArray(path)) return keys
  for (let position = 0; position < path.length && position < MAX_PATH; position++) {
    const segment: unknown = path[position]
    const key = typeof segment === 'object' && segment !== null ? given(segment, 'key') : segment
    if (typeof key === 'string' || typeof key === 'number' || typeof key === 'symbol') keys.push(key)
  }
  return keys
}
