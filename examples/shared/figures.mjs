/** Numbers and the text they are shown as. */

/** The middle value, or the mean of the two middle ones. */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/** Milliseconds that a piece of work takes. */
export function timeOf(work) {
  const start = performance.now()
  work()
  return performance.now() - start
}

/** `135233` as `135,233`. */
export const toCount = (number) => number.toLocaleString('en-US')

/** Bytes as `12.0`, in MiB. */
export const toMebibytes = (bytes) => (bytes / 2 ** 20).toFixed(1)

/** Bytes of one record as `48.0`; nothing measured a little below nothing is nothing. */
export const toBytes = (bytes) => bytes.toFixed(1).replace('-0.0', '0.0')

/** Milliseconds with three digits that mean something: `0.87`, `8.7`, `87`. */
export const toMilliseconds = (time) => time.toFixed(time < 1 ? 2 : time < 100 ? 1 : 0)

/** A ratio as `1.00`, and from ten up as `12.3`. */
export const toRatio = (ratio) => ratio.toFixed(ratio < 9.95 ? 2 : 1)

/** Breaks a text into lines of at most `width` characters, at its spaces. */
export function wrap(text, width) {
  const lines = ['']
  for (const word of text.split(' ')) {
    const line = lines.at(-1)
    if (line === '') lines[lines.length - 1] = word
    else if (line.length + 1 + word.length <= width) lines[lines.length - 1] = `${line} ${word}`
    else lines.push(word)
  }
  return lines.join('\n')
}
