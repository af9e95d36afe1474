import type { Event } from '#core/event'
import type { OfferFound } from '#core/payment-event'
import { receiptOf } from '#core/receipt'
import { recapName } from '../facts.ts'
import type { Scene, TellersOf } from '../scene.ts'
import { clean, moneyOf } from '../text.ts'

/** What was paid, by the provider's word, and what became of the money (D7, A6). */
export const MONEY = {
  'link-opened': ({ checkout, found }) => ({
    who: 'Payment',
    what: `Somebody opened the link ${checkout}, they or whoever has it from them: ${FOUND[found]}.`,
  }),
  'payment-received': (event, scene) => {
    const { checkout, hash, amount, currency, provider, reference, contradicts } = event
    const { payment } = scene.before
    const isKnown = payment?.checkout === checkout && payment.receipt === receiptOf(event)
    return {
      who: 'Payment',
      what: `${clean(provider)} says that ${sum(amount, currency, scene)} was paid on the link ${checkout} for ${recapName(hash)}; its reference is ${clean(reference)}.`,
      more: [
        ...(scene.offer(checkout) === null ? ['No link of this name was ever offered here.'] : []),
        ...(contradicts === undefined
          ? []
          : [`The provider's record of it names another order as well, ${clean(contradicts)}.`]),
        ...(isKnown ? ['It was paid already: this changes nothing.'] : []),
      ],
    }
  },
  paid: ({ checkout, amount, receipt }, scene) => ({
    who: 'Payment',
    what: `The deal is paid: ${sum(amount, scene.offer(checkout)?.terms.currency, scene)} on the link ${checkout}, as was agreed. Receipt ${receipt}.`,
  }),
  'payment-disputed': ({ checkout, reason, unmatched }, scene) => ({
    who: 'Payment',
    what: `Not taken for the deal's payment: ${clean(reason)} (link ${checkout}). A person is called, and the money is the provider's to give back.`,
    more: [
      ...(unmatched
        ? [
            `It is found at ${clean(unmatched.provider)} under ${clean(unmatched.reference)}: ${sum(unmatched.amount, unmatched.currency || undefined, scene)}.`,
          ]
        : []),
      scene.before.checkout
        ? `The link that stands, or stood last, is ${scene.before.checkout.id}, ${scene.before.checkout.standing}.`
        : 'There is no link that it could be for.',
    ],
  }),
  'payment-failed': ({ checkout, how, provider, reference }) => ({
    who: 'Payment',
    what: `${clean(provider)} says that the link ${checkout} was not paid: ${how === 'declined' ? 'the money could not be taken' : 'its page was left until it closed'} (${clean(reference)}).`,
  }),
  'payment-reversed': (event, scene) => ({
    who: 'Payment',
    what: `${clean(event.provider)} says that ${moneyIn(event, scene)} of the link ${event.checkout} ${BACK[event.how]} (${clean(event.reference)}).`,
    ...(!isOfDeal(event, scene) && { more: [ASIDE] }),
  }),
  'payment-restored': (event, scene) => ({
    who: 'Payment',
    what: `${clean(event.provider)} says that the dispute about the link ${event.checkout} is over, and ${moneyIn(event, scene)} of it stand (${clean(event.reference)}).`,
    ...(!isOfDeal(event, scene) && { more: [ASIDE] }),
  }),
  'payment-ignored': ({ checkout, why, provider, reference }) => ({
    who: 'Payment',
    what: `What ${clean(provider)} said of the link ${checkout} counts for nothing: ${IGNORED[why]} (${clean(reference)}).`,
  }),
} satisfies TellersOf<
  | 'link-opened'
  | 'payment-received'
  | 'paid'
  | 'payment-disputed'
  | 'payment-failed'
  | 'payment-reversed'
  | 'payment-restored'
  | 'payment-ignored'
>

type Of<K extends Event['kind']> = Extract<Event, { readonly kind: K }>
type Moved = Of<'payment-reversed' | 'payment-restored'>

/** What stood under a link for whoever opened it. */
const FOUND: { readonly [found in OfferFound]: string } = {
  open: 'it led to the page to pay',
  paid: 'it was paid already',
  changed: 'the terms had changed, so it led to no payment',
  expired: 'its time was over, so it led to no payment',
  revoked: 'it had been taken back, so it led to no payment',
  altered: 'the terms that are kept are not the ones that were accepted, so it led to no payment',
}

const BACK: { readonly [how in Of<'payment-reversed'>['how']]: string } = {
  refunded: 'went back to the buyer',
  disputed: 'is disputed by its payer',
  lost: 'is lost to its payer, by the end of a dispute',
}

const IGNORED: { readonly [why in Of<'payment-ignored'>['why']]: string } = {
  'another-account': 'it is of another account than ours',
  'test-mode': 'it is of a test, and real money is taken here',
  'live-mode': 'it is of real money, and only tests are run here',
}

const ASIDE = 'It is not the payment of this deal as it stands, so the deal stays as it is.'

/** A provider that names the payment means that one; journals before 0.2 name only its link. */
const isOfDeal = ({ checkout, provider, payment: reference }: Moved, { before }: Scene): boolean => {
  const { payment } = before
  if (payment?.checkout !== checkout) return false
  return reference === undefined || payment.receipt === receiptOf({ provider, reference })
}

const moneyIn = ({ amount, checkout }: Moved, scene: Scene): string =>
  sum(amount, scene.offer(checkout)?.terms.currency, scene)

const sum = (amount: number, currency: string | undefined, { rules }: Scene): string =>
  moneyOf(amount, currency ?? rules.business.catalogue.currency)
