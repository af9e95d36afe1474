import type { Adapter, Receipt } from '#contracts/adapter'
import type { Clock } from '#contracts/clock'
import type { Log } from '#contracts/log'
import type { Envelope, Memory, Outcome, Parcel } from '#contracts/memory'
import type { Seal } from '#contracts/seal'
import { strangerAt } from '#core/address'
import type { Deed } from '#core/effect'
import type { DeliveryState } from '#core/event'
import type { Json } from '#core/json'
import { after, type Instant, type Milliseconds, milliseconds, minutes, seconds } from '#core/time'
import { bringAlong } from './bring-along.ts'
import { fill } from './fill.ts'
import { partKey } from './key.ts'
import { type Pump, pump } from './pump.ts'

/** What delivering works with. */
export type DeliverParts = {
  readonly memory: Memory
  readonly adapters: readonly Adapter[]
  readonly seal: Seal
  readonly publicUrl: string
  readonly clock: Clock
  readonly log: Log
}

/** Step 10: takes the heads of the outboxes and does what they say, in order per address (I5). */
export const deliveryPump = (parts: DeliverParts): Pump =>
  pump({
    room: 64,
    take: (most) => parts.memory.outbox.take({ now: parts.clock.now(), hold: HOLD, most }),
    work: async (parcel) => {
      await deliver(parcel, parts)
    },
    failed: (error) => parts.log.error({ error: String(error) }, 'delivering failed; it will be tried again'),
  })

/** Longer than any adapter waits for one platform call, so that a parcel is never sent by two. */
const HOLD = seconds(30)
/** With the longest pause between them, some hours of trouble at the platform. */
const TRIES = 100
const LONGEST_PAUSE = minutes(2)
const PATIENCE = minutes(10)

const deliver = async (parcel: Parcel, parts: DeliverParts): Promise<unknown> => {
  const { directory } = parts.memory
  const { deed } = parcel
  switch (deed.act) {
    case 'send':
      return send(parcel, deed, parts)
    case 'join':
      await bringAlong(deed.address, parcel, parts)
      await directory.join(deed.address, parcel.person)
      break
    case 'leave':
      await directory.join(deed.address, strangerAt(deed.address))
      break
    case 'suppress':
      await directory.suppress(deed.address)
      break
    case 'allow':
      await directory.allow(deed.address)
      break
    default:
      deed satisfies never
      return settle(parcel, { kind: 'dead', reason: 'nobody here knows how to do this', notice: null }, parts)
  }
  return settle(parcel, { kind: 'done', notice: null }, parts)
}

const send = async (
  parcel: Parcel,
  deed: Extract<Deed, { act: 'send' }>,
  parts: DeliverParts,
): Promise<unknown> => {
  if (!deed.confirmsStop && (await parts.memory.directory.isSuppressed(deed.to))) {
    return settle(parcel, done(parcel, 'suppressed', 'they asked us to stop', parts), parts)
  }
  const adapter = parts.adapters.find(({ channel }) => channel === deed.to.channel)
  if (!adapter) {
    const reason = `the channel ${deed.to.channel} is not set up here`
    return settle(parcel, dead(parcel, 'failed', reason, parts), parts)
  }
  const payloads = rendered(parcel, deed, adapter, parts)
  if (!payloads) return settle(parcel, dead(parcel, 'failed', 'it could not be rendered', parts), parts)
  const begun = parcel.uncertainSince ?? parts.clock.now()
  for (let part = parcel.partsDone; part < payloads.length; part++) {
    const payload = payloads[part] ?? null
    const doubtful = part === parcel.partsDone ? parcel.uncertainSince : null
    const receipt = await sendPart(payload, partKey(parcel.id, part), deed, doubtful, adapter)
    if (receipt.kind === 'accepted' && part + 1 < payloads.length) {
      const until = after(parts.clock.now(), HOLD)
      if (await settle(parcel, { kind: 'part-done', partsDone: part + 1, until }, parts)) continue
      return
    }
    return conclude(parcel, receipt, begun, parts)
  }
  return settle(parcel, sent(parcel, begun), parts)
}

/** Null where the adapter cannot: trying again would fail again, and hold up what is queued behind it. */
const rendered = (
  parcel: Parcel,
  deed: Extract<Deed, { act: 'send' }>,
  adapter: Adapter,
  parts: DeliverParts,
): readonly Json[] | null => {
  try {
    return adapter.render(fill(deed.message, deed.secret, parcel.person, parts), deed.to)
  } catch (error) {
    parts.log.error({ outgoing: parcel.id, error: String(error) }, 'a message could not be rendered')
    return null
  }
}

