import type { SecretKind } from '#core/activity'
import type { DeskNote, DeskOrder, HandOffEnd, RepRefusal } from '#core/desk'
import { exceptionInWords } from '#core/exception'
import type { HandOffTrigger } from '#core/hand-off'
import { newsOfPayment } from './payment.ts'

/** Why a person was called, as reps read it (D4). */
export const TRIGGERS: { readonly [trigger in HandOffTrigger]: string } = {
  'asked-for-human': 'They asked for a person',
  'by-quote': 'What they need is priced by quote',
  discount: 'They asked for other terms than the listed ones',
  amount: 'The order is larger than the assistant may take',
  legal: 'They raised a matter of law or contracts',
  outside: 'They may be outside of what we serve',
  'ambiguous-authority': 'They have to ask somebody before they can say yes',
  conflict: 'Somebody on their side says no',
  compliance: 'They raised a matter of compliance',
  anger: 'They are angry',
  misunderstood: 'The assistant kept missing what they mean',
  'failure-in-closing': 'Something failed while they were buying',
  'two-orders': 'Two who are one by now had an order each',
  'payment-mismatch': 'A payment does not fit what was agreed',
  'payment-reversed': 'A payment went back, or is disputed',
  'not-me': 'They say that a message was not from them',
  'after-sale': 'They want their order undone or changed, or their money back',
}

/** Why a rep's wish was not done, and what they can do. */
export const refusalInWords = (why: RepRefusal): string => {
  switch (why.reason) {
    case 'taken':
      return `${why.by.name} has this conversation. Nothing was done; talk to ${why.by.name}.`
    case 'unclaimed':
      return 'Nobody has claimed this yet, so nothing was sent. Tap Claim on the card, then write again.'
    case 'paused':
      return 'You have only paused the assistant, so nothing was sent. Tap Claim on the card to talk, then write again.'
    case 'over':
      return 'This hand-off is closed, so nothing was done. Tap Claim on the card to take it again.'
    case 'opted-out':
      return 'They have asked us to stop writing to them there, so nothing was sent.'
    case 'nowhere':
      return 'There is nowhere to reach them, so nothing was sent.'
    case 'empty':
      return 'There was nothing in your message that could be sent.'
    case 'order-changed':
      return 'Not approved: the order has changed since you opened the form. Look at the card, then tap Approve again.'
    case 'ordered':
      return 'Not approved: they have ordered already, so nothing was changed.'
    case 'beyond-computing':
      return 'Not approved: of other ways to pay the assistant can keep "net-30" and the like alone, and these terms would stand beside amounts that say otherwise. Claim the conversation to settle them in person.'
    case 'beyond-limit':
      return `Not approved: you may approve ${why.limit}. Ask somebody with a higher limit.`
    case 'file-lost':
      return `Your file was not sent: ${why.because}. Send another, or a link to it.`
    default:
      return why satisfies never
  }
}

/** Why a message with a note in it, or what looks like one, went nowhere. */
export const KEPT_NOTES: { readonly [kind in 'part' | 'named']: string } = {
  part: 'Nothing was sent: a line of your message begins as a note does, with // or a lock. Send what is for the buyer by itself.',
  named:
    'Nothing was sent: your message looks like a note among yourselves. Begin a note with // or a lock; if it is for the buyer, send it without that first word.',
}

/** A rep's words go on without what nobody should type (M9). */
export const takenOut = (what: readonly SecretKind[]): string =>
  `Taken out of your message before it was kept or sent on: ${named(what)}. Please delete it in this thread too, and never send one in a chat.`

/** A form with such a thing in it is not taken at all: what was agreed must not have a hole in it. */
export const takeItOut = (what: readonly SecretKind[]): string =>
  `Not taken: there is ${named(what)} in it, and those are never kept. Take it out, and send the form again.`

const named = (what: readonly SecretKind[]): string => what.map((kind) => SECRETS[kind]).join(', ')

const SECRETS: { readonly [kind in SecretKind]: string } = {
  card: 'a card number',
  'bank-account': 'the number of a bank account',
  'social-security': 'a social security number',
  password: 'a password',
  'access-key': 'an access key',
}

/** A line of ours in a thread. */
export const noteInWords = (note: DeskNote, currency: string): string => {
  switch (note.of) {
    case 'claimed':
      return `${note.rep.name} has it, and the assistant is silent. What ${note.rep.name} writes in this thread reaches the buyer${note.on ? ` on ${note.on.channel}` : ''}. Begin with // or 🔒 for a note that stays here.`
    case 'paused':
      return `${note.rep.name} has paused the assistant, and the buyer has been told nothing. What they write is shown here. Tap Claim to talk, or Return to bot.`
    case 'closed':
      return `${endOf(note, currency)}. The assistant is back.`
    case 'judged':
      return `${endOf(note, currency)}. The card stays open for its other reasons.`
    case 'remind':
      return 'Nobody has claimed this yet, and the buyer is still waiting.'
    case 'told-buyer':
      return 'Still unclaimed: the buyer has been told that nobody is free right now, and how else to reach us.'
    case 'asked-again':
      return `There is one more reason: ${TRIGGERS[note.trigger].toLowerCase()}.`
    case 'payment':
      return newsOfPayment(note.what)
    default:
      return note satisfies never
  }
}

const endOf = (
  { how, rep, granted }: Extract<DeskNote, { readonly of: 'closed' | 'judged' }>,
  currency: string,
): string => `${ENDS[how]} by ${rep.name}${granted ? `: ${exceptionInWords(granted, currency)}` : ''}`

const ENDS: { readonly [how in HandOffEnd]: string } = {
  returned: 'Returned to the assistant',
  resolved: 'Resolved',
  'not-needed': 'Marked as not needed',
  approved: 'Approved',
  declined: 'Declined',
}

/** What became of a rep's words, where it is not well. */
export const undeliveredInWords = ({ reason }: Extract<DeskOrder, { do: 'mark' }>): string =>
  `Your message did not reach them${reason ? `: ${reason}` : ''}.`
