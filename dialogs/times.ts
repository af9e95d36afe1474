import { sameAddress } from '#core/address'
import { isAtLeast } from '#core/authority'
import type { Booking, SlotOffer } from '#core/booking'
import type { Brief } from '#core/brief'
import { buyerZone } from '#core/buyer-zone'
import type { View } from '#core/dialog'
import { slotsKey } from '#core/effect'
import { wordsOf } from '#core/evidence'
import type { Evidence } from '#core/signal'
import {
  fits,
  isExact,
  type Meeting,
  type Slot,
  sameSlot,
  slotWords,
  spread,
  type TimeWindow,
} from '#core/slot'
import type { HeardMessage } from '#core/state'
import { addDays, after, type Day, days, type Instant, instant, minutes } from '#core/time'
import { clockAt, timeAt } from '#core/zone'

/** The slot that was chosen, and the words that chose it. */
export type Pick = { readonly slot: Slot; readonly zone: string; readonly evidence: Evidence }

/**
 * Which of the offered times they took: its button, number or words, its very hour, or a yes to the only one there was, as
 * long as that had reached them. Null where it is none of them for certain: then it is asked.
 */
export const pickOf = (offer: SlotOffer, view: View): Pick | null => {
  const heard = view.heard.at(-1)
  if (!heard || isStale(offer, view)) return null
  const ahead = offer.slots.filter(({ start }) => start > view.state.now)
  const slot = named(ahead, offer, heard, view) ?? agreedTo(ahead, heard, view)
  return slot ? { slot, zone: offer.zone, evidence: wordsOf(heard) } : null
}

const named = (ahead: readonly Slot[], { zone }: SlotOffer, heard: HeardMessage, view: View): Slot | null => {
  const chosen = ahead.find((slot) => slotWords(slot, zone) === heard.meant) ?? ofThese(ahead, heard.text)
  if (chosen) return chosen
  const wish = wishNow(view)
  if (!wish || wish.when.length === 0 || wish.not || wish.than) return null
  if (!wish.when.every(isExact) && !THE_ONE.test(heard.text.trim())) return null
  const meant = ahead.filter((slot) =>
    wish.when.some((window) => fits(slot, window, buyerZone(view.state, view.rules))),
  )
  return meant.length === 1 ? (meant[0] ?? null) : null
}

