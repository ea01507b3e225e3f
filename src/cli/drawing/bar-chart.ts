import { Chartscii, type CustomizationOptions } from 'chartscii'

/** Colours of the bars, where escape codes are welcome. Everywhere, labels tell the bars apart. */
const COLORS = ['red', 'blue', 'green', 'cyan', 'pink', 'purple', 'yellow', 'orange']

/** Characters in a line, and whether escape codes are welcome. */
export interface Terminal {
  readonly width: number
  readonly inColor: boolean
}

/**
 * Draws a title, and below it a line for each bar: its label, the bar, and its value as a text.
 *
 * @param toText Writes a value as a text; the chart knows its bars by their values alone.
 */
export function toBarChart(
  title: string,
  bars: readonly { label: string; value: number }[],
  toText: (value: number) => string,
  { width, inColor }: Terminal,
): string {
  const roomForText = longest(bars.map(({ label }) => label)) + longest(bars.map(({ value }) => toText(value))) + 3
  const data = bars.map(({ label, value }, index) => ({
    label,
    value,
    ...(inColor && { color: COLORS[index % COLORS.length] ?? '' }),
  }))
  const options: CustomizationOptions = {
    width: Math.max(width - roomForText, 1),
    height: bars.length,
    barSize: 1,
    naked: true,
    valueLabels: true,
    valueLabelsFloatingPoint: 6,
    valueLabelFormat: ([value]: readonly string[]) => toText(Number(value)),
  }
  return `${title}\n${new Chartscii(data, options).create().replace(/^\n+/, '').trimEnd()}`
}

const longest = (texts: readonly string[]): number => Math.max(...texts.map((text) => text.length))
