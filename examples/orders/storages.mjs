/** Three places to keep orders, and how much was sold by each. */
import { extendSlots, u32 } from 'slotted'
import { PackedArray } from 'slotted/packed'
import { makeOrders } from './made.mjs'
import { LineItem, Order } from './order.mjs'

/** An object each, with an array of items each. */
function asObjects(count) {
  const orders = new Array(count)
  let index = 0
  makeOrders(count, (order) => (orders[index++] = order))
  return { orders, total: () => totalOf(orders) }
}

/** A row each; a list of items is an array of objects there too. */
function asRows(count) {
  const orders = new PackedArray(Order, { capacity: count })
  makeOrders(count, (order) => orders.pushObject(order))
  return { orders, total: () => totalOf(orders) }
}

/** An item that knows its order. */
class OrderItem extends extendSlots(LineItem, { order: u32 }) {}

/** A row each, and a row for each item, in an array of their own. */
function asTwoArrays(count) {
  const orders = new PackedArray(Order, { capacity: count })
  const items = new PackedArray(OrderItem, { capacity: 3 * count })
  makeOrders(count, (order) => {
    for (const item of order.items) items.pushObject({ ...item, order: order.number })
    order.items = NONE
    orders.pushObject(order)
  })
  return { orders, items, total: () => sumOf(items) }
}

const NONE = []

function totalOf(orders) {
  let sum = 0n
  for (const order of orders) sum += order.total
  return sum
}

function sumOf(items) {
  let sum = 0n
  for (const item of items) sum += item.total
  return sum
}

/** In the order in which they are measured and shown. */
export const STORAGES = [
  { key: 'objects', label: 'objects', make: asObjects },
  { key: 'rows', label: 'rows', make: asRows },
  { key: 'two', label: 'rows, and rows of items', make: asTwoArrays },
]
