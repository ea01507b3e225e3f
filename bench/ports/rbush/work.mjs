/** A million boxes in a plane: loaded at once, searched, and some added and removed one by one. */
export const COUNTS = [100_000, 1_000_000]
export const SIDES = ['rbush, objects', 'rows', "rows in the tree's order"]

const READ_TOGETHER =
  'Boxes of items are views and those of nodes are objects, and the library reads both at one place. A scratch object ' +
  'for the box took 1.4 times as long, a fresh one read from the columns 1.1 times, and one read from the view as long.'
const SCATTERED =
  'A box lies in four columns, where an object has one place: more of a million are out of the cache. Rows that lie in ' +
  'the order of the leaves have neighbours in it.'
const both = (note) => ({ rows: note, "rows in the tree's order": note })

export const NOTES = {
  'ns: insert': both(READ_TOGETHER),
  'ns: remove': both(READ_TOGETHER),
  'ns: search': { rows: SCATTERED },
}

const SEARCHES = 20_000
const CHECKED = 500
const SIDE_LENGTH = 1000
const WINDOW = 10

/** The numbers of a box, one after the other; the same sequence on every side. */
function generator(first) {
  let seed = first
  return () => (seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32
}

function eachBox(count, first, add) {
  const random = generator(first)
  for (let i = 0; i < count; i++) {
    const x = random() * SIDE_LENGTH
    const y = random() * SIDE_LENGTH
    add(x, y, x + random(), y + random())
  }
}

/** A tree of a side, with the three things that the work asks of it. */
const SUBJECTS = {
  async 'rbush, objects'() {
    const { default: RBush } = await import('rbush')
    const tree = new RBush()
    const boxesOf = (count, first) => {
      const boxes = []
      eachBox(count, first, (minX, minY, maxX, maxY) => boxes.push({ minX, minY, maxX, maxY }))
      return boxes
    }
    return { tree, boxesOf, boxOf: (box) => box, arrange: () => undefined }
  },
  rows: () => overRows(false),
  "rows in the tree's order": () => overRows(true),
}

async function overRows(isArranged) {
  const { Box, RowTree } = await import('./port.mjs')
  const { PackedArray } = await import('../../../dist/packed.js')
  const tree = new RowTree(new PackedArray(Box))
  const boxesOf = (count, first) => {
    const numbers = []
    eachBox(count, first, (...box) => numbers.push(tree.rows.push(...box) - 1))
    return numbers
  }
  return {
    tree,
    boxesOf,
    boxOf: (row) => tree.rows.at(row),
    arrange: () => (isArranged ? tree.arrange() : undefined),
  }
}

export async function run(side, count, meter) {
  const { tree, boxesOf, boxOf, arrange } = await SUBJECTS[side]()
  meter.mark()
  meter.time('load', count, () => {
    tree.load(boxesOf(count, 1))
    arrange()
  })
  meter.weigh('kept', count)
  search(tree, boxOf, 3, SEARCHES / 10)
  const area = meter.time('search', SEARCHES, () => search(tree, boxOf, 5, SEARCHES))
  meter.answer(area.toFixed(3))
  const more = meter.time('insert', count / 10, () => {
    const boxes = boxesOf(count / 10, 7)
    for (const box of boxes) tree.insert(box)
    return boxes
  })
  answers(tree, boxOf, meter)
  meter.time('remove', count / 10, () => {
    for (const box of more) tree.remove(box)
  })
  answers(tree, boxOf, meter)
}

const windowAt = (x, y) => ({ minX: x, minY: y, maxX: x + WINDOW, maxY: y + WINDOW })

/** Reads what it finds, as a program would. */
function search(tree, boxOf, first, times) {
  const random = generator(first)
  let area = 0
  for (let i = 0; i < times; i++) {
    for (const found of tree.search(windowAt(random() * SIDE_LENGTH, random() * SIDE_LENGTH))) {
      const box = boxOf(found)
      area += (box.maxX - box.minX) * (box.maxY - box.minY)
    }
  }
  return area
}

/** The boxes of some searches, in an order that does not depend on the tree. */
function answers(tree, boxOf, meter) {
  const random = generator(9)
  for (let i = 0; i < CHECKED; i++) {
    const found = tree.search(windowAt(random() * SIDE_LENGTH, random() * SIDE_LENGTH))
    const boxes = found.map(boxOf).map(({ minX, minY, maxX, maxY }) => [minX, minY, maxX, maxY].join(' '))
    meter.answer(boxes.sort().join('\n'))
  }
}
