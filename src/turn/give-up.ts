import type { Lease } from '#contracts/memory'
import { fold } from '#core/evolve'
import { type Committed, commit } from './commit.ts'
import type { Pass } from './pass.ts'
import { recall } from './recall.ts'
import { settle, type TurnParts } from './turn.ts'

/**
 * A turn that failed again and again is let go: the mail goes into the journal unread, the reason stands beside it, and
 * the buyer is told. So nothing is lost, and nothing behind it waits for ever.
 */
export const giveUp = async (lease: Lease, reason: string, parts: TurnParts): Promise<Committed> => {
  const { state, incoming } = recall(lease)
  const unread: Pass = { state: fold(state, incoming), events: incoming, acts: [] }
  const failed = { kind: 'turn-failed' as const, at: parts.clock.now(), reason }
  const silently = (): Pass => ({
    state: fold(unread.state, [failed]),
    events: [...incoming, failed],
    acts: [],
  })
  return commit(lease, await settle(unread, failed, parts).catch(silently), parts)
}
