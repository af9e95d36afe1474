import type { Booked, Calendar } from '#contracts/calendar'
import type { Clock } from '#contracts/clock'
import type { Parcel } from '#contracts/memory'
import type { Incoming } from '#core/event'
import { after } from '#core/time'
import { backoff } from './backoff.ts'
import { type SettleParts, settle } from './settle.ts'

/** What meeting works with. */
export type MeetParts = SettleParts & { readonly calendar: Calendar | null }

/** What is done at a calendar. */
export type MeetingDeed = Extract<Parcel['deed'], { readonly act: 'book' | 'move' | 'cancel' }>

/** Whether a deed is one of those. */
export const isMeeting = (deed: Parcel['deed']): deed is MeetingDeed =>
  deed.act === 'book' || deed.act === 'move' || deed.act === 'cancel'

/** With the pauses between them some five minutes: whoever waits for a time to be booked wants to know. */
const TRIES = 10

/**
 * Books, moves or calls off. What became of it goes into the person's inbox in the step that ends the parcel, so nobody is
 * told of a booking that is none (D3); the booking's own name is its key, so a second try finds what the first has done.
 */
export const meet = async (parcel: Parcel, deed: MeetingDeed, parts: MeetParts): Promise<unknown> => {
  const said = await ask(deed, parcel.id, parts)
  if (said.kind === 'later' && parcel.tries + 1 < TRIES) {
    parts.log.warn({ parcel: parcel.id, reason: said.reason }, 'the calendar could not be had')
    const at = after(parts.clock.now(), backoff(null, parcel.tries))
    return settle(parcel, { kind: 'retry', at }, parts)
  }
  const event = said.kind === 'later' ? failed(deed, said.reason, parts) : said
  if (event.kind === 'booking-failed' && event.reason === 'unavailable')
    parts.log.error(
      { parcel: parcel.id, reason: event.detail },
      'a meeting could not be booked, moved or called off',
    )
  return settle(parcel, { kind: 'done', notice: { id: `meeting:${parcel.id}`, event } }, parts)
}

type Later = { readonly kind: 'later'; readonly reason: string }

/** What became of it, as news; or that nobody knows yet. */
const ask = async (
  deed: MeetingDeed,
  key: string,
  { calendar, clock }: MeetParts,
): Promise<MeetingNews | Later> => {
  if (!calendar) return { kind: 'later', reason: 'no calendar is set up here' }
  switch (deed.act) {
    case 'book': {
      const attendee = { email: deed.email, zone: deed.zone }
      return newsOf(deed, await calendar.book(deed.slot, attendee, deed.booking), clock)
    }
    case 'move':
      return newsOf(deed, await calendar.move(deed.reference, deed.slot, key), clock)
    case 'cancel': {
      const said = await calendar.cancel(deed.reference, key)
      if (said.kind === 'later') return said
      if (said.kind === 'refused') return failed(deed, said.reason, { clock })
      return { kind: 'booking-cancelled', at: clock.now(), booking: deed.booking }
    }
    default:
      return deed satisfies never
  }
}

type MeetingNews = Extract<
  Incoming,
  { readonly kind: 'booking-confirmed' | 'booking-failed' | 'booking-cancelled' }
>

type Timed = Pick<SettleParts, 'clock'>

const newsOf = (
  deed: Exclude<MeetingDeed, { readonly act: 'cancel' }>,
  said: Booked,
  clock: Clock,
): MeetingNews | Later => {
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

const failed = ({ booking }: MeetingDeed, detail: string, { clock }: Timed): MeetingNews => ({
  kind: 'booking-failed',
  at: clock.now(),
  booking,
  reason: 'unavailable',
  detail,
})
