/** Writes `262144` as `262,144`. */
export const toCount = (number: number): string => number.toLocaleString('en-US')

/** Writes bytes as `48.0`. What was measured a little below zero is zero. */
export const toBytes = (bytes: number): string => bytes.toFixed(1).replace(/^-0\.0$/, '0.0')

/** Writes bytes as `12.0`, in MiB (2^20 bytes). */
export const toMebibytes = (bytes: number): string => toBytes(bytes / 2 ** 20)

/** Writes milliseconds with two or three digits: `0.87`, `8.7`, `87`. */
export const toMilliseconds = (time: number): string => time.toFixed(time < 1 ? 2 : time < 100 ? 1 : 0)

/** Writes the change from one figure to another: `−46 %`, `±0 %` or `+3 %`. */
export function toChange(before: number, after: number): string {
  const percent = Math.round((after / before - 1) * 100)
  const sign = percent === 0 ? '±' : percent < 0 ? '−' : '+'
  return `${sign}${Math.abs(percent)} %`
}
