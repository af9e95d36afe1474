import type { Adapter, Receipt } from '#contracts/adapter'
import type { FileKeeper } from '#contracts/files'
import type { Memory, Outcome, Parcel } from '#contracts/memory'
import { presentOf } from '#contracts/present'
import type { Seal } from '#contracts/seal'
import type { Address } from '#core/address'
import { isHeld } from '#core/desk'
import type { Deed } from '#core/effect'
import type { Json } from '#core/json'
import type { Rules } from '#core/rules'
import { after, type Instant, type Milliseconds, minutes } from '#core/time'
import { backoff } from './backoff.ts'
import { fill, withAddresses } from './fill.ts'
import { partKey } from './key.ts'
import { type Look, lastLook } from './last-look.ts'
import { dead, moved, type SettleParts, sent, settle, suppressed, withdrawn } from './settle.ts'
import type { Throttle } from './throttle.ts'

/** What sending works with: one channel's adapter, and what holds that channel back. */
export type SendParts = SettleParts & {
  readonly adapter: Adapter
  readonly rules: Rules
  readonly throttle: Throttle
  readonly hold: Milliseconds
  readonly seal: Seal
  readonly publicUrl: string
  /** Knows the addresses of kept files; null where none are kept. */
  readonly files: Pick<FileKeeper, 'addressOf'> | null
}

type Send = Extract<Deed, { act: 'send' }>

/** With the longest pause between them, some hours of trouble at the platform. */
const TRIES = 100
const PATIENCE = minutes(10)

/** Sends a message, one platform call for each part of it, and says what became of it (I5, I9). */
export const send = async (parcel: Parcel, deed: Send, parts: SendParts): Promise<unknown> => {
  const { adapter, clock } = parts
  const look = await lastLook(parcel, deed, parts)
  if (look.kind !== 'go') return keptBack(parcel, look, deed, parts)
  const payloads = rendered(parcel, deed, parts)
  if (!payloads) return settle(parcel, dead(parcel, 'failed', 'it could not be rendered', clock.now()), parts)
  const begun = parcel.uncertainSince ?? clock.now()
  let heldSince = clock.now()
  for (let part = parcel.partsDone; part < payloads.length; part++) {
    // A process that slept: somebody else may have it by now.
    if (clock.now() - heldSince > parts.hold) return
    heldSince = clock.now()
    const payload = payloads[part] ?? null
    const doubtful = part === parcel.partsDone ? parcel.uncertainSince : null
    const call = { payload, key: partKey(parcel, part, adapter.can), to: deed.to, until: look.until }
    const receipt = await perhapsTwice(await sendPart(call, doubtful, adapter), call, doubtful, parts)
    if (receipt.kind !== 'accepted') return notAccepted(parcel, deed, receipt, parts)
    parts.throttle.taken()
    if (part + 1 < payloads.length && !(await mayGoOn(parcel, part + 1, call, deed, parts))) return
  }
  return settle(parcel, sent(parcel, begun, adapter.can.restPerRecipient), parts)
}

type Kept = Exclude<Look, { kind: 'go' }>

const keptBack = async (parcel: Parcel, look: Kept, deed: Send, parts: SendParts): Promise<boolean> => {
  const now = parts.clock.now()
  switch (look.kind) {
    case 'later':
      parts.log.info(
        { outgoing: parcel.id, until: look.at, reason: look.reason },
        'a text waits for its time',
      )
      return settle(parcel, { kind: 'later', at: look.at }, parts)
    case 'closed':
      return settle(parcel, suppressed(parcel, look.reason, now), parts)
    case 'withdrawn':
      return settle(parcel, withdrawn(parcel, look.reason, now), parts)
    case 'moved':
      return settle(parcel, moved(parcel, look.reason, now), parts)
    case 'not-here': {
      const opened = look.opening === undefined ? null : await openAgain(look.opening, parcel, deed, parts)
      return settle(
        parcel,
        dead(parcel, 'failed', [look.reason, opened].filter(Boolean).join('; '), now),
        parts,
      )
    }
    default:
      return look satisfies never
  }
}

/** What asks them to write again, so that the conversation can go on; what came of it, in words. */
const openAgain = async (
  opening: Json,
  parcel: Parcel,
  { to }: Send,
  { adapter }: SendParts,
): Promise<string> => {
  const receipt = await adapter.send(opening, to, partKey(parcel, 0, adapter.can), null)
  return receipt.kind === 'accepted' ? 'they were asked to write again' : receipt.reason
}

/** One platform call, and until when it may reach them. */
type Call = {
  readonly payload: Json
  readonly key: string
  readonly to: Address
  readonly until: Instant | null
}

/** Null where the adapter cannot: trying again would fail again, and hold up what is queued behind it. */
const rendered = (parcel: Parcel, deed: Send, parts: SendParts): readonly Json[] | null => {
  try {
    const filled = fill(deed.message, deed.secret, parcel.person, parts)
    return parts.adapter.render(withAddresses(filled, parts.files), deed.to, deed.outgoing)
  } catch (error) {
    parts.log.error({ outgoing: parcel.id, error: String(error) }, 'a message could not be rendered')
    return null
  }
}

