/** `262144` as `262,144`. */
export const toCount = (number: number): string => number.toLocaleString('en-US')

/** Bytes as `48.0`; what was measured a little below nothing is nothing. */
export const toBytes = (bytes: number): string => bytes.toFixed(1).replace(/^-0\.0$/, '0.0')

/** Bytes as `12.0`, in MiB. */
export const toMebibytes = (bytes: number): string => toBytes(bytes / 2 ** 20)

/** Milliseconds with three digits that mean something: `0.87`, `8.7`, `87`. */
export const toMilliseconds = (time: number): string => time.toFixed(time < 1 ? 2 : time < 100 ? 1 : 0)

/** The change from one figure to another as `−46 %`, `±0 %` or `+3 %`. */
export function toChange(before: number, after: number): string {
  const percent = Math.round((after / before - 1) * 100)
  const sign = percent === 0 ? '±' : percent < 0 ? '−' : '+'
  return `${sign}${Math.abs(percent)} %`
}
