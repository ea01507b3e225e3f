/** rbush 4 over packed rows: what the tree holds are the numbers of rows. */
import { defineSlots, f64 } from '../../../dist/index.js'
import { PackedArray } from '../../../dist/packed.js'
import { installed, Patch, write } from '../patch.mjs'

/** Gives the internal uses names of their own, so that a caller may go on to override the public ones. */
function patched(text) {
  return new Patch(text)
    .replace('this.data', 'this.root', 21)
    .replace('this.toBBox', 'this.boxOf', 13)
    .replace('this.compareMinX', 'this.byMinX', 2)
    .replace('this.compareMinY', 'this.byMinY', 2)
    .replace('const bbox = this.boxOf(item);', 'const bbox = this.toBBox(item);')
    .replace('this.insert(data[i]);', 'this._insert(data[i], this.root.height - 1);')
    .replace('if (item) this._insert', 'if (item !== undefined) this._insert')
    .replace('if (!item) return this;', 'if (item === undefined) return this;').text
}

const { default: RBush } = await import(write('rbush/index.js', patched(installed('rbush/index.js'))))

export class Box extends defineSlots(
  { minX: f64, minY: f64, maxX: f64, maxY: f64 },
  { args: ['minX', 'minY', 'maxX', 'maxY'] },
) {}

/** A tree over rows with the slots `minX`, `minY`, `maxX`, `maxY`. It takes and gives numbers of rows. */
export class RowTree extends RBush {
  #boxOf = (row) => this.rows.at(row)
  #byMinX = (left, right) => this.rows.columns.minX[left] - this.rows.columns.minX[right]
  #byMinY = (left, right) => this.rows.columns.minY[left] - this.rows.columns.minY[right]

  constructor(rows, maxEntries) {
    super(maxEntries)
    this.rows = rows
  }

  get boxOf() {
    return this.#boxOf
  }

  get byMinX() {
    return this.#byMinX
  }

  get byMinY() {
    return this.#byMinY
  }

  toBBox(row) {
    return this.boxOf(row)
  }

  /** Moves the rows into the order of the leaves: a search then reads neighbours. Numbers that were given are void. */
  arrange() {
    const moved = new PackedArray(this.rows.at(0).constructor, { capacity: this.rows.capacity })
    const nodes = [this.root]
    for (let node = nodes.pop(); node !== undefined; node = nodes.pop()) {
      const { children } = node
      if (node.leaf)
        for (let i = 0; i < children.length; i++) children[i] = moved.pushObject(this.rows.at(children[i])) - 1
      else nodes.push(...children)
    }
    this.rows = moved
    return this
  }
}
