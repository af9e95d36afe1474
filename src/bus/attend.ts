import type { Gesture } from '#contracts/adapter'
import type { Clock } from '#contracts/clock'
import type { Log } from '#contracts/log'
import type { Lease, Memory } from '#contracts/memory'
import type { Activity } from '#core/activity'
import { type Address, addressKey } from '#core/address'
import { milliseconds, seconds } from '#core/time'
import type { Watch } from './watch.ts'

/** How long a person is held at a time. */
export const HOLD = seconds(10)

/** After this long a buyer should see that an answer is being written (C7). */
const SLOW = milliseconds(400)
/** Platforms show it for about five seconds. */
const AGAIN = seconds(4)

/** Has a channel show that something has come in (C7); whether it did makes no difference. */
export type Gesturing = (
  kind: Exclude<Gesture['kind'], 'beginning'>,
  address: Address,
  activity: Activity,
) => void

/**
 * Looks after a lease while its turn runs: renews it, and shows that an answer is being written when it takes a while.
 * Returns the way to stop.
 */
export const attend = (
  lease: Lease,
  parts: {
    readonly memory: Memory
    readonly clock: Clock
    readonly log: Log
    readonly watch: Watch
    readonly gesture: Gesturing
  },
): (() => void) => {
  const { memory, clock, log, watch, gesture } = parts
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
  const typing = setTimeout(() => {
    showTyping(lease, gesture)
    repeated = setInterval(() => showTyping(lease, gesture), AGAIN)
  }, SLOW)
  let repeated: ReturnType<typeof setInterval> | undefined
  return () => {
    clearInterval(renewal)
    clearTimeout(typing)
    clearInterval(repeated)
  }
}

const showTyping = ({ envelopes }: Lease, gesture: Gesturing): void => {
  const latest = new Map(
    envelopes.flatMap(({ event }) =>
      event.kind === 'message-received' ? [[addressKey(event.address), event] as const] : [],
    ),
  )
  for (const { address, activity } of latest.values()) gesture('typing', address, activity)
}
