/** What is ordered, by whom, and what becomes of it. */
import { date, defineSlots, extendSlots, i64, list, nullable, oneOf, optional, text, u16, u32 } from 'slotted'

export class Address extends defineSlots({ street: text, city: text, country: oneOf('DE', 'FR', 'PL') }) {}

export class Customer extends defineSlots({ name: text, email: text, phone: nullable(text)(null), home: Address }) {}

/** Prices are cents. JSON has them as decimal text, since it has no bigints. */
export class LineItem extends defineSlots({ sku: text, price: i64, quantity: u16(1), note: optional(text) }) {
  get total() {
    return this.price * BigInt(this.quantity)
  }
}

/** An order as a customer sends it. */
export class NewOrder extends defineSlots({
  placed: date,
  deliverBy: nullable(date)(null),
  customer: Customer,
  deliverTo: optional(Address),
  items: list(LineItem),
}) {
  get total() {
    return this.items.reduce((sum, item) => sum + item.total, 0n)
  }
}

/** An order as it is kept. */
export class Order extends extendSlots(NewOrder, {
  number: u32,
  state: oneOf('open', 'paid', 'sent')('open'),
  received: date(() => new Date()),
}) {}
