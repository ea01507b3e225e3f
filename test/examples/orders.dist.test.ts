import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { run } from '../support/command-line.js'

const scriptOf = (name: string): string => fileURLToPath(new URL(`../../examples/orders/${name}.mjs`, import.meta.url))

const HOME = { street: '1 Long Street', city: 'Lyon', country: 'FR' }
const ORDER = {
  placed: '2026-01-31T09:30:00+01:00',
  customer: { name: 'Ada', email: 'ada@example.org', home: HOME },
  items: [
    { sku: 'nut', price: '12345678901234567', quantity: 3, note: 'gift' },
    { sku: 'bolt', price: 100 },
  ],
}
const STORED = {
  placed: '2026-01-31T08:30:00.000Z',
  deliverBy: null,
  customer: { ...ORDER.customer, phone: null },
  items: [
    { sku: 'nut', price: '12345678901234567', quantity: 3, note: 'gift' },
    { sku: 'bolt', price: '100', quantity: 1 },
  ],
  state: 'open',
}

describe('the server of examples/orders', () => {
  const server = spawn(process.execPath, [scriptOf('server'), '0'], { stdio: ['ignore', 'pipe', 'inherit'] })
  let address = ''
  beforeAll(async () => {
    const [line] = (await once(server.stdout.setEncoding('utf8'), 'data')) as [string]
    address = line.trim()
  })
  afterAll(() => server.kill())

  interface Answer {
    readonly status: number
    readonly body: unknown
  }
  const ask = async (options: RequestInit, path = ''): Promise<Answer> => {
    const response = await fetch(address + path, options)
    return { status: response.status, body: await response.json() }
  }
  const post = async (order: unknown): Promise<Answer> => ask({ method: 'POST', body: JSON.stringify(order) })
  const pathsOf = ({ body }: Answer): string[] =>
    (body as { issues: { path: (string | number)[] }[] }).issues.map(({ path }) => path.join('.'))

  test('answers 201 with the order as it is kept, and lists it', async () => {
    const received = expect.stringMatching(/Z$/) as string
    const first = { ...STORED, number: 1, received }
    const second = { ...STORED, deliverBy: '2026-02-05T00:00:00.000Z', deliverTo: HOME, number: 2, received }
    expect(await post(ORDER)).toEqual({ status: 201, body: first })
    expect(await post({ ...ORDER, deliverBy: '2026-02-05', deliverTo: HOME })).toEqual({ status: 201, body: second })
    expect(await ask({})).toEqual({ status: 200, body: [first, second] })
  })

  test('answers 400 with every problem and its path', async () => {
    const answer = await post({
      placed: '2026-02-30',
      custmer: {},
      customer: { name: 5, email: 'a', home: { ...HOME, country: 'XX' } },
      deliverTo: null,
      items: [{ sku: 'a', price: '1.5' }, 7, { price: 1, quantity: 70_000 }],
    })
    expect(answer.status).toBe(400)
    expect(pathsOf(answer).sort()).toEqual([
      'custmer',
      'customer.home.country',
      'customer.name',
      'deliverTo',
      'items.0.price',
      'items.1',
      'items.2.quantity',
      'items.2.sku',
      'placed',
    ])
  })

  test.each(['{', '5', 'null', '[]', ''])('answers 400 to %o, which is not an order', async (body) => {
    expect((await ask({ method: 'POST', body })).status).toBe(400)
  })

  test('refuses what is too long, other paths and other methods, and goes on', async () => {
    expect((await ask({ method: 'POST', body: ' '.repeat(200_000) })).status).toBe(413)
    expect((await ask({}, '/1')).status).toBe(404)
    expect((await ask({ method: 'PUT', body: '{}' })).status).toBe(405)
    expect((await ask({})).status).toBe(200)
  })
})

test('examples/orders keeps the same orders in less memory as rows', async () => {
  const { exitCode, out } = await run(scriptOf('memory'), ['3000'])
  expect(exitCode).toBe(0)
  const bytes = [...out.matchAll(/│ ([a-z, ]+?) +│ +([\d.]+) │/g)].map(([, label, figure]) => [label, Number(figure)])
  expect(bytes.map(([label]) => label)).toEqual(['objects', 'rows', 'rows, and rows of items'])
  const [objects, rows, two] = bytes.map(([, figure]) => figure as number) as [number, number, number]
  expect(rows).toBeLessThan(objects)
  expect(two).toBeLessThan(rows)
}, 120_000)

test('examples/orders says in one line what is wrong with a count', async () => {
  expect(await run(scriptOf('memory'), ['many'])).toEqual({
    exitCode: 1,
    out: '',
    err: 'orders: the count is a whole number from 1 on, not many\n',
  })
})
