import type { PaymentFact } from '#core/payment'
import type { OfferFound } from '#core/payment-event'
import type { EventLine } from './line.ts'
import { money } from './values.ts'

/** An event of a payment, or of the link to it, in one line. */
export const paymentLine = (event: PaymentFact): EventLine => {
  switch (event.kind) {
    case 'link-opened':
      return {
        what: 'link opened',
        detail: FOUND[event.found],
        weight: event.found === 'open' ? 'quiet' : 'bad',
      }
    case 'payment-received':
      return {
        what: 'payment',
        detail: `${money(event.amount, event.currency)} by ${event.provider}, ${event.reference}`,
      }
    case 'payment-failed':
      return {
        what: 'not paid',
        detail: `${event.how} at ${event.provider}, ${event.reference}`,
        weight: 'bad',
      }
    case 'payment-reversed':
      return {
        what: event.how,
        detail: `${money(event.amount)} at ${event.provider}, ${event.reference}`,
        weight: 'bad',
      }
    case 'payment-restored':
      return {
        what: 'dispute over',
        detail: `${money(event.amount)} stand, ${event.reference}`,
        weight: 'key',
      }
    case 'payment-ignored':
      return {
        what: 'not ours',
        detail: `${event.why} at ${event.provider}, ${event.reference}`,
        weight: 'bad',
      }
    case 'payment-disputed':
      return { what: 'fits nothing', detail: event.reason, weight: 'bad' }
    case 'checkout-unavailable':
      return { what: 'no payment page', detail: event.reason, weight: 'bad' }
    case 'paid':
      return { what: 'paid', detail: `${money(event.amount)}, receipt ${event.receipt}`, weight: 'key' }
    default:
      return event satisfies never
  }
}

const FOUND: { readonly [found in OfferFound]: string } = {
  open: 'it may be paid',
  paid: 'it is paid already',
  changed: 'the offer has changed since',
  expired: 'its time is over',
  revoked: 'what was agreed no longer stands',
  altered: 'its terms are not the ones that were accepted',
}