/** "The morning one", and nothing besides. */
const THE_ONE =
  /^(?:yes,? |ok(?:ay)?,? |i(?:'ll| will) take |let'?s (?:do|take) )?the [\w ]{1,30} one(?: please)?[.!]*$/i

/** "The last one": of two there is an earlier and a later. */
const ofThese = (ahead: readonly Slot[], text: string): Slot | null => {
  const said = /^(?:the )?(last|latest|later|earliest|earlier)(?: one)?[.!]*$/i
    .exec(text.trim())?.[1]
    ?.toLowerCase()
  if (!said || (/er$/.test(said) && (ahead.length !== 2 || !/one/i.test(text)))) return null
  return (said.startsWith('la') ? ahead.at(-1) : ahead[0]) ?? null
}

/** A yes is to what was asked last, and can be given only to what they have seen, and where they have seen it (L2). */
const agreedTo = (ahead: readonly Slot[], heard: HeardMessage, { state }: View): Slot | null => {
  const { question, outgoing } = state
  const said = heard.reading?.acceptance
  if (question?.about !== 'meeting' || said?.verdict !== 'accept' || !isAtLeast(said.tier, 'assent'))
    return null
  const asked = question.outgoing === null ? undefined : outgoing[question.outgoing]
  const isSeen = asked?.sentAt != null && heard.at >= asked.sentAt && sameAddress(asked.to, heard.address)
  const isTheAnswer = heard.answers === null || heard.answers === question.outgoing
  return isSeen && isTheAnswer && ahead.length === 1 ? (ahead[0] ?? null) : null
}

/** Nobody remembers for longer what the second of three was. */
const isStale = ({ at }: SlotOffer, { heard }: View): boolean => (heard.at(-1)?.at ?? at) - at > days(1)

/** What they have just said of meetings; null where that is nothing. */
export const wishNow = ({ state }: View): Meeting | null =>
  state.turn.learned.includes('meeting') ? (state.signals.meeting?.value ?? null) : null

/** Which times would do, as they are looked for: when, and which of those not. */
export type Wanted = { readonly when: readonly TimeWindow[]; readonly isOut: (slot: Slot) => boolean }

/** These alone are out: they have been seen, or are taken. */
export const besides =
  (slots: readonly Slot[]): Wanted['isOut'] =>
  (slot) =>
    slots.some((one) => sameSlot(one, slot))

/**
 * What they want, where it is said by what lies before them, or by the meeting that they have: "later", "not that day", "at 4
 * rather", "the same time on Thursday".
 */
export const wantedBy = ({ when, not = [], than }: Meeting, standing: Booking | null, view: View): Wanted => {
  const { state, rules } = view
  const zone = buyerZone(state, rules)
  const offered = state.meetings.offer?.slots ?? []
  const known = offered.length > 0 ? offered : standing ? [standing.slot] : []
  const [first] = known
  const isOut = (slot: Slot): boolean =>
    not.some((window) => fits(slot, window, zone)) ||
    (when.length === 0 && than !== 'any' && besides(known)(slot)) ||
    isBeyond(slot, than, known, zone)
  if (!first) return { when, isOut }
  const { day, time } = clockAt(first.start, zone)
  const isOneDay = known.every(({ start }) => clockAt(start, zone).day === day)
  return {
    when: when.map((window) =>
      than === 'same-time' && window.from === null && window.to === null
        ? { ...window, from: time, to: time }
        : isOneDay && window.first === null && than === undefined
          ? { ...window, first: day, last: day }
          : window,
    ),
    isOut,
  }
}

const isBeyond = (slot: Slot, than: Meeting['than'], known: readonly Slot[], zone: string): boolean => {
  switch (than) {
    case 'later':
      return known.some(({ start }) => slot.start <= start)
    case 'earlier':
      return known.some(({ start }) => slot.start >= start)
    case 'other-day':
      return known.some(({ start }) => clockAt(start, zone).day === clockAt(slot.start, zone).day)
    default:
      return false
  }
}

/** Free times that suit, or the nearest to them; `asked`: the calendar is being asked, and by which question. */
export type Times =
  | { readonly kind: 'ask'; readonly from: Instant; readonly to: Instant; readonly zone: string }
  | { readonly kind: 'unavailable' }
  | { readonly kind: 'none' }
  | { readonly kind: 'exact'; readonly slot: Slot; readonly zone: string }
  | {
      readonly kind: 'some'
      readonly slots: readonly Slot[]
      readonly zone: string
      readonly opening: 'free' | 'near'
    }

/** So many can be read in a text message, and told apart (D3). */
const MOST = 3

/**
 * Up to three free times for a wish. First the days they named are looked at, if nothing suits there the days around, and then
 * whatever comes next.
 */
export const timesFor = ({ when, isOut }: Wanted, view: View): Times => {
  const zone = buyerZone(view.state, view.rules)
  const now = startOf(view)
  const [near, ...further] = reachesOf(when, now, zone)
  const first = look(near, zone, view)
  if ('kind' in first) return first
  const suits = (slot: Slot): boolean => when.length === 0 || when.some((window) => fits(slot, window, zone))
  const suiting = first.filter((slot) => !isOut(slot) && suits(slot))
  const [only] = suiting
  if (only && suiting.length === 1 && when.length > 0 && when.every(isExact))
    return { kind: 'exact', slot: only, zone }
  if (suiting.length > 0) return { kind: 'some', slots: spread(suiting, zone, MOST), zone, opening: 'free' }
  for (const reach of further) {
    const found = look(reach, zone, view)
    if ('kind' in found) return found
    const around = nearest(
      found.filter((slot) => !isOut(slot)),
      when,
      now,
      zone,
    )
    if (around.length > 0)
      return { kind: 'some', slots: around, zone, opening: when.length > 0 ? 'near' : 'free' }
  }
  return { kind: 'none' }
}

type Reach = { readonly from: Instant; readonly to: Instant }

const look = (reach: Reach, zone: string, { state }: View): readonly Slot[] | Times => {
  if (reach.from >= reach.to) return []
  const key = slotsKey({ ...reach, zone })
  const found = state.turn.slots?.[key]
  if (found === undefined) return { kind: 'ask', ...reach, zone }
  return found ?? { kind: 'unavailable' }
}

/** The same all through a turn, however long its questions take. */
const startOf = ({ state, heard }: View): Instant => {
  const at = heard.at(-1)?.at ?? state.now
  return instant(at - (at % minutes(15)))
}

const SOME_DAYS = days(8)

/** The days that are named, those around them, and those to come: as far as anybody books ahead. */
const reachesOf = (when: readonly TimeWindow[], now: Instant, zone: string): readonly [Reach, ...Reach[]] => {
  const firsts = when.flatMap(({ first }) => first ?? [])
  const lasts = when.flatMap(({ last }) => last ?? [])
  if (firsts.length === 0 || lasts.length === 0)
    return [
      { from: now, to: after(now, SOME_DAYS) },
      { from: now, to: after(now, days(30)) },
    ]
  const [first, last] = [firsts.reduce(earliest), lasts.reduce(latest)]
  const begins = timeAt(first, minutes(0), zone)
  const ends = timeAt(addDays(last < addDays(first, 30) ? last : addDays(first, 30), 1), minutes(0), zone)
  const from = instant(Math.max(now, begins))
  return [
    { from, to: ends },
    { from: instant(Math.max(now, begins - days(4))), to: after(instant(Math.max(now, ends)), days(10)) },
    { from: now, to: after(now, days(30)) },
  ]
}

const earliest = (a: Day, b: Day): Day => (a < b ? a : b)
const latest = (a: Day, b: Day): Day => (a > b ? a : b)

/** The three that lie nearest to the time they had in mind, in order. */
const nearest = (
  slots: readonly Slot[],
  [wanted]: readonly TimeWindow[],
  now: Instant,
  zone: string,
): readonly Slot[] => {
  const day = wanted?.first ?? clockAt(now, zone).day
  const mind = wanted ? timeAt(day, wanted.from ?? wanted.to ?? minutes(12 * 60), zone) : now
  return [...slots]
    .sort((a, b) => Math.abs(a.start - mind) - Math.abs(b.start - mind))
    .slice(0, MOST)
    .sort((a, b) => a.start - b.start)
}

/** What is being done with it. */
export const underWayIn = ({ slot, zone, movingTo, ending }: Booking): Brief => {
  const deed = ending ? 'cancel' : movingTo ? 'move' : 'book'
  return { say: 'booking', deed, slot: movingTo ?? slot, zone }
}