/** Before a send that may have happened already is repeated, the platform is asked (I5). */
const sendPart = async (call: Call, doubtfulSince: Instant | null, adapter: Adapter): Promise<Receipt> => {
  const { payload, to, key, until } = call
  if (doubtfulSince === null || adapter.can.idempotentSend) return adapter.send(payload, to, key, until)
  switch (await adapter.reconcile(payload, to, key, doubtfulSince)) {
    case 'sent':
      return { kind: 'accepted', externalId: key }
    case 'not-sent':
      return adapter.send(payload, to, key, until)
    case 'unknown':
      return { kind: 'uncertain', reason: 'the platform cannot say whether it was sent' }
  }
}

/** What would be given up because nobody can tell is sent once more, where the policy rather says a thing twice (I5). */
const perhapsTwice = async (
  receipt: Receipt,
  { payload, to, key, until }: Call,
  doubtfulSince: Instant | null,
  { adapter, clock, rules }: SendParts,
): Promise<Receipt> =>
  receipt.kind === 'uncertain' &&
  rules.business.policy.inDoubt[adapter.can.carriesTexts ? 'texts' : 'chats'] === 'rather-twice' &&
  isHopeless(doubtfulSince, clock.now(), adapter)
    ? adapter.send(payload, to, key, until)
    : receipt

/**
 * A part is done, and another follows: whether at once. It is asked anew whether they want to hear from us (I9), and
 * where the channel wants a pause the rest of the message comes again after it, like a message of its own (C5).
 */
const mayGoOn = async (
  parcel: Parcel,
  partsDone: number,
  call: Call,
  deed: Send,
  parts: SendParts,
): Promise<boolean> => {
  const { memory, clock, hold, adapter, throttle } = parts
  const until = after(clock.now(), hold)
  if (!(await settle(parcel, { kind: 'part-done', partsDone, until }, parts))) return false
  if (!deed.confirmsStop && (await memory.directory.isSuppressed(deed.to))) {
    await settle(parcel, suppressed(parcel, 'they asked us to stop', clock.now()), parts)
    return false
  }
  if (deed.by === undefined && (await isTaken(parcel, memory))) {
    await settle(parcel, withdrawn(parcel, 'a rep took the conversation meanwhile', clock.now()), parts)
    return false
  }
  if (call.until !== null && clock.now() >= call.until) {
    await settle(parcel, { kind: 'later', at: clock.now() }, parts)
    return false
  }
  const rest = adapter.can.restPerRecipient
  const go = rest > 0 ? after(clock.now(), rest) : await throttle.another()
  if (go === 'granted') return true
  await settle(parcel, { kind: 'later', at: go }, parts)
  return false
}

/** Between two parts there is time for a rep to take the conversation (I12). */
const isTaken = async ({ person }: Parcel, { journal }: Memory): Promise<boolean> =>
  isHeld((await presentOf(person, journal)) ?? { desk: null })

const notAccepted = async (
  parcel: Parcel,
  deed: Send,
  receipt: Exclude<Receipt, { kind: 'accepted' }>,
  parts: SendParts,
): Promise<unknown> => {
  const now = parts.clock.now()
  switch (receipt.kind) {
    case 'uncertain':
      parts.log.warn({ outgoing: parcel.id, reason: receipt.reason }, 'a send has an unknown end')
      return parts.adapter.can.idempotentSend
        ? settle(parcel, again(parcel, null, 'uncertain', receipt.reason, now), parts)
        : inDoubt(parcel, receipt.reason, parts)
    case 'retry':
      if (receipt.slowDown) parts.throttle.slowDown(receipt.afterMs)
      return settle(parcel, again(parcel, receipt.afterMs, 'failed', receipt.reason, now), parts)
    case 'refused':
      if (receipt.suppress) await parts.memory.directory.suppress(deed.to)
      return settle(
        parcel,
        dead(parcel, receipt.suppress ? 'suppressed' : 'failed', receipt.reason, now),
        parts,
      )
    default:
      return receipt satisfies never
  }
}

/** Tried again after a while; in the end it is what it was at the last try. */
const again = (
  parcel: Parcel,
  asked: Milliseconds | null,
  last: 'failed' | 'uncertain',
  reason: string,
  now: Instant,
): Outcome =>
  parcel.tries + 1 >= TRIES
    ? dead(parcel, last, reason, now)
    : { kind: 'retry', at: after(now, backoff(asked, parcel.tries)) }

/**
 * Said nothing of, the parcel comes back once its hold has lapsed, and the platform is asked whether it has it. Where it
 * cannot tell for long, or never can, it is not sent a second time: twice is worse than never (I5).
 */
const inDoubt = async (parcel: Parcel, reason: string, parts: SendParts): Promise<void> => {
  const now = parts.clock.now()
  if (isHopeless(parcel.uncertainSince, now, parts.adapter))
    await settle(parcel, dead(parcel, 'uncertain', reason, now), parts)
}

const isHopeless = (doubtfulSince: Instant | null, now: Instant, { can }: Adapter): boolean =>
  !can.idempotentSend && (!can.reconciles || (doubtfulSince !== null && now - doubtfulSince > PATIENCE))
