import { termsHash } from './catalogue.ts'
import type { Decided, EventOf } from './event.ts'
import { ordersOf } from './orders.ts'
import type { PaymentNews, PaymentProblem } from './payment-event.ts'
import { receiptOf } from './receipt.ts'
import type { Checkout, State } from './state.ts'

type Received = EventOf<'payment-received'>

/**
 * What money that has come is to the deal (D7): the payment, news that is known already, or something for a person.
 *
 * P1 A payment counts for exactly the terms that were accepted: their hash, as they are and as it stands, amount and currency.
 * P2 One payment is one, however often it is told; a second one for the same order is not the first told twice.
 */
export const paymentHeard = (state: State, event: Received): readonly Decided[] => {
  const { at, checkout, amount } = event
  if (isKnown(state, event)) return []
  const why = problemOf(state, event)
  if (why === null) return [{ kind: 'paid', at, checkout, amount, receipt: receiptOf(event) }]
  const { provider, reference } = event
  const currency = event.currency ?? state.checkout?.terms.currency ?? ''
  return [
    {
      kind: 'payment-disputed',
      at,
      checkout,
      reason: PROBLEMS[why],
      unmatched: { checkout, why, amount, currency, provider, reference },
    },
  ]
}

/** Why money that came is not the payment that was agreed (P1, P2); null where it is. */
const problemOf = ({ checkout }: State, event: Received): PaymentProblem | null => {
  if (checkout?.id !== event.checkout || checkout.hash !== event.hash) return 'other-terms'
  if (checkout.standing === 'paid') return 'twice'
  if (!isWhole(checkout)) return 'altered'
  if (event.contradicts !== undefined) return 'contradicts'
  if (checkout.standing === 'withdrawn') return 'withdrawn'
  if ((event.currency ?? checkout.terms.currency) !== checkout.terms.currency) return 'currency'
  return checkout.terms.dueNow === event.amount ? null : 'amount'
}

/** Whether terms are still the ones that were hashed when the link was made: nobody has edited them where they are kept. */
export const isWhole = ({ terms, hash: hashed }: Pick<Checkout, 'terms' | 'hash'>): boolean =>
  termsHash(terms) === hashed

/** P2 */
const isKnown = (state: State, event: Received): boolean =>
  ordersOf(state).some(({ checkout, receipt }) => checkout === event.checkout && receipt === receiptOf(event))

const PROBLEMS: { readonly [why in PaymentProblem]: string } = {
  'other-terms': 'it was paid for terms that no longer stand',
  twice: 'the order had been paid by another payment',
  altered: 'the terms that are kept are not the ones that were accepted',
  contradicts: 'the provider names another order for it as well',
  withdrawn: 'the offer had been withdrawn',
  amount: 'the amount is not the one that was agreed',
  currency: 'the currency is not the one that was agreed',
}

/** What a link, its provider and we ourselves say of money. */
export type PaymentFact = PaymentNews | EventOf<'paid' | 'payment-disputed'>

const KINDS: { readonly [kind in PaymentFact['kind']]: true } = {
  'link-opened': true,
  'payment-received': true,
  'payment-failed': true,
  'payment-reversed': true,
  'payment-restored': true,
  'payment-ignored': true,
  'checkout-unavailable': true,
  paid: true,
  'payment-disputed': true,
}

/** Whether an event is about money, or the link to pay. */
export const isOfPayment = <E extends { readonly kind: string }>(
  event: E,
): event is Extract<E, PaymentFact> => event.kind in KINDS
