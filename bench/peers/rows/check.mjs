/** Do the operations of a side answer as they must? Asked of a thousand rows before anything is timed. */
import { deepStrictEqual, strictEqual } from 'node:assert'
import { GROUPS, groupOf, idOf, shuffled, vOf, xOf } from './values.mjs'
import { inFile } from './works.mjs'

const COUNT = 1000
const DT = 0.5

/** @param {import('./index.mjs').Side} peer */
export async function check({ define, cannot = {} }) {
  const side = define()
  await side.create(COUNT)
  const xs = Array.from({ length: COUNT }, (_, number) => xOf(number))
  const sum = (numbers) => numbers.reduce((total, number) => total + xs[number], 0)
  const all = xs.map((_, number) => number)
  strictEqual(await side.sum(), sum(all))

  if (!('update' in cannot)) {
    await side.update(DT)
    for (const number of all) xs[number] += vOf(number) * DT
    strictEqual(await side.sum(), sum(all))
  }
  const some = shuffled(COUNT, 50)
  strictEqual(await side.read(some), sum([...some]))
  const limit = xs[7]
  strictEqual(await side.filter(limit), xs.filter((x) => x < limit).length)
  strictEqual(await side.index(some.map(idOf)), sum([...some]))
  deepStrictEqual(
    await side.group(),
    Array.from({ length: GROUPS }, (_, group) => sum(all.filter((number) => groupOf(number) === group))),
  )
  if (!('save and load' in cannot)) {
    await inFile(async (file) => {
      await side.save(file)
      await side.load(file)
    })
    strictEqual(await side.sum(), sum(all))
  }
  if (!('sort' in cannot)) {
    const at = await side.sort()
    deepStrictEqual(
      all.map((place) => at(place)),
      xs.toSorted((left, right) => left - right),
    )
  }
  if (!('remove and add' in cannot)) await checkReplace(side)
}

async function checkReplace(side) {
  await side.create(COUNT)
  await side.replace(Uint32Array.of(900, 500, 3))
  const left = Array.from({ length: COUNT + 3 }, (_, number) => number).filter(
    (number) => ![900, 500, 3].includes(number),
  )
  strictEqual(
    await side.sum(),
    left.reduce((total, number) => total + xOf(number), 0),
  )
}
