import type { Clock } from '#contracts/clock'
import type { Lease, Memory } from '#contracts/memory'
import { fold } from '#core/evolve'
import { type Committed, commit } from './commit.ts'
import { recall } from './recall.ts'

/**
 * A turn that failed again and again is let go: the mail goes into the journal unread, so that nothing is lost and
 * nothing behind it waits for ever, and the reason stands beside it.
 */
export const giveUp = (
  lease: Lease,
  reason: string,
  parts: { readonly memory: Memory; readonly clock: Clock },
): Promise<Committed> => {
  const { state, incoming } = recall(lease)
  const events = [...incoming, { kind: 'turn-failed' as const, at: parts.clock.now(), reason }]
  return commit(lease, { state: fold(state, events), events, acts: [] }, parts)
}
