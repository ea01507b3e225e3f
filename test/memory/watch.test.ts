import { expect, test, vi } from 'vitest'
import { kernelPeak, type PeakMeter } from '../../src/memory/watch/kernel-peak.js'
import { WatchedPeaks } from '../../src/memory/watch/peak.js'
import { samplerPeak } from '../../src/memory/watch/sampler.js'
import { watchMemory } from '../../src/memory/index.js'

// Collecting all garbage takes its time, above all beside other tests.
vi.setConfig({ testTimeout: 60_000 })

const MEBIBYTE = 2 ** 20

/** A heap page of V8's: what its own accounts can be out by. */
const PAGE = 256 * 1024

/** Touches every page, so that it is resident. From 32 MiB up the system takes it back as soon as it is freed. */
const bytesInUse = (mebibytes: number): Uint8Array => new Uint8Array(mebibytes * MEBIBYTE).fill(1)

const near = (actual: number, expected: number, within: number): void => {
  expect(actual).toBeGreaterThan(expected - within)
  expect(actual).toBeLessThan(expected + within)
}

test('a lap says what was added to memory, and where', () => {
  const watch = watchMemory()
  const bytes = bytesInUse(32)
  const lap = watch.lap('bytes')
  expect(lap.label).toBe('bytes')
  near(lap.used, 32 * MEBIBYTE, 2 * PAGE)
  near(lap.change.arrayBuffers, 32 * MEBIBYTE, PAGE)
  near(lap.change.external, 32 * MEBIBYTE, PAGE)
  near(lap.change.heap, 0, 2 * PAGE)
  expect(lap.total).toBe(lap.now.rss)
  expect(lap.milliseconds).toBeGreaterThan(0)
  watch.stop()
  expect(bytes).toHaveLength(32 * MEBIBYTE)
})

test('what is let go of is garbage, and collected first', () => {
  const watch = watchMemory()
  const kept = { bytes: bytesInUse(32) as Uint8Array | undefined }
  watch.lap()
  kept.bytes = undefined
  near(watch.lap().used, -32 * MEBIBYTE, 2 * PAGE)
  near(watch.stop().used, 0, 2 * PAGE)
})

test('stop() is about the whole watch, laps included', () => {
  const watch = watchMemory('whole')
  const kept = [bytesInUse(16)]
  const first = watch.lap()
  kept.push(bytesInUse(16))
  const second = watch.lap()
  const whole = watch.stop()
  expect(first.label).toBe('lap 1')
  expect(second.label).toBe('lap 2')
  expect(whole.label).toBe('whole')
  expect(watch.laps).toEqual([first, second])
  near(whole.used, first.used + second.used, 2 * PAGE)
  expect(whole.milliseconds).toBeGreaterThanOrEqual(first.milliseconds + second.milliseconds)
  expect(kept).toHaveLength(2)
})

test('stopping twice gives the same again, and a lap after it is refused', () => {
  const watch = watchMemory('once')
  expect(watch.isRunning).toBe(true)
  const whole = watch.stop()
  expect(watch.isRunning).toBe(false)
  expect(watch.stop()).toBe(whole)
  watch[Symbol.dispose]()
  expect(() => watch.lap()).toThrow('MemoryWatch.lap(): the watch "once" was stopped. Start another one.')
})

test('`using` stops it at the end of the block, whatever happens there', () => {
  const { watch } = (() => {
    using inner = watchMemory()
    return { watch: inner }
  })()
  expect(watch.isRunning).toBe(false)
  const seen: { watch?: ReturnType<typeof watchMemory> } = {}
  expect(() => {
    using inner = watchMemory()
    seen.watch = inner
    throw new Error('in the middle')
  }).toThrow('in the middle')
  expect(seen.watch?.isRunning).toBe(false)
})

test('watches that are nested or overlap each have laps and a peak of their own', () => {
  const outer = watchMemory('outer')
  bytesInUse(96)
  const inner = watchMemory('inner')
  bytesInUse(48)
  const innerPeak = inner.lap().peak
  const other = watchMemory('other')
  inner.stop()
  expect(other.lap().peak).toBeLessThan(16 * MEBIBYTE)
  other.stop()
  near(innerPeak, 48 * MEBIBYTE, 16 * MEBIBYTE)
  near(outer.stop().peak, 96 * MEBIBYTE, 16 * MEBIBYTE)
})

test('a lap is a record, frozen, which JSON can carry, and one line as text', () => {
  const watch = watchMemory()
  const lap = watch.lap()
  watch.stop()
  expect(() => Object.assign(lap, { used: 0 })).toThrow(TypeError)
  expect(JSON.parse(JSON.stringify(lap))).toMatchObject({
    label: 'lap 1',
    peakFrom: lap.peakFrom,
    now: { rss: lap.total },
  })
  expect(String(lap)).toMatch(
    /^used -?\d+\.\d{4} MiB RAM in \d+\.\d\ds, peaked \d+\.\d\d MiB above current, total RAM usage \d+\.\d\d MiB$/,
  )
})

/** Both meters, where there are both: what is measured must not depend on which. */
const meters: readonly (readonly [string, () => PeakMeter | undefined])[] = [
  ['kernel', kernelPeak],
  ['sampler', samplerPeak],
]

test.each(meters.filter(([, open]) => open() !== undefined))(
  'the peak of the %s is seen though this thread never rests',
  (source, open) => {
    const peaks = new WatchedPeaks(open as () => PeakMeter)
    const peak = peaks.add()
    expect(peaks.source).toBe(source)
    const before = process.memoryUsage.rss()
    peak.take()
    const end = performance.now() + 50
    const held = [bytesInUse(64)]
    while (performance.now() < end) held[0]?.at(0)
    near(peak.take() - before, 64 * MEBIBYTE, 16 * MEBIBYTE)
    peak.close()
    expect(peaks.source).toBe(undefined)
  },
)

test('one meter serves all watches, and is closed after the last', () => {
  const taken = [5, 9, 7, 3]
  const acts: string[] = []
  const peaks = new WatchedPeaks(() => {
    acts.push('open')
    return { source: 'sampler', take: () => taken.shift() ?? 1, close: () => void acts.push('close') }
  })
  const [first, second] = [peaks.add(), peaks.add()]
  expect(second.take()).toBe(7)
  expect(first.take()).toBe(9)
  first.close()
  expect(acts).toEqual(['open'])
  second.close()
  second.close()
  expect(acts).toEqual(['open', 'close'])
  peaks.add().close()
  expect(acts).toEqual(['open', 'close', 'open', 'close'])
})
