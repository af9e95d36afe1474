import type { ParsedActivity } from '#contracts/adapter'
import type { Clock } from '#contracts/clock'
import type { Memory } from '#contracts/memory'
import type { Incoming } from '#core/event'
import type { Policy } from '#core/policy'
import { after, type Instant } from '#core/time'

/** Step 3: one Activity into its person's inbox, once. Resolves only when that is durable (I1, I2). */
export type Accept = (parsed: ParsedActivity) => Promise<'accepted' | 'duplicate'>

/** What accepting works with. */
export type AcceptParts = {
  readonly memory: Memory
  readonly clock: Clock
  /** How long a message waits for those that follow it (C7). */
  readonly burst: Policy['burst']
  /** Somebody's turn comes at this time, if nothing more is said. */
  readonly expect: (at: Instant) => void
}

/** Accepts what channels parsed into this memory, with the patience that makes a burst one turn (C7). */
export const acceptInto =
  ({ memory, clock, burst, expect }: AcceptParts): Accept =>
  async ({ address, activity, dedupe, network }) => {
    const now = clock.now()
    const event: Incoming = {
      kind: 'message-received',
      at: now,
      address,
      activity,
      more: false,
      ...(network !== undefined && { network }),
    }
    const envelope = { id: `${address.channel}:${dedupe}`, event }
    if (burst.quiet <= 0) return memory.mailbox.accept(address, envelope, now)
    const answer = await memory.mailbox.accept(address, { ...envelope, patience: burst }, now)
    expect(after(now, burst.quiet))
    return answer
  }
