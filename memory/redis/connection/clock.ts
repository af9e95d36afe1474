import { z } from 'zod'
import type { Clock } from '#contracts/clock'
import { type Instant, instant, type Milliseconds, seconds } from '#core/time'
import type { Connection } from './connection.ts'

/** A clock that goes by Redis; `close` ends its looking there. */
export type SharedClock = Clock & { readonly close: () => void }

const AGAIN: Milliseconds = seconds(30)

/** Further back than this, the time before was wrong: standing still for as long would be worse than going back. */
const LEAP: Milliseconds = seconds(2)

/** An answer that took longer says too little about the time. */
const SLOW: Milliseconds = seconds(1)

/**
 * The machine's clock, set by that of Redis: nodes that share a memory must agree on the time. It is set again every
 * half a minute, and goes back only where it was wrong by seconds.
 */
export const clockOf = async (
  redis: { readonly time: () => Promise<Instant> },
  wall: Clock,
  again: Milliseconds = AGAIN,
): Promise<SharedClock> => {
  let offset = (await quickest(redis, wall)).offset
  let last = 0
  const timer = setInterval(() => {
    measure(redis, wall)
      .then((measured) => {
        if (measured.took < SLOW) offset = measured.offset
      })
      // Redis is out of reach: the last offset still holds.
      .catch(() => {})
  }, again)
  timer.unref()
  return {
    now() {
      const now = Math.round(wall.now() + offset)
      last = last - now > LEAP ? now : Math.max(last, now)
      return instant(last)
    },
    close: () => clearInterval(timer),
  }
}

/** The first time rests on the quickest of three answers: a machine that has just started is busy. */
const quickest = async (redis: Parameters<typeof measure>[0], wall: Clock): ReturnType<typeof measure> => {
  let best = await measure(redis, wall)
  for (let more = 2; more > 0; more--) {
    const measured = await measure(redis, wall)
    if (measured.took < best.took) best = measured
  }
  return best
}

/** How far Redis is ahead, taking it that the way there took as long as the way back. */
const measure = async (
  redis: { readonly time: () => Promise<Instant> },
  wall: Clock,
): Promise<{ readonly offset: number; readonly took: number }> => {
  const sent = wall.now()
  const there = await redis.time()
  const received = wall.now()
  return { offset: there - (sent + received) / 2, took: received - sent }
}

const Time = z.tuple([z.coerce.number(), z.coerce.number()])

/** The time by Redis. As a script it goes to the node that has the key, where the bare command goes to any. */
export const timeOf = async (connection: Connection, key: string): Promise<Instant> => {
  const [secs, micros] = Time.parse(
    await connection.run(key, ['EVAL', "return redis.call('TIME')", '1', key]),
  )
  return instant(Math.round(secs * 1_000 + micros / 1_000))
}
