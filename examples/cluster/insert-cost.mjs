/** What `insert` costs beyond the bytes that it sends: the same bytes, made before, are inserted in turn with it. */
import { Readable } from 'node:stream'
import { createTable, insert } from 'slotted/clickhouse'
import { median, toRatio } from '../shared/figures.mjs'
import { Trip } from './trip.mjs'

const ROUNDS = 9

/**
 * Inserts rows in both ways, in turn, into tables that keep nothing and into such that keep all. Processor time is that
 * of the client and the servers together: others may use the machine too.
 *
 * @param cpuSeconds Tells the processor time of the servers.
 */
export async function insertCost(client, rows, dates, cpuSeconds) {
  const { query, chunks } = await sentFor(rows, dates)
  const ways = {
    made: () => insert(client, rows, { table: 'cost', dates }),
    bare: () => sendBare(client, query, chunks),
  }
  const lines = []
  for (const engine of ['Null', 'MergeTree']) {
    const costs = { made: [], bare: [] }
    for (let round = 0; round < ROUNDS; round++)
      for (const [way, send] of Object.entries(ways)) {
        await client.command({ query: createTable(Trip, { table: 'cost', engine, dates }) })
        costs[way].push(await costOf(send, cpuSeconds))
        await client.command({ query: 'DROP TABLE cost' })
      }
    const middle = (way, what) => median(costs[way].map((cost) => cost[what]))
    const ratio = (what) => toRatio(middle('made', what) / middle('bare', what))
    const beyond = ((middle('made', 'client') - middle('bare', 'client')) / rows.length) * 1e9
    lines.push(
      `insert() into ${engine}: ${ratio('all')} × the processor time of a bare insert of the same bytes, ` +
        `${ratio('wall')} × its time; ${beyond.toFixed(0)} ns a row beyond it in the client`,
    )
  }
  return lines.join('\n')
}

async function costOf(send, cpuSeconds) {
  const start = { wall: performance.now() / 1000, client: process.cpuUsage(), servers: cpuSeconds() }
  await send()
  const { user, system } = process.cpuUsage(start.client)
  const client = (user + system) / 1e6
  return { wall: performance.now() / 1000 - start.wall, client, all: client + cpuSeconds() - start.servers }
}

/** The query and the body of an insert. */
async function sentFor(rows, dates) {
  const chunks = []
  let asked
  const recorder = {
    async exec({ query, values }) {
      asked = query
      for await (const chunk of values) chunks.push(chunk)
      return { stream: Readable.from([]) }
    },
  }
  await insert(recorder, rows, { table: 'cost', dates })
  return { query: asked, chunks }
}

async function sendBare(client, query, chunks) {
  const { stream } = await client.exec({ query, values: Readable.from(chunks, { objectMode: false }) })
  for await (const _ of stream);
}