/** Before a send that may have happened already is repeated, the platform is asked (I5). */
const sendPart = async (
  payload: Json,
  key: string,
  { to }: Extract<Deed, { act: 'send' }>,
  doubtfulSince: Instant | null,
  adapter: Adapter,
): Promise<Receipt> => {
  if (doubtfulSince === null || adapter.can.idempotentSend) return adapter.send(payload, to, key)
  switch (await adapter.reconcile(payload, to, key, doubtfulSince)) {
    case 'sent':
      return { kind: 'accepted', externalId: key }
    case 'not-sent':
      return adapter.send(payload, to, key)
    case 'unknown':
      return { kind: 'uncertain', reason: 'the platform cannot say whether it was sent' }
  }
}

const conclude = async (
  parcel: Parcel,
  receipt: Receipt,
  begun: Instant,
  parts: DeliverParts,
): Promise<unknown> => {
  const now = parts.clock.now()
  switch (receipt.kind) {
    case 'accepted':
      return settle(parcel, sent(parcel, begun), parts)
    case 'uncertain':
      return uncertain(parcel, receipt.reason, parts)
    case 'retry':
      if (parcel.tries + 1 >= TRIES)
        return settle(parcel, dead(parcel, 'failed', receipt.reason, parts), parts)
      return settle(parcel, { kind: 'retry', at: after(now, pause(receipt.afterMs, parcel.tries)) }, parts)
    case 'refused':
      if (receipt.suppress) await parts.memory.directory.suppress(parcel.to)
      return settle(
        parcel,
        dead(parcel, receipt.suppress ? 'suppressed' : 'failed', receipt.reason, parts),
        parts,
      )
    default:
      receipt satisfies never
  }
}

/**
 * Said nothing of, the parcel comes back once its hold has lapsed, and the platform is asked again. Where it cannot
 * tell for long, it is not sent a second time: twice is worse than never (I5).
 */
const uncertain = async (parcel: Parcel, reason: string, parts: DeliverParts): Promise<void> => {
  parts.log.warn({ outgoing: parcel.id, reason }, 'a send has an unknown end')
  const isHopeless = parcel.uncertainSince !== null && parts.clock.now() - parcel.uncertainSince > PATIENCE
  if (isHopeless) await settle(parcel, dead(parcel, 'uncertain', reason, parts), parts)
}

const settle = async (
  parcel: Parcel,
  outcome: Outcome,
  { memory, clock, log }: DeliverParts,
): Promise<boolean> => {
  if (outcome.kind === 'dead')
    log.warn({ outgoing: parcel.id, reason: outcome.reason }, 'a parcel could not be delivered')
  const held = await memory.outbox.settle(parcel, outcome, clock.now())
  if (!held) log.warn({ outgoing: parcel.id }, 'a parcel was settled too late; somebody else has it')
  return held
}

/** It began to leave at `begun`: nobody can have read it, let alone answered it, before. */
const sent = (parcel: Parcel, begun: Instant): Outcome => ({
  kind: 'done',
  notice: notice(parcel, 'sent', null, { clock: { now: () => begun } }),
})

const done = (parcel: Parcel, state: DeliveryState, reason: string | null, parts: DeliverParts): Outcome => ({
  kind: 'done',
  notice: notice(parcel, state, reason, parts),
})

const dead = (parcel: Parcel, state: DeliveryState, reason: string, parts: DeliverParts): Outcome => ({
  kind: 'dead',
  reason,
  notice: notice(parcel, state, reason, parts),
})

const notice = (
  parcel: Parcel,
  state: DeliveryState,
  reason: string | null,
  parts: Pick<DeliverParts, 'clock'>,
): Envelope => ({
  id: `delivery:${parcel.id}:${state}`,
  event: { kind: 'delivery-updated', at: parts.clock.now(), outgoing: parcel.id, state, reason },
})

/** What the platform asks for, and never less than our own backoff with its jitter. */
const pause = (asked: Milliseconds | null, tries: number): Milliseconds => {
  const own = Math.min(LONGEST_PAUSE, 500 * 2 ** tries) * (0.5 + Math.random() / 2)
  return milliseconds(Math.max(asked ?? 0, own))
}
