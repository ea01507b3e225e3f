/** Orders that nobody placed: the same ones in every process. */
import { randomFrom } from '../shared/random.mjs'
import { Address, Customer, LineItem, Order } from './order.mjs'

const SEED = 1
const CUSTOMERS = 20_000
const ARTICLES = 500
const STATES = ['open', 'paid', 'sent']
const COUNTRIES = ['DE', 'FR', 'PL']
const DAY = 86_400_000
const FIRST_DAY = Date.UTC(2026, 0, 1)

/** Calls `add(order)` for each of `count` orders, of one to five items. */
export function makeOrders(count, add) {
  const random = randomFrom(SEED)
  const below = (limit) => Math.floor(limit * random())
  for (let number = 1; number <= count; number++) {
    const placed = FIRST_DAY + below(365 * DAY)
    const order = new Order({
      number,
      placed: new Date(placed),
      deliverBy: below(3) === 0 ? new Date(placed + 5 * DAY) : null,
      customer: customer(below(CUSTOMERS)),
      deliverTo: below(4) === 0 ? address(below(CUSTOMERS)) : undefined,
      items: Array.from({ length: 1 + below(5) }, () => item(below(ARTICLES), 1 + below(9), below(10) === 0)),
      state: STATES[below(3)],
      received: new Date(placed + 1000),
    })
    add(order)
  }
}

const customer = (id) =>
  new Customer({
    name: `Customer ${id}`,
    email: `${id}@example.org`,
    phone: id % 2 === 0 ? `+49 ${id}` : null,
    home: address(id),
  })

const address = (id) =>
  new Address({ street: `${1 + (id % 90)} Long Street`, city: `City ${id % 1000}`, country: COUNTRIES[id % 3] })

const item = (article, quantity, isGift) =>
  new LineItem({
    sku: `A-${article}`,
    price: BigInt(199 + 7 * article),
    quantity,
    note: isGift ? 'gift wrapped' : undefined,
  })
