import { termsHash } from '#core/catalogue'
import { SECOND_YES } from '#core/duty'
import type { WithdrawalReason } from '#core/sale'
import { changesInWords, recapName, termsInWords } from '../facts.ts'
import type { Scene, TellersOf } from '../scene.ts'
import { addressInWords, capital, quoted } from '../text.ts'
import { acceptanceInWords, TIERS } from './understood.ts'

/** Every recap with its terms and what changed, the yes to it, what was agreed to, and the link (A4 to A6, A10). */
export const DEAL = {
  'recap-stated': ({ terms, hash, to }, scene) => ({
    who: 'Deal',
    what: `Terms are stated on ${addressInWords(to)}, as ${recapName(hash)}: ${termsInWords(terms)}.`,
    more: changed({ terms }, scene),
  }),
  'recap-withdrawn': ({ hash, reason }, { before }) => ({
    who: 'Deal',
    what: `${capital(recapName(hash))} is taken back: ${WITHDRAWN[reason]}.`,
    more: [
      ...(before.acceptance ? ['The yes to it and what was agreed to with it count no more.'] : []),
      ...(before.checkout?.standing === 'open'
        ? [`The link ${before.checkout.id} ${reason === 'expired' ? 'has lapsed' : 'is withdrawn'}.`]
        : []),
    ],
  }),
  'acceptance-recorded': ({ hash, tier, evidence, validUntil }, { clock }) => ({
    who: 'Deal',
    what: `${capital(recapName(hash))} is accepted, ${TIERS[tier]}: ${quoted(evidence.quote)} on ${addressInWords(evidence.address)}. It counts until ${clock.moment(validUntil)}, and as long as its link once that is out.`,
  }),
  'acceptance-unclear': ({ hash, about, acceptance, message }, { said }) => ({
    who: 'Deal',
    what: `No yes to ${about === 'acceptance' ? recapName(hash) : `what goes with ${recapName(hash)}`}: ${acceptanceInWords(acceptance)}; or it came too soon, from somebody else, or to an older question. Their words: ${said(message) ?? 'not in this journal'}.`,
  }),
  acknowledged: ({ acknowledgement, hash, evidence }, { rules }) => {
    const known = rules.business.policy.acknowledgements.find(({ id }) => id === acknowledgement)
    const what =
      acknowledgement === SECOND_YES
        ? 'the amount, a second time'
        : `${quoted(known?.text ?? acknowledgement)} (${acknowledgement})`
    return {
      who: 'Deal',
      what: `They agree to ${what}, for ${recapName(hash)}: ${quoted(evidence.quote)} on ${addressInWords(evidence.address)}.`,
    }
  },
  'checkout-offered': ({ checkout, hash, to, expiresAt, terms }, { clock }) => ({
    who: 'Deal',
    what: `The link ${checkout} to pay ${recapName(hash)} is offered on ${addressInWords(to)}, until ${clock.moment(expiresAt)}.`,
    ...(termsHash(terms) !== hash && { more: ['Its terms are not those that this name was given to.'] }),
  }),
  'order-placed': ({ checkout, hash, to, terms, number }) => ({
    who: 'Deal',
    what: `The order ${number} (${checkout}) is placed by the yes itself, for ${recapName(hash)} on ${addressInWords(to)}. It is paid on an invoice: no link goes out, and no money has come.`,
    ...(termsHash(terms) !== hash && { more: ['Its terms are not those that this name was given to.'] }),
  }),
  'checkout-unavailable': ({ checkout, reason }) => ({
    who: 'Payment',
    what: `Who opened the link ${checkout} could not pay: the provider made no page (${quoted(reason)}).`,
  }),
} satisfies TellersOf<
  | 'recap-stated'
  | 'recap-withdrawn'
  | 'acceptance-recorded'
  | 'acceptance-unclear'
  | 'acknowledged'
  | 'checkout-offered'
  | 'order-placed'
  | 'checkout-unavailable'
>

const changed = (
  { terms }: { readonly terms: Parameters<typeof termsInWords>[0] },
  { before }: Scene,
): readonly string[] => {
  const last = before.recap?.terms ?? before.lastTerms
  if (last === null) return []
  const changes = changesInWords(last, terms)
  return changes.length === 0
    ? ['The same terms as before.']
    : [`Changed since the terms before: ${changes.join('; ')}.`]
}

const WITHDRAWN: { readonly [reason in WithdrawalReason]: string } = {
  changed: 'what is known now is something else',
  refused: 'they said no',
  hedged: 'they hesitate, or have to ask somebody',
  expired: 'its time is over',
  restarted: 'they started over',
}
