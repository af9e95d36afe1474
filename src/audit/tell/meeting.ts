import { bookingNamed } from '#core/bookings'
import { type Slot, slotTitle, zoneName } from '#core/slot'
import type { TellersOf } from '../scene.ts'
import { addressInWords, clean, listed, quoted } from '../text.ts'

/** Meetings: what was offered, kept free, asked for, and what the calendar and whoever works in it said (D3). */
export const MEETING = {
  'slots-found': ({ slots, reason }) => ({
    who: 'Calendar',
    what: slots
      ? `${slots.length === 1 ? 'One time is' : `${slots.length} times are`} free.`
      : `It could not be seen which times are free: ${clean(reason ?? 'the calendar did not say why')}.`,
  }),
  'slots-offered': ({ slots, zone, moves }) => ({
    who: 'Calendar',
    what: `Offered${moves === null ? '' : ' instead of what is booked'}: ${listed(slots.map((slot) => slotInWords(slot, zone)))}.`,
  }),
  'booking-asked': ({ booking, slot, zone, to, evidence }) => ({
    who: 'Calendar',
    what: `Asked to book ${slotInWords(slot, zone)} as ${booking}, by ${quoted(evidence.quote)} on ${addressInWords(to)}.`,
  }),
  'move-asked': ({ booking, slot, zone, evidence }) => ({
    who: 'Calendar',
    what: `Asked to move ${booking} to ${slotInWords(slot, zone)}, by ${quoted(evidence.quote)}.`,
  }),
  'cancel-asked': ({ booking, evidence }) => ({
    who: 'Calendar',
    what: `Asked to call off ${booking}, by ${quoted(evidence.quote)}.`,
  }),
  'booking-confirmed': ({ booking, slot, reference, pending, seen }, { before, clock }) => ({
    who: 'Calendar',
    what: `${booking} ${seen ? 'was found in the calendar' : 'stands in the calendar'}: ${slotInWords(slot, bookingNamed(before.meetings, booking)?.zone ?? clock.zone)}, reference ${clean(reference)}${pending ? '; its host has to agree yet' : ''}.`,
  }),
  'booking-failed': ({ booking, reason, detail }) => ({
    who: 'Calendar',
    what: `${booking} could not be done: ${reason === 'taken' ? 'somebody was quicker' : 'the calendar could not be had'}${detail ? ` (${clean(detail)})` : ''}.`,
  }),
  'booking-cancelled': ({ booking, seen }) => ({
    who: 'Calendar',
    what: `${booking} ${seen === undefined ? 'is called off' : seen === 'rejected' ? 'was turned down by its host' : 'was called off at the calendar'}.`,
  }),
  'booking-stirred': ({ booking }) => ({
    who: 'Calendar',
    what: `Somebody has changed ${booking} at the calendar, and how it is now is to be looked up.`,
  }),
  'look-asked': ({ booking, reference }) => ({
    who: 'Calendar',
    what: `Asked how ${booking} stands, reference ${clean(reference)}.`,
  }),
  'hold-asked': ({ slot, until }, { before, clock }) => ({
    who: 'Calendar',
    what: `Asked to keep ${slotInWords(slot, before.meetings.offer?.zone ?? clock.zone)} free for them until ${clock.moment(until)}.`,
  }),
  'hold-ended': ({ slot }, { before, clock }) => ({
    who: 'Calendar',
    what: `${slotInWords(slot, before.meetings.offer?.zone ?? clock.zone)} is kept free for them no longer.`,
  }),
  'hold-failed': ({ slot }, { before, clock }) => ({
    who: 'Calendar',
    what: `${slotInWords(slot, before.meetings.offer?.zone ?? clock.zone)} could not be kept free for them: somebody was quicker.`,
  }),
} satisfies TellersOf<
  | 'slots-found'
  | 'slots-offered'
  | 'booking-asked'
  | 'move-asked'
  | 'cancel-asked'
  | 'booking-confirmed'
  | 'booking-failed'
  | 'booking-cancelled'
  | 'booking-stirred'
  | 'look-asked'
  | 'hold-asked'
  | 'hold-ended'
  | 'hold-failed'
>

/** A time by the clocks it was said in, with the zone. */
export const slotInWords = (slot: Slot, zone: string): string =>
  `${slotTitle(slot, zone)} ${zoneName(slot.start, zone)}`
