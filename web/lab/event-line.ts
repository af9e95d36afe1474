import { isOfDesk } from '#core/desk'
import type { Event, Verdict } from '#core/event'
import { isOfLink } from '#core/link-event'
import { isOfMeeting } from '#core/meetings'
import { isOfPayment } from '#core/payment'
import { isOfReport } from '#core/report'
import { crmLine } from './crm-line.ts'
import { type DealEvent, dealLine } from './deal-line.ts'
import { deskLine } from './desk-line.ts'
import { OUTCOMES, PROOFS, QUESTIONS, STATES, TRIGGERS, understood } from './event-words.ts'
import type { EventLine } from './line.ts'
import { linkLine } from './link-line.ts'
import { meetingLine } from './meeting-line.ts'
import { isOfMerge, mergeLine } from './merge-line.ts'
import { paymentLine } from './payment-line.ts'
import { reportLine } from './report-line.ts'
import { allInWords } from './requirement.ts'
import { addressName, bytes, clockTime, covered, shortHash, signalValue } from './values.ts'

/** Reads an event out. An event that this page does not know is shown by its kind. */
export const lineOf = (event: Event): EventLine => {
  switch (event.kind) {
    case 'message-received':
      return { what: 'heard', detail: addressName(event.address), quote: heardWords(event) }
    case 'message-read':
      return { what: 'understood', detail: understood(event), weight: 'quiet' }
    case 'looked-up':
      return {
        what: 'looked up',
        detail: event.passages[0]?.title ?? 'nothing found',
        quote: event.question,
        weight: 'quiet',
      }
    case 'hosted':
      return {
        what: event.said ? 'asked a bot' : 'a bot failed',
        detail: event.reason ? `${event.bot}: ${event.reason}` : event.bot,
        weight: 'quiet',
      }
    case 'composed':
      return { what: 'phrased', detail: covered(event.message.text), weight: 'quiet' }
    case 'draft-taken':
      return { what: 'took words of a model', detail: covered(event.text), weight: 'quiet' }
    case 'draft-refused': {
      const breaches = event.breaches.map(({ of, words }) => `${of}: ${words}`).join('; ')
      return { what: 'refused words of a model', detail: covered(breaches), weight: 'quiet' }
    }
    case 'choice-taken':
      return { what: 'chose', detail: event.choice.title, weight: 'quiet' }
    case 'signal-kept':
      return {
        what: 'kept',
        detail: `${event.signal.kind}: ${signalValue(event.signal)}`,
        quote: event.signal.evidence.quote,
      }
    case 'question-put':
      return { what: 'asked', detail: `for ${QUESTIONS[event.about] ?? event.about}`, weight: 'quiet' }
    case 'message-queued':
      return queuedLine(event)
    case 'delivery-updated':
      return deliveryLine(event)
    case 'delivery-revived':
      return { what: 'sent again', detail: nameOf(event.outgoing) }
    case 'verdict-given':
      return verdictLine(event)
    case 'authority-changed':
      return { what: 'authority', detail: `${event.from} → ${event.to}`, weight: 'key' }
    case 'turn-ended':
      return {
        what: 'turn ended',
        detail: `state ${shortHash(event.state)} · ${event.policy}`,
        weight: 'quiet',
      }
    case 'turn-failed':
      return { what: 'turn failed', detail: event.reason, weight: 'bad' }
    case 'timer-fired':
      return { what: 'timer', detail: event.timer, weight: 'quiet' }
    case 'file-kept':
      return {
        what: 'file kept',
        detail: `${event.file.name}, ${event.file.contentType}, ${bytes(event.file.size)}`,
      }
    case 'file-lost':
      return { what: 'file lost', detail: event.reason, weight: 'bad' }
    case 'hand-off-requested':
      return { what: 'hand-off', detail: TRIGGERS[event.trigger], weight: 'key' }
    default:
      if (event.kind === 'crm-told') return crmLine(event)
      if (isOfDesk(event)) return deskLine(event)
      if (isOfPayment(event)) return paymentLine(event)
      if (isOfReport(event)) return reportLine(event)
      if (isOfLink(event)) return linkLine(event)
      if (isOfMerge(event)) return mergeLine(event)
      return isOfMeeting(event) ? meetingLine(event) : contactLine(event)
  }
}

type Rest<E extends Event, K extends Event['kind']> = Extract<E, { kind: K }>
type ContactEvent = Rest<
  Event,
  | 'code-issued'
  | 'code-counted'
  | 'code-checked'
  | 'identity-proven'
  | 'address-joined'
  | 'past-joined'
  | 'address-left'
  | 'logged-in'
  | 'address-taken'
  | 'address-closed'
  | 'consent-given'
  | 'opted-out'
  | 'opted-in'
  | 'started-over'
