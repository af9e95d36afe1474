import { type Slot, slotTitle, zoneName } from '#core/slot'
import type { TellersOf } from '../scene.ts'
import { addressInWords, clean, listed, quoted } from '../text.ts'

/** Meetings: what was offered, asked for, and what the calendar said (D3). */
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
  'booking-confirmed': ({ booking, slot, reference, pending }, { before, clock }) => ({
    who: 'Calendar',
    what: `${booking} stands in the calendar: ${slotInWords(slot, before.meetings.booking?.zone ?? clock.zone)}, reference ${clean(reference)}${pending ? '; its host has to agree yet' : ''}.`,
  }),
  'booking-failed': ({ booking, reason, detail }) => ({
    who: 'Calendar',
    what: `${booking} could not be done: ${reason === 'taken' ? 'somebody was quicker' : 'the calendar could not be had'}${detail ? ` (${clean(detail)})` : ''}.`,
  }),
  'booking-cancelled': ({ booking }) => ({ who: 'Calendar', what: `${booking} is called off.` }),
} satisfies TellersOf<
  | 'slots-found'
  | 'slots-offered'
  | 'booking-asked'
  | 'move-asked'
  | 'cancel-asked'
  | 'booking-confirmed'
  | 'booking-failed'
  | 'booking-cancelled'
>

/** A time by the clocks it was said in, with the zone. */
export const slotInWords = (slot: Slot, zone: string): string =>
  `${slotTitle(slot, zone)} ${zoneName(slot.start, zone)}`
