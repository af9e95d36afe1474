import type { Clock } from '#contracts/clock'
import type { Log } from '#contracts/log'
import type { Memory, Outcome, Parcel } from '#contracts/memory'
import type { DeliveryState } from '#core/delivery'
import type { Undelivered } from '#core/incoming'
import type { Instant, Milliseconds } from '#core/time'
import { newsName, newsOf } from './news.ts'

/** What settling works with. */
export type SettleParts = { readonly memory: Memory; readonly clock: Clock; readonly log: Log }

/** Says what became of a parcel; false when somebody else has it by now. */
export const settle = async (
  parcel: Parcel,
  outcome: Outcome,
  { memory, clock, log }: SettleParts,
): Promise<boolean> => {
  if (outcome.kind === 'dead')
    log.warn({ outgoing: parcel.id, reason: outcome.reason }, 'a parcel could not be delivered')
  const held = await memory.outbox.settle(parcel, outcome, clock.now())
  if (!held) log.warn({ outgoing: parcel.id }, 'a parcel was settled too late; somebody else has it')
  return held
}

/** It began to leave at `begun`: nobody can have read it, let alone answered it, before. */
export const sent = (parcel: Parcel, begun: Instant, rest: Milliseconds): Outcome => ({
  kind: 'done',
  notice: notice(parcel, 'sent', null, begun),
  ...(rest > 0 ? { rest } : {}),
})

/** It stays here, as they wish. */
export const suppressed = (parcel: Parcel, reason: string, now: Instant): Outcome => ({
  kind: 'done',
  notice: notice(parcel, 'suppressed', reason, now),
})

/** It is the rep's now to say what is to be said (I12). */
export const withdrawn = (parcel: Parcel, reason: string, now: Instant): Outcome => ({
  kind: 'done',
  notice: notice(parcel, 'withdrawn', reason, now),
})

/** Whoever they have become is to send it, so it comes along as it was to be sent (M7). */
export const moved = (parcel: Parcel, reason: string, now: Instant): Outcome => ({
  kind: 'done',
  notice: newsOf(newsName(parcel), {
    outgoing: parcel.id,
    state: 'withdrawn',
    reason,
    at: now,
    ...wordsOf(parcel),
  }),
})

/** It will not be tried again by itself. */
export const dead = (
  parcel: Parcel,
  state: Extract<DeliveryState, 'failed' | 'suppressed' | 'uncertain'>,
  reason: string,
  now: Instant,
): Outcome => ({ kind: 'dead', reason, notice: notice(parcel, state, reason, now) })

const notice = (parcel: Parcel, state: DeliveryState, reason: string | null, at: Instant) =>
  newsOf(newsName(parcel), {
    outgoing: parcel.id,
    state,
    reason,
    at,
    ...(state === 'failed' ? wordsOf(parcel) : {}),
  })

const wordsOf = ({ deed }: Parcel): { readonly undelivered?: Undelivered } =>
  deed.act === 'send' ? { undelivered: { message: deed.message, secret: deed.secret } } : {}