>

const contactLine = (event: ContactEvent | DealEvent): EventLine => {
  switch (event.kind) {
    case 'code-issued':
      return {
        what: 'code sent',
        detail: `to ${addressName(event.for)}, good until ${clockTime(event.expiresAt)}`,
        weight: 'key',
      }
    case 'code-checked':
      return { what: 'code checked', detail: event.spent ? 'nobody looked' : event.right ? 'right' : 'wrong' }
    case 'code-counted':
      return { what: 'code counted', detail: event.spent ? `no more by the ${event.spent}` : 'one more' }
    case 'identity-proven':
      return { what: 'identity', detail: `they hold ${addressName(event.phone)}`, weight: 'key' }
    case 'address-joined':
      return {
        what: 'joined',
        detail: `${addressName(event.address)} is the same person${event.proof === 'vouched' || event.proof === 'site' ? `: ${PROOFS[event.proof]}` : ''}`,
        weight: 'key',
      }
    case 'logged-in':
      return {
        what: 'logged in',
        detail: `${addressName(event.address)} is ${addressName(event.user)} elsewhere`,
        weight: 'key',
      }
    case 'address-taken':
      return {
        what: 'taken',
        detail: `${addressName(event.address)} was proven by somebody else`,
        weight: 'key',
      }
    case 'address-closed':
      return { what: 'closed', detail: `${addressName(event.address)}: ${event.reason}`, weight: 'bad' }
    case 'address-left':
      return {
        what: 'parted',
        detail: `${addressName(event.address)} is somebody else again`,
        quote: event.evidence.quote,
        weight: 'key',
      }
    case 'past-joined':
      return {
        what: 'past joined',
        detail: `what ${addressName(event.address)} said before: ${event.signals.map(({ kind }) => kind).join(', ') || 'nothing to keep'}`,
        weight: 'key',
      }
    case 'consent-given':
      return { what: 'consent', detail: addressName(event.address), quote: event.evidence.quote }
    case 'opted-out':
      return {
        what: 'opted out',
        detail: addressName(event.address),
        quote: event.evidence.quote,
        weight: 'key',
      }
    case 'opted-in':
      return {
        what: 'opted in',
        detail: addressName(event.address),
        quote: event.evidence.quote,
        weight: 'key',
      }
    case 'started-over':
      return { what: 'started over', detail: '', quote: event.evidence.quote, weight: 'key' }
    default:
      return dealLine(event)
  }
}

const queuedLine = ({ to, message, insteadOf }: Rest<Event, 'message-queued'>): EventLine => {
  const what = `${addressName(to)}: ${covered(message.text)}`
  return insteadOf === undefined
    ? { what: 'queued', detail: what }
    : { what: 'elsewhere', detail: `in place of ${nameOf(insteadOf)}, ${what}`, weight: 'key' }
}

const deliveryLine = ({
  state,
  outgoing,
  reason,
  undelivered,
}: Rest<Event, 'delivery-updated'>): EventLine => ({
  what: STATES[state],
  detail: [nameOf(outgoing), [reason, undelivered && 'It may go elsewhere.'].filter(Boolean).join(' ')]
    .filter(Boolean)
    .join(': '),
  weight: state === 'failed' || state === 'uncertain' ? 'bad' : 'quiet',
})

const verdictLine = ({ tool, dialog, verdict }: Rest<Event, 'verdict-given'>): EventLine => ({
  what: OUTCOMES[verdict.outcome],
  detail: [`${tool} for ${dialog}`, whyNot(verdict)].filter(Boolean).join(': '),
  weight: verdict.outcome === 'refuse' ? 'bad' : 'key',
})

/** Why the gate did not simply allow it; empty when it did. */
export const whyNot = (verdict: Verdict): string =>
  verdict.outcome === 'allow'
    ? ''
    : [verdict.reason, verdict.missing.length > 0 ? `missing ${allInWords(verdict.missing)}` : '']
        .filter(Boolean)
        .join('; ')

const heardWords = ({ activity }: Rest<Event, 'message-received'>): string =>
  [activity.text, ...activity.attachments.map(({ name, contentType }) => `[${name ?? contentType}]`)]
    .filter(Boolean)
    .join(' ')

/** Ids begin with the person's; what follows tells one thing of theirs from another. */
const nameOf = (id: string): string => id.split('.').at(-1) ?? id
