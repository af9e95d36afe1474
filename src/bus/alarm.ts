import type { Clock } from '#contracts/clock'
import type { Instant } from '#core/time'

/** Rings once at the earliest of the times it was set to. */
export type Alarm = { set(at: Instant): void; stop(): void }

/** Longer timers fire at once in Node; whoever is rung too early sets it again. */
const LONGEST_MS = 2 ** 31 - 1

/** An alarm for one pump. */
export const alarm = (ring: () => void, clock: Clock): Alarm => {
  let next: Instant | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let isStopped = false
  return {
    set: (at) => {
      if (isStopped || (next !== null && next <= at)) return
      next = at
      clearTimeout(timer)
      const wait = Math.min(LONGEST_MS, Math.max(0, at - clock.now()))
      timer = setTimeout(() => {
        next = null
        ring()
      }, wait)
    },
    stop: () => {
      isStopped = true
      clearTimeout(timer)
    },
  }
}
