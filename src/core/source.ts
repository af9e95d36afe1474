import type { Answer, Decided, Event, Incoming } from './event.ts'

/** What a turn begins with: something from outside, or the word that a turn failed. */
export type Input = Incoming | Extract<Decided, { readonly kind: 'turn-failed' }>

type SourceOf<K extends Event['kind']> = K extends Input['kind']
  ? 'outside'
  : K extends Answer['kind']
    ? 'answer'
    : 'decided'

/** Where each kind of event comes from. A kind that is missing here does not compile. */
const SOURCES: { readonly [K in Event['kind']]: SourceOf<K> } = {
  'message-received': 'outside',
  'delivery-updated': 'outside',
  'delivery-revived': 'outside',
  'timer-fired': 'outside',
  'payment-received': 'outside',
  'payment-failed': 'outside',
  'payment-reversed': 'outside',
  'checkout-unavailable': 'outside',
  'file-kept': 'outside',
  'file-lost': 'outside',
  'address-closed': 'outside',
  'address-taken': 'outside',
  'past-joined': 'outside',
  'booking-confirmed': 'outside',
  'booking-failed': 'outside',
  'booking-cancelled': 'outside',
  'rep-claimed': 'outside',
  'rep-said': 'outside',
  'rep-closed': 'outside',
  'rep-judged': 'outside',
  'turn-failed': 'outside',
  'message-read': 'answer',
  'looked-up': 'answer',
  'code-checked': 'answer',
  hosted: 'answer',
  composed: 'answer',
  'slots-found': 'answer',
  'choice-taken': 'decided',
  'signal-kept': 'decided',
  'opted-out': 'decided',
  'opted-in': 'decided',
  'consent-given': 'decided',
  'started-over': 'decided',
  'verdict-given': 'decided',
  'question-put': 'decided',
  'code-issued': 'decided',
  'identity-proven': 'decided',
  'address-joined': 'decided',
  'address-left': 'decided',
  'recap-stated': 'decided',
  'recap-withdrawn': 'decided',
  'acceptance-recorded': 'decided',
  'acceptance-unclear': 'decided',
  acknowledged: 'decided',
  'checkout-offered': 'decided',
  reminded: 'decided',
  paid: 'decided',
  'payment-disputed': 'decided',
  'hand-off-requested': 'decided',
  'hand-off-opened': 'decided',
  'hand-off-claimed': 'decided',
  'hand-off-closed': 'decided',
  'hand-off-unclaimed': 'decided',
  'rep-refused': 'decided',
  'desk-told': 'decided',
  'slots-offered': 'decided',
  'booking-asked': 'decided',
  'move-asked': 'decided',
  'cancel-asked': 'decided',
  'message-queued': 'decided',
  'authority-changed': 'decided',
  'turn-ended': 'decided',
}

/** Whether a turn begins with it. */
export const isInput = (event: Event): event is Input => SOURCES[event.kind] === 'outside'

/** Whether it answers a question of a turn's. */
export const isAnswer = (event: Event): event is Answer => SOURCES[event.kind] === 'answer'

/** Whether it was concluded. What a later version wrote is unknown here, and none of the three. */
export const isDecided = (event: Event): event is Exclude<Decided, Input> => SOURCES[event.kind] === 'decided'
