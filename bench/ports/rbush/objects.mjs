/** The tree of rows with the interface of rbush: it takes and gives objects, of which each row keeps one. */
import { defineSlots, f64, slot } from '../../../dist/index.js'
import { PackedArray } from '../../../dist/packed.js'
import { RowTree } from './port.mjs'

class Item extends defineSlots({ minX: f64, minY: f64, maxX: f64, maxY: f64, item: slot() }) {}

export default class RBush extends RowTree {
  #free = []

  constructor(maxEntries) {
    super(new PackedArray(Item), maxEntries)
  }

  get data() {
    return this.toJSON()
  }

  toBBox(item) {
    return item
  }

  load(items) {
    return super.load(items?.map((item) => this.#rowOf(item)))
  }

  insert(item) {
    return item ? super.insert(this.#rowOf(item)) : this
  }

  remove(item, isEqual = Object.is) {
    if (!item) return this
    return super.remove(item, (wanted, row) => isEqual(wanted, this.rows.at(row).item) && this.#free.push(row) > 0)
  }

  search(box) {
    return super.search(box).map((row) => this.rows.at(row).item)
  }

  all() {
    return super.all().map((row) => this.rows.at(row).item)
  }

  toJSON() {
    return this.#withChildren(this.root, (row) => this.rows.at(row).item)
  }

  fromJSON(root) {
    this.root = this.#withChildren(root, (item) => this.#rowOf(item))
    return this
  }

  #withChildren(node, of) {
    return { ...node, children: node.children.map((child) => (node.leaf ? of(child) : this.#withChildren(child, of))) }
  }

  #rowOf(item) {
    const { minX, minY, maxX, maxY } = this.toBBox(item)
    const row = this.#free.pop()
    if (row === undefined) return this.rows.pushObject({ minX, minY, maxX, maxY, item }) - 1
    this.rows.set(row, { minX, minY, maxX, maxY, item })
    return row
  }
}
