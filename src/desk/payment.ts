import type { PaymentNote } from '#core/desk'
import type { PaymentProblem, Reversed, UnmatchedPayment } from '#core/payment-event'
import type { Checkout } from '#core/state'
import type { Instant } from '#core/time'
import { ago } from './text.ts'

/** How it stands with a link, and whether anybody has looked at it. */
export const linkInWords = ({ standing, openedAt }: Checkout, now: Instant): string =>
  openedAt === undefined ? standing : `${standing}, opened ${ago(now - openedAt)}`

/** What became of money that had come. */
export const reversedInWords = (how: Reversed): string => REVERSED[how]

const REVERSED: { readonly [how in Reversed]: string } = {
  refunded: 'refunded',
  'partly-refunded': 'refunded in part',
  disputed: 'disputed',
  lost: 'lost in a dispute',
}

/** Money that fits nothing, with all that it takes to find it at the provider. */
export const unmatchedInWords = ({ amount, currency, provider, reference, why }: UnmatchedPayment): string =>
  `Came and fits nothing: ${(amount / 100).toFixed(2)} ${currency} at ${provider}, ${reference} (${UNMATCHED[why]})`

const UNMATCHED: { readonly [why in PaymentProblem]: string } = {
  'other-terms': 'for terms that no longer stand',
  twice: 'the order was paid before',
  altered: 'the terms as kept are not the ones accepted',
  contradicts: 'it names another order as well',
  withdrawn: 'the order had been taken back',
  amount: 'another amount was agreed',
  currency: 'another currency was agreed',
}

/** What the provider has told, for the thread of a card. */
export const newsOfPayment = (what: PaymentNote): string => `News from the payment provider: ${NEWS[what]}.`

const NEWS: { readonly [what in PaymentNote]: string } = {
  received: 'a payment was received',
  unmatched: 'a payment came that does not fit what was agreed',
  failed: 'a payment failed',
  refunded: 'a payment was refunded, or a part of it',
  disputed: 'a payment was disputed',
  lost: 'a dispute was decided against us, and its money is gone',
  restored: 'a dispute is over, and the payment stands',
}
