import type { Adapter } from '#contracts/adapter'
import type { Clock } from '#contracts/clock'
import type { Memory, Parcel } from '#contracts/memory'
import { addressKey } from '#core/address'
import type { Deed } from '#core/effect'
import { endedSince } from '#core/follow-end'
import { mayText } from '#core/hours'
import { HOURS_EDITION } from '#core/hours/windows'
import type { Json } from '#core/json'
import { elsewhere } from '#core/reroute'
import type { Rules } from '#core/rules'
import type { Contact, State } from '#core/state'
import { after, type Instant, instant, minutes } from '#core/time'

/** What is looked at with. */
export type LookParts = {
  readonly memory: Memory
  readonly clock: Clock
  readonly adapter: Adapter
  readonly rules: Rules
}

/** Whether a message may leave, and until when; or why it may not, now or ever. */
export type Look =
  | { readonly kind: 'go'; readonly until: Instant | null }
  | { readonly kind: 'later'; readonly at: Instant; readonly reason: string }
  /** They want nothing there. */
  | { readonly kind: 'closed'; readonly reason: string }
  /** A rep has the conversation by now (I12), or what it follows up is over (D8). */
  | { readonly kind: 'withdrawn'; readonly reason: string }
  /** They have become another person, who is to send it (M7). */
  | { readonly kind: 'moved'; readonly reason: string }
  /** Not there, and perhaps elsewhere (C6). `opening`: they are nowhere else, and may be asked to write there again. */
  | { readonly kind: 'not-here'; readonly reason: string; readonly opening?: Json }

type Send = Extract<Deed, { act: 'send' }>

/**
 * The last look at a message before a platform is called, whoever it is from: bot, rep, timer or follow-up (I9, C8, D8).
 *
 * K1 To a closed address goes the one confirmation of it and nothing else, and that only while it is news.
 * K2 Where a platform takes free words for so long only after theirs, they are not tried later.
 * K3 A text that nobody asked for needs their consent, comes after an introduction, and keeps the hours and the cap.
 * K4 An answer that comes late keeps the hours, unless they have written again meanwhile.
 *
 * K5 While a rep has the conversation nothing of the bot's leaves that waited from before (I12); and of somebody who has become
 *    another nothing does, since what waited comes along (M7).
 *
 * K6 A follow-up leaves only while nothing has come in between that ends it (F1 in `src/core/follow-up.ts`), and never opens a session.
 *
 * An answer in time, on a channel that takes words at any time, is looked at without asking the memory anything.
 */
export const lastLook = async (parcel: Parcel, deed: Send, parts: LookParts): Promise<Look> => {
  const now = parts.clock.now()
  if (deed.confirmsStop) return confirmation(deed, now)
  if (parcel.held) {
    const isMoved = (await parts.memory.journal.snapshotOf(parcel.person))?.mergedInto !== undefined
    if (isMoved) return MOVED
    if (deed.by === undefined) return WITHDRAWN
  }
  const { carriesTexts, session } = parts.adapter.can
  const isUnasked = carriesTexts && deed.promptedAt === null
  // A parcel waits under another name than its address where nobody asked for it, so the memory could not look (K1).
  if (parcel.suppressed || (isUnasked && (await parts.memory.directory.isSuppressed(deed.to)))) return CLOSED
  const isLate = carriesTexts && isOver(deed.promptedAt, now, parts.rules)
  if (!isUnasked && !isLate && session === null && deed.followsUp === undefined) return GO
  const state = await parts.memory.journal.snapshotOf(parcel.person)
  const over = state && deed.followsUp !== undefined ? endedSince(state, deed.followsUp) : null
  if (over !== null) return { kind: 'withdrawn', reason: over }
  const contact = state?.addresses[addressKey(deed.to)] ?? null
  if (session !== null && (contact === null || contact.lastHeard + session < now))
    return sessionOver(deed, state, parts)
  if (isUnasked) return unasked(deed, state, contact, now, parts.rules)
  return isLate ? late(deed, contact, now, parts.rules) : GO
}

const GO: Look = { kind: 'go', until: null }
const CLOSED: Look = { kind: 'closed', reason: 'they asked us to stop' }
const MOVED: Look = { kind: 'moved', reason: 'it goes with the person that they have become' }
const WITHDRAWN: Look = { kind: 'withdrawn', reason: 'a rep has taken the conversation' }

