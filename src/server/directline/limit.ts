import type { Clock } from '#contracts/clock'
import { after, type Instant, instant, milliseconds, minutes } from '#core/time'

/** Takes one from a key's allowance; null when it was there, else when the next one will be. */
export type Limiter = (key: string) => Instant | null

/** More keys than this are tidied: those whose allowance is whole again are forgotten. */
const TIDY_AT = 10_000

/**
 * So many a minute, all at once or one by one: a leaky bucket per key, kept as the instant at which it will be empty
 * again. In this process only: several nodes let several times as many through, which a limit against floods can bear.
 */
export const limiter = (perMinute: number, clock: Clock): Limiter => {
  const drop = minutes(1) / perMinute
  const emptyAt = new Map<string, Instant>()

  const tidy = (now: Instant): void => {
    for (const [key, at] of emptyAt) if (at <= now) emptyAt.delete(key)
  }

  return (key) => {
    const now = clock.now()
    const filled = Math.max(emptyAt.get(key) ?? 0, now) + drop
    const overflow = filled - after(now, minutes(1))
    if (overflow > 0.5) return after(now, milliseconds(overflow))
    if (emptyAt.size >= TIDY_AT) tidy(now)
    emptyAt.set(key, instant(filled))
    return null
  }
}
