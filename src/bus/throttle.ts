import type { Clock } from '#contracts/clock'
import type { Outbox, Rate } from '#contracts/memory'
import type { ChannelId } from '#core/address'
import { after, type Instant, instant, later, type Milliseconds } from '#core/time'
import { alarm } from './alarm.ts'
import { backoff } from './backoff.ts'

/** What holds a channel back on this node: the rate that all nodes share, and a platform that wants us slower (C5). */
export type Throttle = {
  /** Hands `take` as many calls as may be made now, up to `most`; what it does not use is kept. */
  through<Call>(most: number, take: (granted: number) => Promise<readonly Call[]>): Promise<readonly Call[]>
  /** One call more, right now; else when to ask again. */
  another(): Promise<'granted' | Instant>
  /** The platform means all we send: nothing more before this is over. */
  slowDown(asked: Milliseconds | null): void
  /** The platform took something. */
  taken(): void
  stop(): void
}

/**
 * T1 A grant that found nothing to send is kept, and an idle node asks for one at a time: so it holds one call of the
 *    shared rate at most, and takes no more of it from the busy ones.
 * T2 Whoever is told to wait is rung when the wait is over.
 */
export const throttle = (parts: {
  readonly channel: ChannelId
  readonly rate: Rate | null
  readonly outbox: Outbox
  readonly clock: Clock
  readonly ring: () => void
}): Throttle => {
  const { channel, rate, outbox, clock, ring } = parts
  const { set: ringAt, stop } = alarm(ring, clock)
  let spare = 0
  let wanted = 1
  let slowUntil = instant(0)
  let complaints = 0

  /** Reserves calls: between 1 and `most` of them, or none until an instant. */
  const reserve = async (most: number): Promise<{ readonly granted: number; readonly next: Instant }> => {
    const now = clock.now()
    if (now < slowUntil) return { granted: 0, next: slowUntil }
    if (!rate) return { granted: most, next: now }
    if (spare === 0) {
      const { granted, next } = await outbox.pace(channel, rate, Math.min(wanted, most), now)
      spare += granted
      if (granted === 0) return { granted, next }
    }
    const granted = Math.min(spare, most)
    spare -= granted
    return { granted, next: now }
  }

  return {
    through: async (most, take) => {
      const { granted, next } = await reserve(most)
      if (granted === 0) {
        ringAt(next)
        return []
      }
      const calls = await take(granted).catch((error: unknown) => {
        if (rate) spare += granted
        throw error
      })
      if (rate) spare = Math.max(0, spare + granted - calls.length)
      const isDrained = calls.length < granted
      wanted = isDrained ? 1 : 2 * Math.min(wanted, most)
      if (!isDrained && granted < most) ring()
      return calls
    },
    another: async () => {
      const { granted, next } = await reserve(1)
      return granted === 1 ? 'granted' : next
    },
    slowDown: (asked) => {
      const now = clock.now()
      // Calls that were under way together complain together: that is one complaint.
      if (now >= slowUntil) complaints += 1
      slowUntil = later(slowUntil, after(now, backoff(asked, Math.max(0, complaints - 1))))
      ringAt(slowUntil)
    },
    taken: () => {
      complaints = 0
    },
    stop,
  }
}
