import type { MeetingEvent } from '#core/meetings'
import { type Slot, slotTitle, zoneName } from '#core/slot'
import type { EventLine } from './line.ts'

/** An event of a meeting, in one line. */
export const meetingLine = (event: MeetingEvent): EventLine => {
  switch (event.kind) {
    case 'slots-found':
      return event.slots
        ? { what: 'free', detail: `${event.slots.length} times`, weight: 'quiet' }
        : { what: 'no calendar', detail: event.reason ?? '', weight: 'bad' }
    case 'slots-offered':
      return { what: 'offered', detail: event.slots.map((slot) => said(slot, event.zone)).join(' · ') }
    case 'booking-asked':
      return { what: 'to be booked', detail: said(event.slot, event.zone), quote: event.evidence.quote }
    case 'move-asked':
      return { what: 'to be moved', detail: said(event.slot, event.zone), quote: event.evidence.quote }
    case 'cancel-asked':
      return { what: 'to be called off', detail: event.reference, quote: event.evidence.quote }
    case 'booking-confirmed':
      return {
        what: event.pending ? 'asked for' : 'booked',
        detail: `${said(event.slot, 'UTC')}, ${event.reference}`,
        weight: 'key',
      }
    case 'booking-failed':
      return {
        what: 'not booked',
        detail: [event.reason, event.detail].filter(Boolean).join(': '),
        weight: 'bad',
      }
    case 'booking-cancelled':
      return { what: 'called off', detail: event.seen ? `${event.seen} at the calendar` : '', weight: 'key' }
    case 'booking-stirred':
      return { what: 'changed at the calendar', detail: event.booking }
    case 'look-asked':
      return { what: 'to be looked at', detail: event.reference, weight: 'quiet' }
    case 'hold-asked':
      return { what: 'to be held', detail: said(event.slot, 'UTC') }
    case 'hold-ended':
      return { what: 'let go', detail: said(event.slot, 'UTC'), weight: 'quiet' }
    case 'hold-failed':
      return { what: 'not held', detail: said(event.slot, 'UTC'), weight: 'bad' }
    default:
      return event satisfies never
  }
}

const said = (slot: Slot, zone: string): string => `${slotTitle(slot, zone)} ${zoneName(slot.start, zone)}`
