import { recapName } from '../facts.ts'
import type { Scene, TellersOf } from '../scene.ts'
import { clean, moneyOf } from '../text.ts'

/** What was paid, by the provider's word, and what became of the money (D7, A6). */
export const MONEY = {
  'payment-received': ({ checkout, hash, amount, currency, provider, reference }, scene) => ({
    who: 'Payment',
    what: `${clean(provider)} says that ${sum(amount, currency, scene)} was paid on the link ${checkout} for ${recapName(hash)}; its reference is ${clean(reference)}.`,
    more: [
      ...(scene.offer(checkout) === null ? ['No link of this name was ever offered here.'] : []),
      ...(scene.before.payment?.checkout === checkout ? ['It was paid already: this changes nothing.'] : []),
    ],
  }),
  paid: ({ checkout, amount, receipt }, scene) => ({
    who: 'Payment',
    what: `The deal is paid: ${sum(amount, scene.offer(checkout)?.terms.currency, scene)} on the link ${checkout}, as was agreed. Receipt ${receipt}.`,
  }),
  'payment-disputed': ({ checkout, reason }, { before }) => ({
    who: 'Payment',
    what: `Not taken for the deal's payment: ${clean(reason)} (link ${checkout}). A person is called, and the money is the provider's to give back.`,
    more: before.checkout
      ? [`The link that stands, or stood last, is ${before.checkout.id}, ${before.checkout.standing}.`]
      : ['There is no link that it could be for.'],
  }),
  'payment-failed': ({ checkout, how, provider, reference }) => ({
    who: 'Payment',
    what: `${clean(provider)} says that the link ${checkout} was not paid: ${how === 'declined' ? 'the money could not be taken' : 'its page was left until it closed'} (${clean(reference)}).`,
  }),
  'payment-reversed': ({ checkout, how, amount, provider, reference }, scene) => ({
    who: 'Payment',
    what: `${clean(provider)} says that ${sum(amount, scene.offer(checkout)?.terms.currency, scene)} of the link ${checkout} ${how === 'refunded' ? 'went back to the buyer' : 'is disputed by its payer'} (${clean(reference)}).`,
    ...(scene.before.payment?.checkout !== checkout && {
      more: ['It is not the payment of this deal, so the deal stays as it is.'],
    }),
  }),
} satisfies TellersOf<
  'payment-received' | 'paid' | 'payment-disputed' | 'payment-failed' | 'payment-reversed'
>

const sum = (amount: number, currency: string | undefined, { rules }: Scene): string =>
  moneyOf(amount, currency ?? rules.business.catalogue.currency)
