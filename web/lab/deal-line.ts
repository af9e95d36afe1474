import type { Event } from '#core/event'
import { WITHDRAWN } from './event-words.ts'
import type { EventLine } from './line.ts'
import { clockTime, dayInWords, money, shortHash } from './values.ts'

/** What happens to a deal, from its recap to the link. */
export type DealEvent = Extract<
  Event,
  {
    readonly kind:
      | 'recap-stated'
      | 'recap-withdrawn'
      | 'acceptance-recorded'
      | 'acceptance-unclear'
      | 'acknowledged'
      | 'checkout-offered'
      | 'reminded'
      | 'followed-up'
      | 'follow-up-waits'
      | 'order-placed'
  }
>

/** Recap, yes, link and money, in one line each. */
export const dealLine = (event: DealEvent): EventLine => {
  switch (event.kind) {
    case 'recap-stated': {
      const { name, quantity, price, start, currency } = event.terms
      const terms = `${name}, ${quantity} people, ${money(price, currency)} a month from ${dayInWords(start)}`
      return { what: 'recap', detail: `${shortHash(event.hash)}  ${terms}`, weight: 'key' }
    }
    case 'recap-withdrawn':
      return {
        what: 'withdrawn',
        detail: `${shortHash(event.hash)}  ${WITHDRAWN[event.reason]}`,
        weight: 'key',
      }
    case 'acceptance-recorded':
      return {
        what: 'accepted',
        detail: `${shortHash(event.hash)}  ${event.tier}, good until ${clockTime(event.validUntil)}`,
        quote: event.evidence.quote,
        weight: 'key',
      }
    case 'acceptance-unclear':
      return { what: 'no clear yes', detail: `${event.acceptance.verdict}: ${event.acceptance.reason}` }
    case 'acknowledged':
      return {
        what: 'acknowledged',
        detail: `${event.acknowledgement}, for ${shortHash(event.hash)}`,
        quote: event.evidence.quote,
        weight: 'key',
      }
    case 'checkout-offered':
      return {
        what: 'checkout',
        detail: `${money(event.terms.dueNow, event.terms.currency)} for ${shortHash(event.hash)}, until ${clockTime(event.expiresAt)}`,
        weight: 'key',
      }
    case 'reminded':
      return { what: 'reminded', detail: `of ${event.terms.name}, after ${event.of}` }
    case 'followed-up':
      return { what: 'follow-up', detail: `left at: ${event.of}`, weight: 'key' }
    case 'follow-up-waits':
      return { what: 'follow-up waits', detail: `${event.of}, until ${clockTime(event.until)}` }
    case 'order-placed':
      return { what: 'ordered', detail: `order ${event.number}, by invoice`, weight: 'key' }
    default:
      return unknownLine(event)
  }
}

/** A server newer than this page may tell of something else. */
const unknownLine = (event: never): EventLine => ({ what: (event as Event).kind, detail: '' })
