import type { Answer, Decided, Event, Incoming } from './event.ts'
import { INCOMING } from './inbox.ts'

/** What a turn begins with: something from outside, or the word that a turn failed. */
export type Input = Incoming | Extract<Decided, { readonly kind: 'turn-failed' }>

/** Every kind of answer to what a turn asks; one that is missing does not compile. */
export const ANSWERS: { readonly [K in Answer['kind']]: true } = {
  'message-read': true,
  'looked-up': true,
  'code-counted': true,
  'code-checked': true,
  hosted: true,
  composed: true,
  'slots-found': true,
  'link-seen': true,
  'link-redeemed': true,
  'text-checked': true,
}

/** Every kind of fact that is concluded, but for the one that begins a turn. */
export const DECIDED: { readonly [K in Exclude<Decided, Input>['kind']]: true } = {
  'choice-taken': true,
  'signal-kept': true,
  'report-kept': true,
  'contradiction-noticed': true,
  'opted-out': true,
  'opted-in': true,
  'consent-given': true,
  'started-over': true,
  'verdict-given': true,
  'question-put': true,
  'code-issued': true,
  'identity-proven': true,
  'link-issued': true,
  'link-answered': true,
  'code-shown': true,
  'draft-taken': true,
  'draft-refused': true,
  'address-joined': true,
  'address-left': true,
  'merged-away': true,
  'passed-on': true,
  'recap-stated': true,
  'recap-withdrawn': true,
  'acceptance-recorded': true,
  'acceptance-unclear': true,
  acknowledged: true,
  'checkout-offered': true,
  'order-placed': true,
  reminded: true,
  'followed-up': true,
  'follow-up-waits': true,
  paid: true,
  'payment-disputed': true,
  'hand-off-requested': true,
  'hand-off-opened': true,
  'hand-off-claimed': true,
  'exception-judged': true,
  'hand-off-closed': true,
  'hand-off-unclaimed': true,
  'rep-refused': true,
  'desk-told': true,
  'crm-told': true,
  'slots-offered': true,
  'hold-asked': true,
  'hold-ended': true,
  'look-asked': true,
  'booking-asked': true,
  'move-asked': true,
  'cancel-asked': true,
  'message-queued': true,
  'authority-changed': true,
  'turn-ended': true,
}

/** Whether a turn begins with it. */
export const isInput = (event: Event): event is Input =>
  event.kind === 'turn-failed' || Object.hasOwn(INCOMING, event.kind)

/** Whether it answers a question of a turn's. */
export const isAnswer = (event: Event): event is Answer => Object.hasOwn(ANSWERS, event.kind)

/** Whether it was concluded. What a later version wrote is unknown here, and none of the three. */
export const isDecided = (event: Event): event is Exclude<Decided, Input> =>
  Object.hasOwn(DECIDED, event.kind)
