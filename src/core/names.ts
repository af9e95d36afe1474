import type { Event } from './event.ts'
import { bookingIn } from './reminder.ts'

/** The name of the link, meeting, hand-off, message or file that an event from outside is about; null where it names none. */
export const nameIn = (event: Event): string | null => {
  switch (event.kind) {
    case 'payment-received':
    case 'payment-failed':
    case 'payment-reversed':
    case 'payment-restored':
    case 'payment-ignored':
    case 'checkout-unavailable':
    case 'link-opened':
      return event.checkout
    case 'booking-confirmed':
    case 'booking-failed':
    case 'booking-cancelled':
    case 'booking-stirred':
      return event.booking
    case 'timer-fired':
      return bookingIn(event.timer)
    case 'rep-claimed':
    case 'rep-said':
    case 'rep-closed':
    case 'rep-judged':
    case 'hand-off-unclaimed':
      return event.handOff
    case 'delivery-updated':
    case 'delivery-revived':
      return event.outgoing
    case 'file-kept':
    case 'file-lost':
      return event.message
    default:
      return null
  }
}
