import { describe, expect, test } from 'vitest'
import { insert, select } from '../../src/clickhouse/index.js'
import { defineSlots, f64, text, u8 } from '../../src/index.js'
import { FakeClient, block, float64, refusal, text8, valuesIn } from '../support/clickhouse.js'

describe('select', () => {
  test('takes the rows of all blocks, and the empty ones that some versions add', async () => {
    const empty = Uint8Array.of(0, 0)
    const head = block('String', 0, [])
    expect(await valuesIn(text, head, block('String', 1, [1, 97]), block('String', 1, [0]), empty)).toEqual(['a', ''])
    expect(await valuesIn(text)).toEqual([])
  })

  test('counts rows through all blocks', async () => {
    expect(await refusal(u8, block('UInt16', 2, [1, 0, 2, 0]), block('UInt16', 2, [1, 0, 0, 1]))).toMatch(
      '256, in row 3.',
    )
  })

  test('refuses blocks that differ, and what is no block', async () => {
    const differ = 'bad-data select(): the data are not of the format Native: their blocks have different columns.'
    expect(await refusal(u8, block('UInt8', 1, [1]), block('Int8', 1, [1]))).toBe(differ)
    expect(await refusal(u8, block('UInt8', 1, [1]), block('UInt8', 1, [1], 'value', [[]]))).toBe(differ)
    expect(await refusal(u8, new Uint8Array(20).fill(255))).toMatch('a number in it has no end')
    expect(await refusal(u8, Uint8Array.of(1, 255, 255, 255, 255, 15))).toMatch('more than 2147483647 rows')
    expect(await refusal(u8, Uint8Array.of(1, 1, 255, 255, 255, 1))).toMatch('a name in it is too long')
    expect(await refusal(u8, ['text'] as never)).toMatch('the stream has something else in it than bytes')
  })

  test('says what the server says in the middle of its answer', async () => {
    const said = Buffer.from('Code: 241. DB::Exception: Memory limit exceeded. (MEMORY_LIMIT_EXCEEDED)\n')
    expect(await refusal(f64, block('Float64', 50, float64(1)), said)).toBe(
      'bad-data select(): the data end in the middle of a block. ' +
        'ClickHouse says: Code: 241. DB::Exception: Memory limit exceeded. (MEMORY_LIMIT_EXCEEDED)',
    )
  })

  const Point = defineSlots({ x: f64, y: f64(2) }, { name: 'Point' })

  test('leaves defaults to the slots without a column, and asks for those without a default', async () => {
    expect(await valuesIn(text('none'), block('UInt8', 1, [7], 'n')).catch(String)).toMatch(
      `One has no slot for column "n". It takes "value". Select other columns, or write { unknown: 'ignore' }.`,
    )
    const read = await select(new FakeClient([block('Float64', 1, float64(5), 'x')]), Point, 'SELECT')
    expect(read.toJSON()).toEqual([{ x: 5, y: 2 }])
    const lacking = select(new FakeClient([block('Float64', 1, float64(5), 'y')]), Point, 'SELECT')
    await expect(lacking).rejects.toMatchObject({
      code: 'missing-slot',
      message: 'select(): the query has no column for slot "x" of Point, which has no default.',
    })
  })

  test('leaves columns out that no slot takes, when asked', async () => {
    const client = new FakeClient([block('Float64', 1, float64(5), 'x', [[...text8('z'), ...text8('String'), 1, 97]])])
    const read = await select(client, Point, 'SELECT', { unknown: 'ignore' })
    expect(read.toJSON()).toEqual([{ x: 5, y: 2 }])
  })

  test('takes a column once', async () => {
    const twice = block('UInt8', 1, [1], 'value', [[...text8('value'), ...text8('UInt8'), 1]])
    expect(await refusal(u8, twice)).toBe(
      'bad-value select(): the query gives column "value" twice. Name one otherwise.',
    )
  })

  test('asks the client, with parameters and settings', async () => {
    const client = new FakeClient()
    const options = { parameters: { zone: "A'" }, settings: { max_threads: 2 } }
    await select(client, Point, 'SELECT * FROM t WHERE zone = {zone:String} -- all;\n; ', options)
    await insert(client, await select(client, Point, 'SELECT'), { table: 'a b', database: 'c', settings: { x: 1 } })
    expect(client.asked).toMatchObject([
      {
        query: 'SELECT * FROM t WHERE zone = {zone:String} -- all\nFORMAT Native',
        query_params: { zone: "A'" },
        clickhouse_settings: { max_threads: 2 },
      },
      { query: 'SELECT\nFORMAT Native' },
      { query: 'INSERT INTO `c`.`a b` (`x`, `y`) FORMAT Native', clickhouse_settings: { x: 1 } },
    ])
    expect(client.asked.map((asked) => 'values' in asked)).toEqual([false, false, true])
    expect('clickhouse_settings' in (client.asked[1] ?? {})).toBe(false)
  })

  test('refuses wrong options', async () => {
    const client = new FakeClient()
    await expect(select(client, Point, '', { columns: 1 } as never)).rejects.toMatchObject({ code: 'unknown-option' })
    await expect(select(client, Point, '', { unknown: 'x' } as never)).rejects.toMatchObject({
      code: 'bad-option',
    })
    await expect(select(client, Point, '', { settings: 1 } as never)).rejects.toMatchObject({ code: 'bad-option' })
  })
})
