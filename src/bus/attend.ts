import type { Clock } from '#contracts/clock'
import type { Log } from '#contracts/log'
import { type Lease, type Memory, TOPICS } from '#contracts/memory'
import { milliseconds, seconds } from '#core/time'
import type { Watch } from './watch.ts'

/** How long a person is held at a time. */
export const HOLD = seconds(10)

/** After this long a buyer should see that an answer is being written (C7). */
const SLOW = milliseconds(400)

/**
 * Looks after a lease while its turn runs: renews it, and shows that an answer is being written when it takes a while.
 * Returns the way to stop.
 */
export const attend = (
  lease: Lease,
  parts: { readonly memory: Memory; readonly clock: Clock; readonly log: Log; readonly watch: Watch },
): (() => void) => {
  const { memory, clock, log, watch } = parts
  const renew = async (): Promise<void> => {
    try {
      if (await memory.mailbox.renew(lease, clock.now(), HOLD)) return
      clearInterval(renewal)
      log.warn(
        { person: lease.person },
        'a lease was lost while its turn ran; what it leads to will not count',
      )
    } catch (error) {
      watch.failed(error)
    }
  }
  const renewal = setInterval(() => void renew(), HOLD / 3)
  const typing = setTimeout(() => showTyping(lease, memory), SLOW)
  return () => {
    clearInterval(renewal)
    clearTimeout(typing)
  }
}

const showTyping = ({ envelopes }: Lease, { feed }: Memory): void => {
  for (const { event } of envelopes) {
    if (event.kind === 'message-received') feed.publish(TOPICS.typing(event.address), true)
  }
}
