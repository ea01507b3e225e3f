/** The tables of docs/results.md. */
import { figureOf, short, spread, toCount } from './figures.mjs'

const UNITS = { ns: 'ns', bytes: 'bytes', ms: 'ms' }

/** A results file as a part of the page. */
export function partOf(title, { command, date, machine, versions = {}, passes = {}, rows, noise = [] }) {
  const others = Object.entries(versions).map(([name, version]) => `${name} ${version}`)
  const passing = Object.entries(passes).map(([engine, what]) => `${engine} (${what})`)
  return [
    `## ${title}`,
    '',
    `\`${command}\`, ${date}, ${machineText(machine)}.${others.length > 0 ? ` With ${others.join(', ')}.` : ''}`,
    ...(passing.length > 0 ? ['', `Without times: ${passing.join(', ')}.`] : []),
    '',
    ...worksOf(rows).flatMap((ofWork) => workTable(ofWork, noise)),
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

function workTable(rows, noise) {
  const [{ group, work, unit, reference }] = rows
  const names = [
    ...new Set(rows.flatMap(({ sides, cannot = {} }) => [...sides.map(({ name }) => name), ...Object.keys(cannot)])),
  ]
  const heads = rows.flatMap(headsOf)
  return [
    `### ${titleOf(group, work)}, ${UNITS[unit]}`,
    '',
    `Compared with ${reference}. ${howMeasured(rows)}${noiseText(noise.find((found) => found.work === work))}`,
    '',
    `| | ${heads.join(' | ')} |`,
    `|---|${heads.map(() => '---:').join('|')}|`,
    ...names.map((name) => `| ${name} | ${rows.flatMap((row) => cellsOf(row, name)).join(' | ')} |`),
    '',
    ...notesOf(rows),
  ]
}

const titleOf = (group, work) => `${group[0].toUpperCase()}${group.slice(1)}: ${work}`

function howMeasured([{ unit, engine }]) {
  if (engine !== undefined) return 'Processor time, and by the clock in browsers.'
  return `${unit === 'ns' ? 'Processor time. ' : ''}In brackets the ends.`
}

/** How far the ratios of another run were from these. */
function noiseText(found) {
  if (found === undefined) return ''
  const { ratios, processes, median, largest, of, count } = found
  const half = `half of ${ratios} ratios differed by less than ${short(median)} %`
  const run = `In a second run, of ${processes} ${processes === 1 ? 'process' : 'processes'},`
  return ` ${run} ${half}, and one by ${short(largest)} % (${of}, ${toCount(count)}).`
}

function headsOf({ unit, count, engine }) {
  if (engine !== undefined) return [engine]
  return unit === 'ns' ? [toCount(count), 'by the clock', '×'] : [toCount(count), '×']
}

function cellsOf(row, name) {
  const { unit, engine, sides, cannot = {} } = row
  const side = sides.find((candidate) => candidate.name === name)
  if (side === undefined)
    return [
      name in cannot ? 'cannot' : '–',
      ...headsOf(row)
        .slice(1)
        .map(() => ''),
    ]
  const mark = side.note === undefined ? '' : ' *'
  const figure = figureOf(side, unit)
  if (engine !== undefined) return [`${short(figure.median)}, × ${short(side.ratio.median)}${mark}`]
  const ratio = side.ratio === undefined ? '' : `${short(side.ratio.median)}${mark}`
  const cells = [figure === undefined ? '' : spread(figure), ratio]
  return unit === 'ns' ? [cells[0], side.wall === undefined ? '' : short(side.wall.median), cells[1]] : cells
}

/** Why sides are behind, and why others are left out; each said once, with the sides and counts that it is said of. */
function notesOf(rows) {
  const notes = new Map()
  for (const { count, engine, sides, cannot = {} } of rows) {
    const where = engine ?? toCount(count)
    for (const { name, note } of sides) if (note !== undefined) add(notes, `\\*: ${note}`, { name, where })
    for (const [name, reason] of Object.entries(cannot)) add(notes, `cannot: ${reason}`, { name, where })
  }
  const lines = [...notes].map(([text, of]) => {
    const [names, places] = ['name', 'where'].map((key) => [...new Set(of.map((each) => each[key]))])
    const among = places.length < rows.length ? ` (${places.join('; ')})` : ''
    return `- ${names.join('; ')}${among} ${text}`
  })
  return lines.length > 0 ? [...lines, ''] : []
}

function add(lists, key, item) {
  lists.set(key, [...(lists.get(key) ?? []), item])
}
