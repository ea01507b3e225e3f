import { fstatSync } from 'node:fs'
import { clearProgress, showProgress } from './terminal.js'
import { toCount, toMebibytes } from './drawing/figures.js'

/** How far `slotted pipe` is. */
export interface PipeProgress {
  /** Bytes that were read, and bytes of the whole input, if it is a file. */
  readonly bytes: number
  readonly of?: number | undefined
  /** Rows that were written. */
  readonly rows: number
}

const WIDTH = 30
const MILLISECONDS = 100

/** Writes `███░░░ 50 %, 8.0 of 16.0 MiB, 1,000 rows`, and without the bar where the size of the input is unknown. */
export function progressLine({ bytes, of, rows }: PipeProgress): string {
  const done = `${toCount(rows)} ${rows === 1 ? 'row' : 'rows'}`
  if (of === undefined) return `${toMebibytes(bytes)} MiB, ${done}`
  // A file may grow while it is read.
  const share = of === 0 ? 1 : Math.min(bytes / of, 1)
  const full = Math.round(share * WIDTH)
  const bar = '█'.repeat(full) + '░'.repeat(WIDTH - full)
  return `${bar} ${Math.floor(share * 100)} %, ${toMebibytes(bytes)} of ${toMebibytes(of)} MiB, ${done}`
}

/** Counts what is read and written, and shows it on stderr, if that is a terminal. */
export class ProgressBar {
  readonly #of: number | undefined
  #bytes = 0
  #rows = 0
  #shown = Number.NEGATIVE_INFINITY

  /** @param descriptor The number of the open file that is read. */
  constructor(descriptor: number) {
    const stats = fstatSync(descriptor)
    this.#of = stats.isFile() ? stats.size : undefined
  }

  /** Hands the input on, and counts its bytes. */
  async *reading(input: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of input) {
      this.#bytes += chunk.length
      yield chunk
    }
  }

  /** Counts rows that were written. */
  wrote(rows: number): void {
    this.#rows += rows
    const now = performance.now()
    if (now - this.#shown < MILLISECONDS) return
    this.#shown = now
    showProgress(progressLine({ bytes: this.#bytes, of: this.#of, rows: this.#rows }))
  }

  /** Removes the line; other text follows. */
  clear(): void {
    clearProgress()
    this.#shown = Number.NEGATIVE_INFINITY
  }
}
