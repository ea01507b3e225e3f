/**
 * A million orders, as objects and packed: what they take in memory. Run it with `node examples/orders/memory.mjs
 * [count]`.
 */
import Table from 'cli-table3'
import { packedLayout } from 'slotted/packed'
import { askFreshProcess } from '../shared/child.mjs'
import { toBytes, toCount, toMebibytes, toMilliseconds } from '../shared/figures.mjs'
import { print, progress } from '../shared/terminal.mjs'
import { Order } from './order.mjs'
import { STORAGES } from './storages.mjs'

const SCRIPT = new URL('measure.mjs', import.meta.url)

async function main([text = '1000000']) {
  const count = Number(text)
  if (!Number.isSafeInteger(count) || count < 1) throw new Error(`the count is a whole number from 1 on, not ${text}`)
  const table = new Table({
    head: ['', 'bytes/order', 'total MiB', 'create all, ms', 'add up all, ms'],
    colAligns: ['left', 'right', 'right', 'right', 'right'],
    style: { head: [], border: [] },
  })
  const totals = new Set()
  for (const { key, label } of STORAGES) {
    progress.show(`keeping them as ${label} …`)
    const { bytes, createMilliseconds, total, totalMilliseconds } = await askFreshProcess(
      SCRIPT,
      { storage: key, count },
      { what: label },
    )
    totals.add(total)
    const times = [createMilliseconds, totalMilliseconds].map(toMilliseconds)
    table.push([label, toBytes(bytes / count), toMebibytes(bytes), ...times])
  }
  progress.clear()
  if (totals.size > 1) throw new Error('the storages came to different totals')
  const { bytesPerRecord } = packedLayout(Order)
  print(`${toCount(count)} orders, on Node ${process.versions.node}\n${table}`)
  print(`The columns of a row take ${bytesPerRecord} bytes. All three came to ${toCount([...totals][0])} cents.`)
}

try {
  await main(process.argv.slice(2))
} catch (error) {
  progress.clear()
  process.stderr.write(`orders: ${error.message.split('\n')[0]}\n`)
  process.exitCode = 1
}
