/** The tables of a run, printed row by row. */
import Table from 'cli-table3'

const NO_BORDER = [
  'top',
  'top-mid',
  'top-left',
  'top-right',
  'bottom',
  'bottom-mid',
  'bottom-left',
  'bottom-right',
  'left',
  'left-mid',
]
const BLANK = [...NO_BORDER, 'mid', 'mid-mid', 'right', 'right-mid', 'middle']

/** @param {readonly (readonly string[])[]} lines */
function table(lines) {
  const drawn = new Table({
    chars: Object.fromEntries(BLANK.map((name) => [name, ''])),
    colWidths: [37, 10, 11, 23, 11, 8],
    colAligns: ['left', 'right', 'right', 'right', 'right', 'left'],
    style: { head: [], border: [], 'padding-left': 1, 'padding-right': 1 },
  })
  drawn.push(...lines)
  return drawn.toString()
}

/** The machine, and the heads of the columns. */
export function heading({ node, v8, cpus, processes }) {
  const rule = '─'.repeat(100)
  const runs = processes === 1 ? 'one fresh process' : `${processes} fresh processes`
  return [
    `Node ${node}, V8 ${v8}, ${cpus} CPUs. Each row in ${runs}, its sides interleaved ` +
      '(bytes: a process for each side);',
    'the median of the processes, and the quartiles of all rounds. Compared with the first side of the row.',
    '',
    table([['', 'one', 'compared', 'quartiles', 'goal', '']]),
    rule,
  ].join('\n')
}

/** One row: its title, and a line for each side. */
export function rowText({ title, unit, compare, sides, processes }, expected) {
  const again = processes > expected ? ` (${processes} processes)` : ''
  const compared = compare === 'difference' ? more : times
  const lines = sides.map(({ name, nanoseconds, bytes, compared: value, quartiles, goal, met }, index) => [
    `  ${name}`,
    unit === 'bytes' ? `${bytes.toFixed(2)} B` : duration(nanoseconds),
    index === 0 ? '' : compared(value),
    index === 0 ? '' : quartiles.map(compared).join(' – '),
    goal === undefined ? '' : `≤ ${compared(goal)}`,
    met === undefined ? '' : met ? 'met' : 'MISSED',
  ])
  return `${title}${again}\n${table(lines)}\n`
}

/** How many goals are met, and which are not. */
export function closing(results) {
  const judged = results.flatMap(({ title, sides }) =>
    sides.filter(({ goal }) => goal !== undefined).map((side) => ({ title, ...side })),
  )
  if (judged.length === 0) return 'None of these rows has a goal.'
  const missed = judged.filter(({ met }) => !met)
  return [
    `${judged.length - missed.length} of ${judged.length} goals met${missed.length > 0 ? '; missed:' : '.'}`,
    ...missed.map(({ title, name }) => `  ${title}: ${name}`),
  ].join('\n')
}

const times = (ratio) => `× ${ratio < 10 ? ratio.toFixed(3) : ratio.toFixed(1)}`
const more = (difference) => `${difference < -0.005 ? '−' : '+'}${Math.abs(difference).toFixed(2)} B`

function duration(nanoseconds) {
  return nanoseconds < 1000
    ? `${nanoseconds.toFixed(nanoseconds < 100 ? 2 : 0)} ns`
    : `${(nanoseconds / 1000).toFixed(1)} µs`
}
