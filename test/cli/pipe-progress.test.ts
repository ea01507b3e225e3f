import { describe, expect, test } from 'vitest'
import { progressLine } from '../../src/cli/pipe-progress.js'
import { chunksOf, options, pipedBytes, Trip, trips } from '../support/streams.js'

const MEBIBYTE = 2 ** 20

describe('how far slotted pipe is', () => {
  test.each([
    [{ bytes: 0, of: 4 * MEBIBYTE, rows: 0 }, `${'░'.repeat(30)} 0 %, 0.0 of 4.0 MiB, 0 rows`],
    [{ bytes: MEBIBYTE, of: 2 * MEBIBYTE, rows: 1 }, `${'█'.repeat(15)}${'░'.repeat(15)} 50 %, 1.0 of 2.0 MiB, 1 row`],
    [{ bytes: 2 * MEBIBYTE, of: 2 * MEBIBYTE, rows: 1234 }, `${'█'.repeat(30)} 100 %, 2.0 of 2.0 MiB, 1,234 rows`],
    // A file that is still written.
    [{ bytes: 3 * MEBIBYTE, of: 2 * MEBIBYTE, rows: 9 }, `${'█'.repeat(30)} 100 %, 3.0 of 2.0 MiB, 9 rows`],
    [{ bytes: 0, of: 0, rows: 0 }, `${'█'.repeat(30)} 100 %, 0.0 of 0.0 MiB, 0 rows`],
    [{ bytes: MEBIBYTE, rows: 12345678 }, '1.0 MiB, 12,345,678 rows'],
  ])('%o', (progress, line) => {
    expect(progressLine(progress)).toBe(line)
  })

  test('is told the rows of each batch', async () => {
    const told: number[] = []
    await pipedBytes(chunksOf(trips(3, 0, 2)), { ...options(Trip), wrote: (rows) => told.push(rows) })
    expect(told).toEqual([3, 0, 2])
  })
})
