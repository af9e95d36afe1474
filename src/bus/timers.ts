import type { Clock } from '#contracts/clock'
import type { Log } from '#contracts/log'
import type { Memory } from '#contracts/memory'
import { type Milliseconds, milliseconds } from '#core/time'

/** How late a timer, a lapsed lease or a retry is noticed at most. */
const BEAT: Milliseconds = milliseconds(250)

/** Keeps time for the memory (B5): lets what is due come due, then rings. Returns the way to stop. */
export const startTimers = (parts: {
  readonly memory: Memory
  readonly clock: Clock
  readonly log: Log
  readonly ring: () => void
}): (() => void) => {
  const beat = async () => {
    try {
      await parts.memory.mailbox.tick(parts.clock.now())
      parts.ring()
    } catch (error) {
      parts.log.error({ error: String(error) }, 'the memory did not keep time')
    }
  }
  const interval = setInterval(() => void beat(), BEAT)
  return () => clearInterval(interval)
}
