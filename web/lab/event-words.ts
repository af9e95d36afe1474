import type { AcceptanceVerdict } from '#core/acceptance'
import type { DeliveryState } from '#core/delivery'
import type { Event, Verdict } from '#core/event'
import type { HandOffTrigger } from '#core/hand-off'
import type { Proof } from '#core/incoming'
import type { WithdrawalReason } from '#core/sale'
import type { SignalKind } from '#core/signal'

/** What the gate said, in a word or two. */
export const OUTCOMES: { readonly [O in Verdict['outcome']]: string } = {
  allow: 'allowed',
  'ask-human': 'ask a human',
  refuse: 'refused',
}

/** Why somebody should take over, in words. */
export const TRIGGERS: { readonly [T in HandOffTrigger]: string } = {
  'asked-for-human': 'they asked for a person',
  'by-quote': 'this plan is sold by quote',
  discount: 'they asked for a discount',
  amount: 'the amount is beyond the limit',
  legal: 'words of law or contracts',
  outside: 'outside what is served',
  'ambiguous-authority': 'they have to ask somebody',
  conflict: 'somebody on their side says no',
  compliance: 'a matter of compliance',
  'after-sale': 'they want a placed order undone, changed or paid back',
  anger: 'they are angry',
  misunderstood: 'too much was lost on us',
  'failure-in-closing': 'something failed in closing',
  'two-orders': 'two who are one had an order each',
  'payment-mismatch': 'a payment does not fit its order',
  'payment-reversed': 'a payment went back, or is disputed',
  'not-me': 'they say it was not them',
}

/** Why a recap no longer stands, in words. */
export const WITHDRAWN: { readonly [R in WithdrawalReason]: string } = {
  changed: 'a term changed',
  refused: 'they said no',
  hedged: 'they were not sure',
  expired: 'it waited too long',
  restarted: 'they started over',
}

/** What an open question asks for; facts go by their own names. */
export const QUESTIONS: { readonly [about: string]: string } = {
  acceptance: 'a yes to the recap',
  acknowledgement: 'agreement to the terms',
  code: 'the code',
  contact: 'a number',
  decision: 'who decides',
}

/** How the words would answer a recap; they count as that only when one was just put (L2). */
export const YESES: { readonly [V in AcceptanceVerdict]?: readonly string[] } = {
  accept: ['worded as a yes'],
  'accept-with-change': ['a yes with a change'],
  refuse: ['a no'],
}

/** How an address is known to be theirs. */
export const PROOFS: { readonly [P in Proof | 'first']: string } = {
  first: 'they wrote to us from there first',
  code: 'proven by the code sent there',
  vouched: 'the platform vouches for it',
  site: 'the site says that they are logged in',
  link: 'proven by a link given there',
  texted: 'proven by a code that their phone texted',
}

/** What became of a message, by rank (C6); what is waiting for a platform's word has its own. */
export const STATES: { readonly [S in DeliveryState]: string } = {
  queued: 'queued',
  sent: 'sent',
  delivered: 'delivered',
  read: 'read',
  failed: 'failed',
  suppressed: 'held back',
  uncertain: 'uncertain',
  withdrawn: 'withdrawn',
}

/** What a reading found, in a line. */
export const understood = ({ reading }: Extract<Event, { kind: 'message-read' }>): string => {
  const parts = [
    ...reading.noticed.map(({ kind }: { readonly kind: SignalKind }) => kind),
    ...reading.questions.map(({ topic }) => (topic === 'price' ? 'a price question' : 'a question')),
    ...(YESES[reading.acceptance.verdict] ?? []),
    ...(reading.service ? [`service word ${reading.service}`] : []),
    ...(reading.courtesy ? [reading.courtesy] : []),
  ]
  return `by ${reading.by}: ${parts.join(', ') || 'nothing to keep'}`
}
