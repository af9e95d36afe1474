import type { Incoming } from './event.ts'

/** Every kind of event that comes from outside, and so begins something. */
export const INCOMING: { readonly [kind in Incoming['kind']]: true } = {
  'message-received': true,
  'delivery-updated': true,
  'delivery-revived': true,
  'timer-fired': true,
  'payment-received': true,
  'payment-failed': true,
  'payment-reversed': true,
  'checkout-unavailable': true,
  'file-kept': true,
  'file-lost': true,
  'address-closed': true,
  'address-taken': true,
  'past-joined': true,
  'booking-confirmed': true,
  'booking-failed': true,
  'booking-cancelled': true,
  'rep-claimed': true,
  'rep-said': true,
  'rep-closed': true,
  'rep-judged': true,
  'merge-asked': true,
  'past-arrived': true,
  'part-asked': true,
  rewoven: true,
}
