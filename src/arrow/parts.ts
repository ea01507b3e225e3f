import { AsyncByteQueue } from 'apache-arrow'

/** What Arrow's writers make, until it is written: parts of bytes, most of them views of columns. */
export class Parts extends AsyncByteQueue {
  #parts: Uint8Array[] = []

  override write(part: Uint8Array): void {
    this.#parts.push(part)
  }

  override close(): void {}

  /** The parts since the last time. */
  take(): readonly Uint8Array[] {
    const parts = this.#parts
    this.#parts = []
    return parts
  }
}
