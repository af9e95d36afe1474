import type { Lease } from '#contracts/memory'
import { decide } from '#core/decide'
import { fold } from '#core/evolve'
import { seconds } from '#core/time'
import { type Committed, commit } from './commit.ts'
import type { Pass } from './pass.ts'
import { isNews, recall } from './recall.ts'
import { passOver, settle, type TurnParts, turn } from './turn.ts'

/**
 * When turns on this mail failed again and again: its first piece alone is taken, so that it takes nothing else along.
 * If that fails as well it is let go, in steps: without the dialogs, so that what it is evidence of (a payment, a STOP)
 * still counts; then unread. The reason stands in the journal, and the buyer is told if that works.
 */
export const giveUp = (lease: Lease, reason: string, parts: TurnParts): Promise<Committed> => {
  const first = { ...lease, envelopes: firstOf(lease.envelopes) }
  return turn(first, parts).catch(() => letGo(first, reason, parts))
}

/** The news right behind it come along: that our words have left is what a yes to them rests on. */
const firstOf = (envelopes: Lease['envelopes']): Lease['envelopes'] => {
  const next = envelopes.findIndex(({ event }, n) => n > 0 && !isNews(event))
  return next < 0 ? envelopes : envelopes.slice(0, next)
}

const letGo = async (lease: Lease, reason: string, parts: TurnParts): Promise<Committed> => {
  const { incoming, state } = await recall(lease, parts.memory.journal)
  const hurried: TurnParts = { ...parts, deadline: parts.deadline ?? LAST_WORD }
  const mute: TurnParts = { ...hurried, playbook: { ...parts.playbook, dialogs: [] } }
  const unread = (): Pass => ({ state: fold(state, incoming), events: incoming, acts: [] })
  const heard = await passOver(lease, mute).catch(unread)
  const failed = { kind: 'turn-failed' as const, at: parts.clock.now(), reason }
  const silently = (): Pass => {
    const { events, acts, state } = decide(heard.state, failed, mute.playbook)
    return { state, events: [...heard.events, ...events], acts: [...heard.acts, ...acts] }
  }
  return commit(lease, await settle(heard, failed, hurried).catch(silently), parts)
}

/** What hangs has had its time already: the buyer is told soon, or not at all. */
const LAST_WORD = seconds(10)
