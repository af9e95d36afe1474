import { termsHash } from './catalogue.ts'
import type { Event } from './event.ts'
import { inTurn } from './in-turn.ts'
import { withPut } from './reports.ts'
import { afterAsking, afterWithdrawal } from './silence.ts'
import type { State } from './state.ts'
import { withoutRecap } from './withdrawal.ts'

/** What happens to a deal, from its recap to the money. */
export type DealEvent = Extract<
  Event,
  {
    readonly kind:
      | 'recap-stated'
      | 'recap-withdrawn'
      | 'acceptance-recorded'
      | 'acceptance-unclear'
      | 'acknowledged'
      | 'checkout-offered'
      | 'paid'
      | 'payment-disputed'
      | 'payment-failed'
      | 'payment-reversed'
      | 'checkout-unavailable'
      | 'reminded'
      | 'order-placed'
  }
>

/** The state after one more event of the deal: recap, yes, acknowledgements, link, payment (A4 to A6, D7). */
export const dealt = (state: State, event: DealEvent): State => {
  switch (event.kind) {
    case 'recap-stated':
      return {
        ...state,
        lastTerms: state.recap?.terms ?? state.lastTerms,
        recap: {
          terms: event.terms,
          hash: event.hash,
          statedAt: event.at,
          awaiting: false,
          outgoing: null,
          ...speakerIn(state),
        },
        acceptance: null,
        acknowledged: {},
      }
    case 'recap-withdrawn':
      return inTurn(
        { ...withoutRecap(state, event.reason), silence: afterWithdrawal(state, event) },
        {
          reverted:
            event.reason === 'refused' || event.reason === 'hedged' ? event.reason : state.turn.reverted,
        },
      )
    case 'acceptance-recorded':
      return {
        // With the recap they have said what the terms are.
        ...withPut(state, ['quantity', 'product', 'timeline']),
        question: null,
        recap: state.recap && { ...state.recap, awaiting: false },
        acceptance: {
          hash: event.hash,
          tier: event.tier,
          evidence: event.evidence,
          validUntil: event.validUntil,
        },
      }
    case 'acceptance-unclear':
      return inTurn(
        { ...state, recap: state.recap && { ...state.recap, awaiting: false } },
        { unclear: event.about },
      )
    case 'acknowledged':
      return {
        ...state,
        question: null,
        acknowledged: {
          ...state.acknowledged,
          [event.acknowledgement]: { hash: event.hash, evidence: event.evidence },
        },
      }
    case 'reminded':
      return inTurn(
        { ...state, silence: null, reminded: termsHash(event.terms) },
        { news: 'silent', reminds: { of: event.of, terms: event.terms } },
      )
    case 'checkout-offered':
      return {
        ...state,
        silence: afterAsking(state, event.at),
        checkout: {
          id: event.checkout,
          hash: event.hash,
          terms: event.terms,
          expiresAt: event.expiresAt,
          to: event.to,
          standing: 'open',
        },
        // The yes was given for this link, and lives as long as it does.
        acceptance: state.acceptance && { ...state.acceptance, validUntil: event.expiresAt },
        counts: { ...state.counts, checkouts: state.counts.checkouts + 1 },
      }
    case 'paid':
      return inTurn(
        {
          ...state,
          silence: null,
          payment: { receipt: event.receipt, checkout: event.checkout, at: event.at },
          checkout: state.checkout && { ...state.checkout, standing: 'paid' },
          question: null,
          offered: [],
          offeredIn: null,
        },
        { news: 'paid' },
      )
    case 'order-placed':
      return {
        ...state,
        silence: null,
        payment: { receipt: event.number, checkout: event.checkout, at: event.at, invoiced: true },
        question: null,
        offered: [],
        offeredIn: null,
        counts: { ...state.counts, checkouts: state.counts.checkouts + 1 },
      }
    case 'payment-disputed':
      return inTurn(state, { news: 'payment-disputed' })
    case 'payment-failed':
      return isOpen(state, event.checkout) ? inTurn(state, { news: 'payment-failed' }) : state
    case 'checkout-unavailable':
      return isOpen(state, event.checkout) ? inTurn(state, { news: 'checkout-unavailable' }) : state
    case 'payment-reversed':
      return state.payment?.checkout === event.checkout
        ? inTurn(
            { ...state, payment: { ...state.payment, reversed: event.how } },
            { news: 'payment-reversed' },
          )
        : state
    default:
      return event satisfies never
  }
}

/** Whom this turn answers. */
const speakerIn = ({ turn }: State): { readonly speaker?: string } => {
  const speaker = turn.heard.at(-1)?.speaker
  return speaker === undefined ? {} : { speaker }
}

const isOpen = ({ checkout }: State, id: string): boolean =>
  checkout?.id === id && checkout.standing === 'open'
