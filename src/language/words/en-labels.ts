import type { SentKind } from '#core/brief'
import type { Terms } from '#core/catalogue'
import type { PaymentProblem, Reversed } from '#core/payment-event'

/** The terms as the card names them; the id of a plan is its name, to a buyer. */
export const TERM_LABELS: { readonly [term in keyof Required<Terms>]: string } = {
  plan: 'Plan',
  name: 'Plan',
  quantity: 'People',
  price: 'Price',
  per: 'Price',
  currency: 'Price',
  start: 'Start',
  renewal: 'Renewal',
  cancellation: 'Cancellation',
  dueNow: 'Due now',
  special: 'Agreed',
  net: 'Invoice',
}

/** What became of a payment, and why one fits nothing, inside the sentence that says so. */
export const PAYMENTS: {
  readonly reversed: { readonly [how in Reversed]: string }
  readonly unmatched: { readonly [why in PaymentProblem]: string }
} = {
  reversed: {
    refunded: 'refunded',
    'partly-refunded': 'refunded in part, {refunded} of {amount}',
    disputed: 'disputed at the bank',
    lost: 'returned to its payer by the bank, after the dispute',
  },
  unmatched: {
    'other-terms': 'it is for an order that no longer stands',
    twice: 'your order had been paid already',
    altered: 'I cannot match it with your order',
    contradicts: 'I cannot match it with your order',
    withdrawn: 'the order had been taken back before',
    amount: 'it is not the amount that we agreed on',
    currency: 'it is not in the currency that we agreed on',
  },
}

/** Titles and labels of the cards. */
export const CARDS = {
  order: 'Your order',
  receipt: 'Receipt',
  number: 'Number',
  amount: 'Amount',
  pay: 'Pay {amount}',
  confirm: 'Confirm the order',
  nothing: 'nothing',
} as const

/** The name of the file that a calendar program takes. */
export const INVITATION = 'invitation.ics'
/** What came along, as several things are told in one sentence: one of a kind, and more. */
export const SENT: { readonly [kind in SentKind]: readonly [one: string, more: string] } = {
  photo: ['a picture', 'pictures'],
  voice: ['a voice note', 'voice notes'],
  video: ['a video', 'videos'],
  document: ['a document', 'documents'],
  other: ['a file', 'files'],
}
