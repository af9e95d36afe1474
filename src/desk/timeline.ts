import type { Event } from '#core/event'
import type { Instant } from '#core/time'
import { lineOf, withoutCodes } from './said.ts'
import { ago } from './text.ts'
import { TRIGGERS } from './words.ts'

/** So many of the last things that happened. */
const SHOWN = 12

/** Whether a timeline can be drawn of these events alone. */
export const fillsTimeline = (events: readonly Event[]): boolean =>
  events.filter((event) => momentOf(event, event.at) !== null).length >= SHOWN

/** What was said and what came of it, on all channels, oldest first. */
export const timelineOf = (events: readonly Event[], now: Instant): readonly string[] =>
  withoutCodes(events)
    .flatMap((event) => momentOf(event, now) ?? [])
    .slice(-SHOWN)

const momentOf = (event: Event, now: Instant): string | null => {
  const [said] = lineOf(event, now)
  if (said !== undefined) return said
  const what = happened(event)
  return what === null ? null : `${what}, ${ago(now - event.at)}`
}

const happened = (event: Event): string | null => {
  switch (event.kind) {
    case 'address-joined':
      return `Joined ${event.address.channel} ${event.address.id}`
    case 'opted-out':
      return `Opted out at ${event.address.channel} ${event.address.id}`
    case 'hand-off-requested':
      return TRIGGERS[event.trigger]
    case 'hand-off-claimed':
      return `${event.quiet ? 'Paused' : 'Claimed'} by ${event.rep.name}`
    case 'hand-off-closed':
    case 'exception-judged':
      return `Hand-off ${event.how} by ${event.rep.name}`
    case 'hand-off-unclaimed':
      return 'Told that nobody is free'
    case 'recap-stated':
      return `Order put to them: ${event.terms.name}, ${event.terms.quantity} people`
    case 'recap-withdrawn':
      return `Order taken back: ${event.reason}`
    case 'acceptance-recorded':
      return `Said yes: "${event.evidence.quote}"`
    case 'checkout-offered':
      return 'Link to pay sent'
    case 'order-placed':
      return `Ordered on an invoice, ${event.number}`
    case 'paid':
      return `Paid, ${event.receipt}`
    case 'payment-reversed':
      return `Payment ${event.how}`
    case 'booking-confirmed':
      return `Meeting booked for ${new Date(event.slot.start).toISOString().slice(0, 16).replace('T', ' ')} UTC`
    default:
      return null
  }
}