/** K2 */
const sessionOver = (deed: Send, state: State | null, { adapter, rules }: LookParts): Look => {
  const { opening } = adapter.can
  const isAnywhere = state !== null && elsewhere(deed, state, rules) !== null
  return {
    kind: 'not-here',
    reason: 'they last wrote there too long ago: outside its window the platform takes no free words',
    ...(opening !== undefined && !isAnywhere && deed.followsUp === undefined ? { opening } : {}),
  }
}

/** 47 CFR 64.1200(a)(12): within five minutes a confirmation is presumed to be in order. */
const NEWS = minutes(5)

/** A parcel of an earlier version does not say when it was asked for. */
const confirmation = ({ promptedAt }: Send, now: Instant): Look => {
  if (!promptedAt) return GO
  const until = after(promptedAt, NEWS)
  return now < until
    ? { kind: 'go', until }
    : { kind: 'closed', reason: 'they asked us to stop, and the word that we do would come too late' }
}

/** Whether what they said asks for an answer no more. A parcel of an earlier version has no such time, and answered something. */
const isOver = (promptedAt: Instant | null, now: Instant, { business }: Rules): boolean =>
  promptedAt !== null && now - promptedAt > business.policy.texts.promptFor

/** K3: in the order in which it is worst. */
const unasked = (
  deed: Send,
  state: State | null,
  contact: Contact | null,
  now: Instant,
  rules: Rules,
): Look => {
  if (!contact?.consent) return { kind: 'not-here', reason: 'they have not agreed to be texted' }
  if (!contact.introduced && rules.business.policy.texts.introduce)
    return {
      kind: 'not-here',
      reason: 'a first text must say who we are and how to opt out, and this one does not',
    }
  const hours = inHours(deed, now, rules)
  if (hours.kind !== 'go') return hours
  const free = state === null ? null : capFreeAt(deed, state, now, rules)
  return free !== null && free > now
    ? { kind: 'later', at: free, reason: 'they have had as many texts as the policy allows' }
    : hours
}

/** How soon it is looked at again: what they say meanwhile makes it an answer in time, and others wait behind it. */
const SOON = minutes(2)

/** K4 */
const late = (deed: Send, contact: Contact | null, now: Instant, rules: Rules): Look => {
  if (contact && !isOver(contact.lastHeard, now, rules)) return GO
  const hours = inHours(deed, now, rules)
  return hours.kind === 'later' ? { ...hours, at: instant(Math.min(hours.at, after(now, SOON))) } : hours
}

/** A text that begins in its last moment may arrive behind it. */
const MARGIN = minutes(1)

const inHours = ({ to }: Send, now: Instant, { business }: Rules): Look => {
  const said = mayText(to.id, now, business.policy)
  if (said.kind === 'now' && said.until - now >= MARGIN) return { kind: 'go', until: said.until }
  const next = said.kind === 'now' ? mayText(to.id, said.until, business.policy) : said
  return {
    kind: 'later',
    at: next.kind === 'later' ? next.at : next.until,
    reason: `it is out of hours there, by the table of ${HOURS_EDITION}`,
  }
}

/** When the cap lets the next one go; counted are those before it that nobody asked for either, unless they came to nothing. */
const capFreeAt = (deed: Send, { outgoing }: State, now: Instant, { business }: Rules): Instant | null => {
  const { most, within } = business.policy.texts.cap
  const names = Object.keys(outgoing)
  // What has waited for so long that the state has forgotten it comes behind all that it knows.
  const place = names.indexOf(deed.outgoing)
  const before = place < 0 ? names : names.slice(0, place)
  const times = before
    .flatMap((name) => outgoing[name] ?? [])
    .filter(({ to, promptedAt }) => promptedAt === null && addressKey(to) === addressKey(deed.to))
    .filter(({ state }) => state !== 'failed' && state !== 'suppressed' && state !== 'withdrawn')
    // They leave in order, so one without a time has just left, and the news of it has not come.
    .map(({ sentAt }) => sentAt ?? now)
    .sort((a, b) => b - a)
  const oldest = times[most - 1]
  return oldest === undefined ? null : after(oldest, within)
}
