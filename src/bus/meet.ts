import type { Booked, Calendar, Held, Seen } from '#contracts/calendar'
import type { Clock } from '#contracts/clock'
import type { Parcel } from '#contracts/memory'
import type { Incoming } from '#core/event'
import { after } from '#core/time'
import { backoff } from './backoff.ts'
import { type SettleParts, settle } from './settle.ts'

/** What meeting works with. */
export type MeetParts = SettleParts & { readonly calendar: Calendar | null }

/** What is done at a calendar. */
export type MeetingDeed = Extract<Parcel['deed'], { readonly act: (typeof ACTS)[number] }>

const ACTS = ['book', 'move', 'cancel', 'hold', 'release', 'look'] as const

/** Whether a deed is one of those. */
export const isMeeting = (deed: Parcel['deed']): deed is MeetingDeed => ACTS.some((act) => act === deed.act)

/** With the pauses between them some five minutes: whoever waits for a time to be booked wants to know. */
const TRIES = 10

/**
 * Books, moves, calls off, holds or looks. What became of it goes into the person's inbox in the step that ends the parcel, so nobody is
 * told of a booking that is none (D3); the booking's own name is its key, so a second try finds what the first has done.
 */
export const meet = async (parcel: Parcel, deed: MeetingDeed, parts: MeetParts): Promise<unknown> => {
  const said = await ask(deed, parcel, parts)
  if (said === null) return settle(parcel, { kind: 'done', notice: null }, parts)
  if (said.kind === 'later' && parcel.tries + 1 < TRIES) {
    parts.log.warn({ parcel: parcel.id, reason: said.reason }, 'the calendar could not be had')
    const at = after(parts.clock.now(), backoff(null, parcel.tries))
    return settle(parcel, { kind: 'retry', at }, parts)
  }
  const event = said.kind === 'later' ? failed(deed, said.reason, parts) : said
  if (event?.kind === 'booking-failed' && event.reason === 'unavailable')
    parts.log.error(
      { parcel: parcel.id, reason: event.detail },
      'a meeting could not be booked, moved or called off',
    )
  const notice = event && { id: `meeting:${parcel.id}`, event }
  return settle(parcel, { kind: 'done', notice }, parts)
}

type Later = { readonly kind: 'later'; readonly reason: string }

/** What became of it, as news; that nobody knows yet; or null, where there is nothing to tell. */
const ask = async (
  deed: MeetingDeed,
  { id: key, person }: Parcel,
  { calendar, clock, log }: MeetParts,
): Promise<MeetingNews | Later | null> => {
  if (!calendar) return { kind: 'later', reason: 'no calendar is set up here' }
  switch (deed.act) {
    case 'book': {
      const attendee = { email: deed.email, zone: deed.zone }
      return newsOf(deed, await calendar.book(deed.slot, attendee, deed.booking, person), clock)
    }
    case 'move':
      return newsOf(deed, await calendar.move(deed.reference, deed.slot, key, person), clock)
    case 'cancel': {
      const said = await calendar.cancel(deed.reference, key)
      if (said.kind === 'later') return said
      if (said.kind === 'refused') return failed(deed, said.reason, { clock })
      return { kind: 'booking-cancelled', at: clock.now(), booking: deed.booking }
    }
    case 'hold':
      return heldNews(deed, await calendar.hold(deed.slot, person, deed.until), clock)
    case 'release':
      await calendar.release(deed.slot, person)
      return null
    case 'look': {
      const seen = await calendar.look(deed.reference)
      if (seen.kind === 'refused') log.warn({ parcel: key, reason: seen.reason }, 'a meeting cannot be seen')
      return seen.kind === 'refused' ? null : seenNews(deed, seen, clock)
    }
    default:
      return deed satisfies never
  }
}

type DeedOf<A extends MeetingDeed['act']> = Extract<MeetingDeed, { readonly act: A }>

/** Only that somebody else has it is news. A time that cannot be held is offered all the same, and nothing waits for it. */
const heldNews = ({ slot }: DeedOf<'hold'>, held: Held, clock: Clock): MeetingNews | null =>
  held.kind === 'taken' ? { kind: 'hold-failed', at: clock.now(), slot } : null

const seenNews = (
  { booking }: DeedOf<'look'>,
  seen: Exclude<Seen, { readonly kind: 'refused' }>,
  clock: Clock,
): MeetingNews | Later => {
  const at = clock.now()
  switch (seen.kind) {
    case 'booked': {
      const { slot, reference, pending } = seen
      return { kind: 'booking-confirmed', at, booking, slot, reference, pending, seen: true }
    }
    case 'off':
      return { kind: 'booking-cancelled', at, booking, seen: seen.how }
    case 'later':
      return seen
    default:
      return seen satisfies never
  }
}

type MeetingNews = Extract<
  Incoming,
  { readonly kind: 'booking-confirmed' | 'booking-failed' | 'booking-cancelled' | 'hold-failed' }
>

type Timed = Pick<SettleParts, 'clock'>

const newsOf = (deed: DeedOf<'book' | 'move'>, said: Booked, clock: Clock): MeetingNews | Later | null => {
  const { booking, slot } = deed
  switch (said.kind) {
    case 'booked': {
      const { reference, pending } = said
      return { kind: 'booking-confirmed', at: clock.now(), booking, slot, reference, pending }
    }
    case 'taken':
      return { kind: 'booking-failed', at: clock.now(), booking, reason: 'taken', detail: null }
    case 'refused':
      return failed(deed, said.reason, { clock })
    case 'later':
      return said
    default:
      return said satisfies never
  }
}

const failed = (deed: MeetingDeed, detail: string, { clock }: Timed): MeetingNews | null =>
  deed.act === 'book' || deed.act === 'move' || deed.act === 'cancel'
    ? { kind: 'booking-failed', at: clock.now(), booking: deed.booking, reason: 'unavailable', detail }
    : null
