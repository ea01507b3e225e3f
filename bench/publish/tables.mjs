/** The tables of docs/results.md. */
import { figureOf, short, spread, toCount } from './figures.mjs'

const UNITS = { ns: 'ns', bytes: 'bytes', ms: 'ms' }

/** A results file as a part of the page. */
export function partOf(title, { command, date, machine, versions = {}, rows }) {
  const others = Object.entries(versions).map(([name, version]) => `${name} ${version}`)
  return [
    `## ${title}`,
    '',
    `\`${command}\`, ${date}, ${machineText(machine)}.${others.length > 0 ? ` With ${others.join(', ')}.` : ''}`,
    '',
    ...worksOf(rows).flatMap(workTable),
  ]
}

function machineText({ node, v8, cpus, platform }) {
  const engine = node === undefined ? [] : [`Node ${node}${v8 === undefined ? '' : `, V8 ${v8}`}`]
  return [...engine, `${cpus} CPUs`, platform].join(', ')
}

/** Rows of one group and work together: they differ in what is counted. */
function worksOf(rows) {
  const works = new Map()
  for (const row of rows) add(works, `${row.group}: ${row.work} (${row.unit})`, row)
  return [...works.values()]
}

function workTable(rows) {
  const [{ group, work, unit, reference }] = rows
  const names = [
    ...new Set(rows.flatMap(({ sides, cannot = {} }) => [...sides.map(({ name }) => name), ...Object.keys(cannot)])),
  ]
  const heads = rows.flatMap(({ count }) => headsOf(unit, count))
  return [
    `### ${titleOf(group, work)}, ${UNITS[unit]}`,
    '',
    `Compared with ${reference}. ${unit === 'ns' ? 'Processor time; in brackets the ends.' : 'In brackets the ends.'}`,
    '',
    `| | ${heads.join(' | ')} |`,
    `|---|${heads.map(() => '---:').join('|')}|`,
    ...names.map((name) => `| ${name} | ${rows.flatMap((row) => cellsOf(row, name)).join(' | ')} |`),
    '',
    ...notesOf(rows),
  ]
}

const titleOf = (group, work) => `${group[0].toUpperCase()}${group.slice(1)}: ${work}`

function headsOf(unit, count) {
  const what = count === undefined ? '' : `${toCount(count)}`
  return unit === 'ns' ? [what || 'processor', 'by the clock', '×'] : [what || UNITS[unit], '×']
}

function cellsOf({ unit, sides, cannot = {} }, name) {
  const side = sides.find((candidate) => candidate.name === name)
  const width = headsOf(unit).length
  if (side === undefined) return [name in cannot ? 'cannot' : '–', ...Array.from({ length: width - 1 }, () => '')]
  const ratio = side.ratio === undefined ? '' : `${short(side.ratio.median)}${side.note === undefined ? '' : ' *'}`
  const figure = figureOf(side, unit)
  const cells = [figure === undefined ? '' : spread(figure), ratio]
  return unit === 'ns' ? [cells[0], side.wall === undefined ? '' : short(side.wall.median), cells[1]] : cells
}

/** Why sides are behind, and why others are left out; each said once, with the sides and counts that it is said of. */
function notesOf(rows) {
  const notes = new Map()
  for (const { count, sides, cannot = {} } of rows) {
    for (const { name, note } of sides) if (note !== undefined) add(notes, `\\*: ${note}`, { name, count })
    for (const [name, reason] of Object.entries(cannot)) add(notes, `cannot: ${reason}`, { name, count })
  }
  const lines = [...notes].map(([text, of]) => {
    const [names, counts] = ['name', 'count'].map((key) => [...new Set(of.map((each) => each[key]))])
    const among = counts.length < rows.length ? ` (${counts.map(toCount).join('; ')})` : ''
    return `- ${names.join('; ')}${among} ${text}`
  })
  return lines.length > 0 ? [...lines, ''] : []
}

function add(lists, key, item) {
  lists.set(key, [...(lists.get(key) ?? []), item])
}
