/** The figures as a reader of the terminal wants them. */

export function printTests({ tag, sides }) {
  if (sides.length === 0) console.log(`  its own tests (${tag}): not run, as no --tests <folder> was given`)
  for (const { name, passed, failed } of sides)
    console.log(`  its own tests (${tag}), ${name}: ${passed} pass, ${failed} fail`)
}

export function printRows(rows) {
  for (const { work, count, unit, sides } of rows) {
    console.log(`  ${work}, ${count.toLocaleString('en')} (${unit} each)`)
    for (const { name, cpu, wall, bytes, ratio } of sides) {
      const figures = bytes ? [endsOf(bytes)] : [`cpu ${endsOf(cpu)}`, `wall ${endsOf(wall)}`]
      console.log(`    ${name.padEnd(36)} × ${endsOf(ratio)}   ${figures.join('   ')}`)
    }
  }
}

const endsOf = ({ median, low, high }) => `${median} (${low}–${high})`
