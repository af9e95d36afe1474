import type { Commit, Outcome, Parcel } from '#contracts/memory'
import type { Incoming } from '#core/event'
import type { Instant, Milliseconds } from '#core/time'
import { askedIn } from '../model.ts'
import type { Tell } from './series.ts'

/** Counts what a turn that was committed came to: all of it stands in its events, as the journal has them. */
export const tellTurn = ({ events, parcels }: Commit, took: Milliseconds | null, tell: Tell): void => {
  const gaveUp = events.some(({ kind }) => kind === 'turn-failed')
  tell('turns', { outcome: gaveUp ? 'given-up' : 'committed' })
  const asked = askedIn(events)
  const byModel = asked.reduce((sum, { use }) => sum + (use.took ?? 0), 0)
  if (took !== null) tell('own', {}, Math.max(0, took - byModel) / 1_000)
  if (byModel > 0) tell('model', {}, byModel / 1_000)
  for (const { task: purpose, use } of asked) {
    tell('calls', { purpose, outcome: use.failed ?? 'answered' })
    if (use.took !== undefined) tell('callLengths', { purpose }, use.took / 1_000)
    if (use.tokens > 0) tell('tokens', { purpose }, use.tokens)
  }
  for (const event of events) {
    if (event.kind === 'hand-off-requested') tell('handOffs', { trigger: event.trigger })
    if (event.kind === 'draft-taken') tell('wordings', { outcome: 'said' })
    if (event.kind === 'draft-refused') {
      tell('wordings', { outcome: 'refused' })
      for (const of of new Set(event.breaches.map((breach) => breach.of))) tell('breaches', { of })
    }
  }
  for (const { to } of parcels) tell('queued', { channel: to.channel })
}

/** Counts what became of a parcel, and how long they waited where it was the bot's answer to something. */
export const tellDelivery = ({ to, deed }: Parcel, outcome: Outcome, now: Instant, tell: Tell): void => {
  if (outcome.kind === 'part-done') return
  const how = endOf(outcome)
  tell('delivered', { channel: to.channel, outcome: how })
  if (how === 'sent' && deed.act === 'send' && deed.promptedAt !== null && deed.by === undefined)
    tell('answers', {}, Math.max(0, now - deed.promptedAt) / 1_000)
}

const endOf = (outcome: Exclude<Outcome, { readonly kind: 'part-done' }>) => {
  switch (outcome.kind) {
    case 'retry':
      return 'retried'
    case 'later':
      return 'postponed'
    case 'dead':
      return 'dead'
    case 'done':
      return leftAs(outcome.notice?.event)
    default:
      return outcome satisfies never
  }
}

/** The news of a message says whether it was sent or kept back; what is no message has just been done. */
const leftAs = (news: Incoming | undefined) => {
  if (news?.kind !== 'delivery-updated') return 'done'
  return news.state === 'suppressed' || news.state === 'withdrawn' ? news.state : 'sent'
}
