import { existsSync, readdirSync, readFileSync } from 'node:fs'

const ROOT = new URL('../../', import.meta.url)
const RESULTS = new URL('bench/results/', ROOT)
const STATED = 'stated.json'

/** Figures of a page that were copied there by hand, under the command that made them, or under where else they come from. */
export interface Statement {
  readonly command?: string
  readonly source?: string
  readonly figures: readonly string[]
}

/** The ends and the middle of a figure, as commands write them. */
interface Spread {
  readonly median: number
  readonly low: number
  readonly high: number
}

/** A file that a command writes into bench/results, as far as figures are looked for in it. */
export interface Results {
  readonly command: string
  readonly rows: readonly {
    readonly unit: string
    readonly sides: readonly Readonly<Record<string, Spread | string>>[]
  }[]
}

/** By the unit on a page: by the unit of a results file, how many of these it is. `''` is a number alone. */
const SCALES: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  '': { ns: 1, ms: 1, bytes: 1, ratio: 1 },
  ns: { ns: 1 },
  µs: { ns: 1e3 },
  ms: { ns: 1e6, ms: 1 },
  s: { ns: 1e9, ms: 1e3 },
  '×': { ratio: 1 },
  times: { ratio: 1 },
  byte: { bytes: 1 },
  bytes: { bytes: 1 },
  B: { bytes: 1 },
  kB: { bytes: 1e3 },
  KiB: { bytes: 2 ** 10 },
  MB: { bytes: 1e6 },
  MiB: { bytes: 2 ** 20 },
  GB: { bytes: 1e9 },
  GiB: { bytes: 2 ** 30 },
}

/** bench/results/stated.json, by page. */
export function statements(): Readonly<Record<string, readonly Statement[]>> {
  return read(STATED)
}

/** The files in bench/results that commands have written. */
export function writtenResults(): readonly Results[] {
  return readdirSync(RESULTS)
    .filter((name) => name.endsWith('.json') && name !== STATED)
    .map((name) => read<Results>(name))
}

function read<Content>(name: string): Content {
  return JSON.parse(readFileSync(new URL(name, RESULTS), 'utf8')) as Content
}

/** Does a results file hold every number of a figure, rounded as it is printed? */
export function holds({ rows }: Results, figure: string): boolean {
  const unit = /[a-zµ×%]+$/i.exec(figure)?.[0] ?? (figure.startsWith('×') ? '×' : '')
  const scales = SCALES[unit] ?? {}
  const held = rows.flatMap((row) =>
    row.sides.flatMap((side) =>
      Object.entries(side).flatMap(([name, spread]) => {
        const scale = scales[name === 'ratio' ? 'ratio' : row.unit]
        return scale === undefined || typeof spread === 'string' ? [] : valuesOf(spread).map((value) => value / scale)
      }),
    ),
  )
  return (figure.match(/\d[\d,]*(?:\.\d+)?/g) ?? []).every((printed) => held.some((value) => rounds(value, printed)))
}

const valuesOf = ({ median, low, high }: Spread): readonly number[] => [median, low, high]

/** To as many decimal places as are printed; above a hundred to three digits, too. */
function rounds(value: number, printed: string): boolean {
  const digits = printed.replaceAll(',', '')
  const places = digits.split('.')[1]?.length ?? 0
  return value.toFixed(places) === digits || (value >= 100 && Number(value.toPrecision(3)) === Number(digits))
}

/** Is a command there: the script of package.json, the command of `slotted`, or the file that Node is to run? */
export function exists(command: string): boolean {
  const [program, ...words] = command.split(' ')
  const { scripts } = JSON.parse(readFileSync(new URL('package.json', ROOT), 'utf8')) as { scripts: object }
  if (program === 'npm') return words[0] === 'run' && (words[1] ?? '') in scripts
  if (program === 'npx') return words[0] === 'slotted' && isFile(`src/cli/${words[1]}.ts`)
  const file = words.find((word) => !word.startsWith('-'))
  return program === 'node' && file !== undefined && isFile(file)
}

const isFile = (path: string): boolean => existsSync(new URL(path, ROOT))
