// What is said of streams that cannot be read, and of results that cannot be written.

import { named, quote, show } from '../../base/show.js'

export function noInput(): Error {
  return new Error('stdin is empty: an Arrow IPC stream has a schema even where it has no rows')
}

export function notAStream(): Error {
  return new Error('stdin is not an Arrow IPC stream')
}

export function aFile(): Error {
  return new Error('stdin is an Arrow file, not a stream: pipe takes the format of streams (.arrows)')
}

export function cutOff(missing: number | undefined): Error {
  const what = missing === undefined ? 'it has no end mark' : `${missing} bytes of a message are missing`
  return new Error(`the stream is cut off: ${what}`)
}

export function compressed(place: string): Error {
  return new Error(`${place}: the batch is compressed: write the stream without compression`)
}

/** What a method or a function threw, in a line. */
export function threw(place: string, who: string, error: unknown): Error {
  const isError = error instanceof Error
  const what = isError ? `${error.name}: ${error.message}` : show(error)
  return new Error(`${place}: ${who} threw ${what}`, { cause: error })
}

export function noColumn(place: string, who: string, value: unknown): Error {
  if (value instanceof Promise)
    return new Error(
      `${place}: ${who} is asynchronous. A function of whole batches may be: module#Class module#function`,
    )
  return new Error(
    `${place}: ${who} returned ${show(value)}, for which there is no column: ` +
      'numbers, strings, booleans, bigints, dates and records of classes that can be packed have one',
  )
}

export function otherResult(place: string, who: string, value: unknown, allowed: string): Error {
  return new Error(`${place}: ${who} returned ${show(value)}, and must return ${allowed}. --returns names another kind`)
}

export function typeUnknown(place: string, who: string): Error {
  return new Error(
    `${place}: ${who} returned null for all rows of the first batch, so its column has no type. ` +
      '--returns says what it is, such as --returns f64',
  )
}

export function lateResult(place: string, who: string, value: unknown): Error {
  return new Error(
    `${place}: ${who} returned ${show(value)}, but nothing in the first batch, and the columns of a stream do not ` +
      'change. --returns says what it is, such as --returns f64',
  )
}

export function notABatch(place: string, who: string, value: unknown): Error {
  return new Error(
    `${place}: ${who} returned ${show(value)}, and must return a PackedArray, a Table or a RecordBatch, or nothing`,
  )
}

export function ofOtherArrow(place: string, who: string): Error {
  return new Error(`${place}: ${who} returned a table of another copy of apache-arrow than that beside slotted`)
}

export function otherColumns(place: string, columns: readonly string[], before: readonly string[]): Error {
  return new Error(
    `${place}: the columns are ${named(columns)}, and were ${named(before)} in the first batch. ` +
      'The columns of a stream do not change',
  )
}

export function otherColumn(place: string, column: string, type: string, before: string): Error {
  return new Error(
    `${place}: column ${quote(column)} is ${type}, and was ${before} in the first batch. ` +
      'The columns of a stream do not change',
  )
}
