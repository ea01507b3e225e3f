/**
 * Two ClickHouse servers on this machine: trips are inserted through a Distributed table, grouped by both servers, and
 * the sums compared with those of the method.
 *
 *     node examples/cluster/clickhouse.mjs [--rows 1000000] [--bare]
 */
import { createRequire } from 'node:module'
import { createTable, insert, select } from 'slotted/clickhouse'
import { defineSlots, equals, text } from 'slotted'
import { insertCost } from './insert-cost.mjs'
import { Missing, runAlone, timed } from './part.mjs'
import { startServers } from './servers.mjs'
import { areEqual, faresByZone, GROUP_SQL, Sum, sumsOf, Trip, trips } from './trip.mjs'

/** The version that brought `DateTime64`. */
const DATETIME64 = 20.1

/**
 * Runs the example.
 *
 * @param options `rows`: how many; `bare`: also compare inserts with those of the same bytes.
 * @returns A row of the table of all engines.
 * @throws {Missing} without the client or the server, with the command that installs it.
 */
export async function run({ rows = 10_000_000, bare = false } = {}) {
  const { createClient } = clickhouseClient()
  const { urls, cpuSeconds, stop } = await startServers()
  const clients = urls.map((url) => createClient({ url }))
  try {
    return await compare(clients, trips(rows), bare ? cpuSeconds : undefined)
  } finally {
    await Promise.all(clients.map((client) => client.close()))
    await stop()
  }
}

function clickhouseClient() {
  try {
    return createRequire(new URL('engines/', import.meta.url))('@clickhouse/client')
  } catch {
    throw new Missing('@clickhouse/client', 'npm ci --prefix examples/cluster/engines')
  }
}

async function compare(clients, rows, cpuSeconds) {
  const [client] = clients
  const version = await valueOf(client, 'SELECT version() AS value')
  const dates = Number.parseFloat(version) < DATETIME64 ? 'Int64' : 'DateTime64'
  for (const each of clients)
    await each.command({ query: createTable(Trip, { table: 'trips_here', dates, orderBy: ['zone'] }) })
  const engine = 'Distributed(both, default, trips_here, rand())'
  await client.command({ query: createTable(Trip, { table: 'trips', dates, engine }) })
  // The promise waits for both servers, not only for the one that takes the rows.
  const settings = { insert_distributed_sync: 1 }
  const [load, { bytes }] = await timed(() => insert(client, rows, { table: 'trips', dates, settings }))
  const [group, sums] = await timed(() => select(client, Sum, GROUP_SQL))
  const [method, ours] = await timed(() => faresByZone(rows))
  const equal = areEqual(ours, sumsOf(sums)) && (await areOnBoth(clients)) && (await isSame(client, rows))
  if (cpuSeconds !== undefined) console.log(await insertCost(client, rows, dates, cpuSeconds))
  return { engine: `ClickHouse ${version}, 2 servers`, rows: rows.length, bytes, load, group, method, equal }
}

/** Has each server a part of the trips? */
async function areOnBoth(clients) {
  const counts = await Promise.all(
    clients.map((client) => valueOf(client, 'SELECT toString(count()) AS value FROM trips_here')),
  )
  return counts.every((count) => Number(count) > 0)
}

/** Are the trips that come back those that were sent? Looks at one in a thousand. */
async function isSame(client, rows) {
  const back = await select(client, Trip, 'SELECT * FROM trips WHERE number % 1000 = 0 ORDER BY number')
  return (
    back.length === Math.ceil(rows.length / 1000) &&
    Array.from(back).every((trip) => equals(trip, rows.at(trip.number)))
  )
}

const One = defineSlots({ value: text }, { name: 'One' })

async function valueOf(client, query) {
  return (await select(client, One, query)).at(0).value
}

await runAlone(import.meta.url, run, { bare: { type: 'boolean' } })
