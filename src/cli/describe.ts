import { addressKey } from '#core/address'
import { keyOf } from '#core/crm'
import type { Rep } from '#core/desk'
import type { Event, Verdict } from '#core/event'
import { exceptionInWords } from '#core/exception'
import type { Score } from '#core/policy'
import type { IncomingReport } from '#core/report'

/** One event as one line: when, what, and on which words it rests. */
export const describeEvent = (event: Event): string =>
  `${new Date(event.at).toISOString()}  ${event.kind.padEnd(20)} ${detail(event)}`.trimEnd()

const time = (at: number): string => `${new Date(at).toISOString().slice(0, 16)}Z`

const day = (at: number): string => new Date(at).toISOString().slice(0, 10)

const detail = (event: Event): string => {
  switch (event.kind) {
    case 'message-received':
      return `${addressKey(event.address)}  "${event.activity.text}"`
    case 'message-queued':
      return `${addressKey(event.to)}  ${event.outgoing}  "${event.message.text}"`
    case 'signal-kept':
      return `${event.signal.kind} = ${JSON.stringify(event.signal.value)}  on "${event.signal.evidence.quote}"`
    case 'signal-reported':
    case 'report-kept':
      return reported(event.report)
    case 'contradiction-noticed':
      return `${event.earlier.kind} = ${JSON.stringify(event.earlier.value)} before, otherwise in ${'report' in event.later ? event.later.report : event.later.message}`
    case 'verdict-given':
      return `${event.dialog} asks for ${event.tool}: ${event.verdict.outcome}${why(event.verdict)}  policy ${event.policy}`
    case 'authority-changed':
      return `${event.from} -> ${event.to}${event.score ? `  ${scoreInWords(event.score)}` : ''}`
    case 'acceptance-recorded':
      return `${event.tier} "${event.evidence.quote}" of ${event.hash.slice(0, 12)}`
    case 'acknowledged':
      return `${event.acknowledgement} "${event.evidence.quote}"`
    case 'recap-stated':
      return `${event.hash.slice(0, 12)}  ${event.terms.name}, ${event.terms.quantity} people, from ${event.terms.start}`
    case 'reminded':
      return `${event.terms.name}, ${event.terms.quantity} people, after ${event.of}`
    case 'recap-withdrawn':
      return `${event.hash.slice(0, 12)}  ${event.reason}`
    case 'identity-proven':
      return `${addressKey(event.phone)}  typed at ${addressKey(event.here)}`
    case 'opted-out':
    case 'opted-in':
      return `${addressKey(event.address)}  on "${event.evidence.quote}"`
    case 'consent-given':
      return `${addressKey(event.address)}  on "${event.evidence.quote}", to "${event.wording}"`
    case 'address-closed':
      return `${addressKey(event.address)}  ${event.reason}`
    case 'address-joined':
    case 'address-left':
    case 'address-taken':
    case 'part-asked':
      return addressKey(event.address)
    case 'delivery-updated':
      return `${event.outgoing}  ${event.state}${event.reason ? `: ${event.reason}` : ''}`
    case 'delivery-revived':
      return event.outgoing
    case 'file-kept':
      return `${event.message}  #${event.index}  ${event.file.contentType}, ${event.file.size} bytes  ${event.file.id}`
    case 'file-lost':
      return `${event.message}  #${event.index}  ${event.why}: ${event.reason}`
    case 'order-placed':
      return `${event.hash.slice(0, 12)}  ${event.number}, to be invoiced`
    case 'paid':
      return `${event.checkout}  ${event.receipt}`
    case 'payment-received':
      return `${event.checkout}  ${event.amount} by ${event.provider}, ${event.reference}`
    case 'payment-failed':
    case 'payment-reversed':
      return `${event.checkout}  ${event.how} at ${event.provider}, ${event.reference}`
    case 'payment-restored':
      return `${event.checkout}  ${event.amount} stand at ${event.provider}, ${event.reference}`
    case 'payment-ignored':
      return `${event.checkout}  ${event.why} at ${event.provider}, ${event.reference}`
    case 'link-opened':
      return `${event.checkout}  ${event.found}`
    case 'slots-found':
      return event.slots ? `${event.slots.length} free until ${day(event.to)}` : `none seen: ${event.reason}`
    case 'slots-offered':
      return `${event.slots.map(({ start }) => time(start)).join(', ')}  in ${event.zone}`
    case 'booking-asked':
    case 'move-asked':
      return `${event.booking}  ${time(event.slot.start)}  on "${event.evidence.quote}"`
    case 'cancel-asked':
      return `${event.booking}  on "${event.evidence.quote}"`
    case 'booking-confirmed':
      return `${event.booking}  ${time(event.slot.start)}  ${event.reference}${event.pending ? '  pending' : ''}${event.seen ? '  changed there' : ''}`
    case 'booking-failed':
      return `${event.booking}  ${event.reason}${event.detail ? `: ${event.detail}` : ''}`
    case 'booking-cancelled':
      return event.seen ? `${event.booking}  ${event.seen} there` : event.booking
    case 'booking-stirred':
      return event.booking
    case 'look-asked':
      return `${event.booking}  ${event.reference}`
    case 'hold-asked':
      return `${time(event.slot.start)}  until ${time(event.until)}`
    case 'hold-ended':
    case 'hold-failed':
      return time(event.slot.start)
    case 'hosted':
      return `${event.bot}  ${event.said ? `${event.said.length} messages` : event.reason}`
    case 'merge-asked':
    case 'merged-away':
      return `into ${event.into}, by ${addressKey(event.address)}`
    case 'rewoven':
      return `${event.why} with ${event.from}, by ${addressKey(event.address)}: ${event.events.length} events`
    case 'passed-on':
      return `to ${event.to}  ${event.event.kind}`
    case 'rep-claimed':
      return `${who(event)}${event.quiet ? '  to pause the bot' : ''}`
    case 'rep-said':
      return `${who(event)}  "${event.text}"`
    case 'rep-closed':
      return `${who(event)}  ${event.how}${event.agreed === null ? '' : `, agreed "${event.agreed}"`}`
    case 'rep-judged':
      return `${who(event)}  ${event.verdict}${event.verdict === 'approved' ? `  ${exceptionInWords(event, '')}` : ''}`
    case 'hand-off-opened':
      return `${event.handOff}  ${event.trigger ?? 'a rep took over'}`
    case 'hand-off-claimed':
      return `${event.handOff}  ${who(event)}${event.quiet ? '  paused' : ''}`
    case 'hand-off-closed':
    case 'exception-judged':
      return `${event.handOff}  ${event.how} by ${who(event)}${event.granted ? `  ${exceptionInWords(event.granted, '')}` : ''}`
    case 'hand-off-unclaimed':
      return event.handOff
    case 'rep-refused':
      return `${who(event)}  ${event.wanted}: ${event.why.reason}`
    case 'desk-told':
      return `${event.handOff}  ${event.order.do}`
    case 'crm-told':
      return (
        `#${event.sequence}  ${event.tool}: ${event.entry.field} ${keyOf(event.entry) ?? ''}`.trimEnd() +
        `  of event ${event.cause}  policy ${event.policy}`
      )
    case 'turn-ended':
      return `state ${event.state.slice(0, 12)}  policy ${event.policy}`
    case 'hand-off-requested':
      return `${event.trigger}${event.matter ? `  about ${event.matter}` : ''}`
    case 'turn-failed':
    case 'checkout-unavailable':
    case 'payment-disputed':
      return event.reason
    default:
      return ''
  }
}

