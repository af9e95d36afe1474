import type { Event } from './event.ts'
import { inTurn } from './in-turn.ts'
import { besideOthers, orderFirst } from './orders.ts'
import { withPut } from './reports.ts'
import { standingOf, withReversal } from './reversal.ts'
import { afterAsking, afterWithdrawal } from './silence.ts'
import type { Checkout, State } from './state.ts'
import { takenBack, withoutRecap } from './withdrawal.ts'

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
      | 'payment-restored'
      | 'checkout-unavailable'
      | 'link-opened'
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
        checkout: state.checkout?.hash === event.hash ? state.checkout : takenBack(state.checkout),
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
    case 'checkout-offered':
      return {
        ...state,
        silence: afterAsking(state, 'link', event.at),
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
    case 'paid': {
      const gone = standingOf(state.checkout?.reversals?.[event.receipt], event.amount)
      return inTurn(
        {
          ...besideOthers(state, event.checkout),
          silence: null,
          payment: {
            receipt: event.receipt,
            checkout: event.checkout,
            at: event.at,
            amount: event.amount,
            ...gone,
          },
          // Where two persons became one, the last link may be the other's.
          checkout:
            state.checkout?.id === event.checkout ? { ...state.checkout, standing: 'paid' } : state.checkout,
          question: null,
          offered: [],
          offeredIn: null,
        },
        // What is heard first may be that the money went back (docs: "Event ordering").
        { news: gone.reversed ? 'payment-reversed' : 'paid' },
      )
    }
    case 'order-placed':
      return {
        ...besideOthers(state, event.checkout),
        silence: null,
        payment: {
          receipt: event.number,
          checkout: event.checkout,
          at: event.at,
          amount: 0,
          invoiced: true,
        },
        question: null,
        offered: [],
        offeredIn: null,
        counts: { ...state.counts, checkouts: state.counts.checkouts + 1 },
      }
    case 'payment-disputed':
      return inTurn(event.unmatched ? { ...state, unmatched: event.unmatched } : state, {
        news: 'payment-disputed',
      })
    case 'payment-failed':
      return onOpen(state, event.checkout, (checkout) =>
        inTurn(
          { ...state, checkout: { ...checkout, failed: (checkout.failed ?? 0) + 1 } },
          { news: 'payment-failed' },
        ),
      )
    case 'link-opened':
      return event.found === 'open'
        ? onOpen(state, event.checkout, (checkout) => ({
            ...state,
            checkout: { ...checkout, openedAt: event.at },
          }))
        : state
    case 'checkout-unavailable':
      return onOpen(state, event.checkout, () => inTurn(state, { news: 'checkout-unavailable' }))
    case 'payment-reversed':
    case 'payment-restored':
      return withReversal(orderFirst(state, event.checkout), event)
    default:
      return event satisfies never
  }
}

/** Whom this turn answers. */
const speakerIn = ({ turn }: State): { readonly speaker?: string } => {
  const speaker = turn.heard.at(-1)?.speaker
  return speaker === undefined ? {} : { speaker }
}

/** What follows where this link is open; nothing does where it is not. */
const onOpen = (state: State, id: string, then: (open: Checkout) => State): State =>
  state.checkout?.id === id && state.checkout.standing === 'open' ? then(state.checkout) : state
