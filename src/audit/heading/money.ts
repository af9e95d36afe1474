import { historyOf } from '#core/history'
import type { Reversed } from '#core/payment-event'
import { receiptOf } from '#core/receipt'
import { clean, moneyOf } from '../text.ts'
import type { Standing } from './standing.ts'

/** What was paid, by whose word, and what of it went back (D7). */
export const paidIn = ({ state, events, rules, clock }: Standing): readonly string[] => {
  const told = historyOf(events)
  return told.flatMap((event) => {
    if (event.kind !== 'paid') return []
    const word = told.find((one) => one.kind === 'payment-received' && receiptOf(one) === event.receipt)
    const by =
      word?.kind === 'payment-received' ? `, by ${clean(word.provider)} ${clean(word.reference)}` : ''
    const offer = told.find((one) => one.kind === 'checkout-offered' && one.checkout === event.checkout)
    const currency =
      offer?.kind === 'checkout-offered' ? offer.terms.currency : rules.business.catalogue.currency
    const { payment } = state
    const back =
      payment?.receipt === event.receipt && payment.reversed
        ? ` Since then ${BACK[payment.reversed]}${payment.refunded ? `, ${moneyOf(payment.refunded, currency)} in all` : ''}.`
        : ''
    return [
      `${moneyOf(event.amount, currency)} on ${clock.moment(event.at)}, receipt ${event.receipt}${by}.${back}`,
    ]
  })
}

const BACK: { readonly [how in Reversed]: string } = {
  refunded: 'it went back to the buyer',
  'partly-refunded': 'some of it went back to the buyer',
  disputed: 'its payer disputes it',
  lost: 'it was lost to its payer in a dispute',
}

/** An order that is paid on an invoice: no money has come for it (A9). */
export const orderedIn = ({ events, clock }: Standing): readonly string[] =>
  historyOf(events).flatMap((event) =>
    event.kind === 'order-placed'
      ? [
          `${event.number} on ${clock.moment(event.at)}, to be paid on an invoice${event.terms.net === undefined ? '' : ` within ${event.terms.net} days`}.`,
        ]
      : [],
  )

/** Money that came last and fits nothing, as a rep must find it at the provider (D4). */
export const unmatchedIn = ({ state: { unmatched }, rules }: Standing): readonly string[] =>
  unmatched === undefined
    ? []
    : [
        `${moneyOf(unmatched.amount, unmatched.currency || rules.business.catalogue.currency)} at ${clean(unmatched.provider)} under ${clean(unmatched.reference)}, for the link ${unmatched.checkout}: it fits nothing that was agreed.`,
      ]