/** A rep by name, and by the id that names them for certain (A9). */
const who = ({ rep }: { readonly rep: Rep }): string => `${rep.name} (${rep.id})`
/** What another system says, which one, since when, and on which words (M4). */
const reported = ({ kind, value, at, evidence, note }: IncomingReport): string => {
  const { system, record, author } = evidence.by
  const source = [system, record, author].filter((part) => part !== null).join(', ')
  const words = `${evidence.quote === '' ? '' : `  on "${evidence.quote}"`}${note === null ? '' : `  note "${note}"`}`
  return `${kind} = ${JSON.stringify(value)}  by ${source} as of ${time(at)}${words}`
}

/** "score 0.62: need 0.20, quantity 0.19, …": the parts that count now (A4). */
const scoreInWords = ({ total, parts }: Score): string => {
  const counting = Object.entries(parts).filter(([, points]) => points > 0)
  return `score ${total.toFixed(2)}${counting.length > 0 ? ': ' : ''}${counting.map(([part, points]) => `${part} ${points.toFixed(2)}`).join(', ')}`
}

const why = (verdict: Verdict): string => {
  if (verdict.outcome === 'allow') {
    return verdict.on && verdict.on.length > 0
      ? ` to ${verdict.level}, on ${verdict.on.join(', ')}`
      : ` to ${verdict.level}`
  }
  const missing = verdict.missing.map((one) => (one.need === 'fact' ? one.fact : one.need))
  return ` (${verdict.reason}${missing.length > 0 ? `; missing: ${missing.join(', ')}` : ''})`
}
