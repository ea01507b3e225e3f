/** A server of orders: what is sent is checked whole, and kept in columns. */
import { createServer } from 'node:http'
import { parse, SlotError, toObject } from 'slotted'
import { PackedArray } from 'slotted/packed'
import { NewOrder, Order } from './order.mjs'

/** Bytes of a body. A list may be as long as the body that it comes in, so this limits lists too. */
const MOST_BYTES = 100_000

/** An answer that is an error, with what is wrong and where: `{ message, path }`. */
class Refusal extends Error {
  constructor(status, issues) {
    super(`${status}`)
    this.status = status
    this.issues = issues
  }
}

const refusal = (status, message) => new Refusal(status, [{ message, path: [] }])

/** @param {PackedArray<typeof Order>} orders Where the server keeps them. */
export function orderService(orders = new PackedArray(Order)) {
  return createServer((request, response) => {
    answer(orders, request, response).catch((error) => {
      if (error instanceof Refusal) send(response, error.status, { issues: error.issues })
      else send(response, 500, { issues: [{ message: 'The server failed.', path: [] }] })
    })
  })
}

async function answer(orders, request, response) {
  const { pathname } = new URL(request.url, 'http://server')
  if (pathname !== '/orders') throw refusal(404, `There is nothing at ${pathname}. Orders are at /orders.`)
  if (request.method === 'GET') return send(response, 200, orders)
  if (request.method !== 'POST') throw refusal(405, `/orders takes GET and POST, not ${request.method}.`)
  const given = orderOf(await bodyOf(request))
  const length = orders.pushObject({ ...toObject(given), number: orders.length + 1 })
  return send(response, 201, orders.at(length - 1))
}

async function bodyOf(request) {
  const chunks = []
  let bytes = 0
  for await (const chunk of request) {
    bytes += chunk.length
    // What is too much is read and forgotten: a request that is cut off gets no answer.
    if (bytes <= MOST_BYTES) chunks.push(chunk)
  }
  if (bytes > MOST_BYTES) throw refusal(413, `An order takes at most ${MOST_BYTES} bytes.`)
  return Buffer.concat(chunks).toString()
}

/** @throws {Refusal} With every problem of the order. */
function orderOf(body) {
  try {
    return parse(NewOrder, JSON.parse(body))
  } catch (error) {
    if (error instanceof SyntaxError) throw refusal(400, error.message)
    if (!(error instanceof SlotError)) throw error
    throw new Refusal(400, error.issues ?? [{ message: error.message, path: [] }])
  }
}

function send(response, status, value) {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
}
