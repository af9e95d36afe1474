import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { startTimers, type Timers } from '#bus/timers'
import { watchOver } from '#bus/watch'
import type { Memory } from '#contracts/memory'
import { type Instant, instant } from '#core/time'
import { openEmbedded } from '#memory/embedded/index'
import { logbook } from '../support/logbook.ts'

type Tick = Memory['mailbox']['tick']

const open: Timers[] = []
beforeEach(() => {
  jest.useFakeTimers()
})
afterEach(() => {
  for (const timers of open.splice(0)) timers.stop()
  jest.useRealTimers()
})

/** So many milliseconds pass, of the machine's time too: none of them is longer on a busy machine. */
const pass = (ms: number) => jest.advanceTimersByTimeAsync(ms)
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const clock = { now: () => instant(Date.now()) }
const inA = (ms: number): Instant => instant(clock.now() + ms)

/** Timers over a memory whose ticks are watched, after the first of them; `tick` may stand between. */
const begin = async (tick: (really: Tick) => Tick = (really) => really) => {
  const memory = await openEmbedded({ directory: null })
  const ticks: number[] = []
  const rings: number[] = []
  let atOnce = 0
  let most = 0
  const watched = tick(memory.mailbox.tick)
  const counting: Tick = async (now) => {
    ticks.push(performance.now())
    atOnce += 1
    most = Math.max(most, atOnce)
    return watched(now).finally(() => {
      atOnce -= 1
    })
  }
  const log = logbook()
  const timers = startTimers({
    memory: { ...memory, mailbox: { ...memory.mailbox, tick: counting } },
    clock,
    watch: watchOver(log),
    ring: () => rings.push(performance.now()),
  })
  open.push(timers)
  await pass(30)
  expect(ticks).toHaveLength(1)
  return { timers, ticks, rings, log, mostAtOnce: () => most }
}

/** How long after this moment the next beat came. */
const nextBeat = async (ticks: readonly number[]): Promise<number> => {
  const [begun, before] = [performance.now(), ticks.length]
  await pass(500)
  return (ticks[before] ?? Number.NaN) - begun
}

describe('keeping time (B5)', () => {
  test('what is expected is met when it falls due, and not a beat later', async () => {
    const { timers, ticks } = await begin()
    timers.expect(inA(200))
    timers.expect(inA(60))
    timers.expect(inA(150))
    const late = await nextBeat(ticks)
    expect(late).toBeGreaterThanOrEqual(60)
    expect(late).toBeLessThan(70)
  })

  test('what the memory says falls due is met as well', async () => {
    const dues = [inA(60)]
    const { ticks } = await begin((really) => async (now) => {
      const { nextDue } = await really(now)
      return { nextDue: dues.shift() ?? nextDue }
    })
    expect(await nextBeat(ticks)).toBeLessThan(70)
  })

  test('a beat comes soon in any case', async () => {
    const { ticks } = await begin()
    expect(await nextBeat(ticks)).toBeLessThan(300)
  })

  test('beats do not pile up on a slow memory, and what was expected meanwhile is met after it', async () => {
    const { timers, ticks, mostAtOnce } = await begin((really) => async (now) => {
      await wait(300)
      return really(now)
    })
    for (let n = 0; n < 20; n++) timers.expect(inA(n * 10))
    expect(await nextBeat(ticks)).toBeLessThan(310)
    await pass(200)
    expect(ticks).toHaveLength(3)
    expect(mostAtOnce()).toBe(1)
  })

  test('there are never more than fifty in a second, whatever is expected', async () => {
    const { timers, ticks } = await begin()
    const before = ticks.length
    for (let ms = 0; ms < 400; ms++) {
      timers.expect(inA(0))
      await pass(1)
    }
    expect(ticks.length - before).toBeLessThanOrEqual(21)
    expect(ticks.length - before).toBeGreaterThan(5)
  })

  test('after it has been stopped nothing beats and nothing rings', async () => {
    const { timers, ticks, rings } = await begin()
    expect(rings).toHaveLength(1)
    timers.stop()
    timers.expect(inA(10))
    await pass(300)
    expect(ticks).toHaveLength(1)
    expect(rings).toHaveLength(1)
  })
})
