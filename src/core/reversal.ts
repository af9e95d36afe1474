import type { EventOf } from './event.ts'
import { inTurn } from './in-turn.ts'
import type { Cents } from './money.ts'
import type { Reversals, Reversed } from './payment-event.ts'
import { receiptOf } from './receipt.ts'
import type { State } from './state.ts'

type ReversalEvent = EventOf<'payment-reversed' | 'payment-restored'>

/**
 * The state after news of money that went back, or of a dispute that is over; what was known before is no news, and what is
 * about another payment changes nothing of this one.
 */
export const withReversal = (state: State, event: ReversalEvent): State => {
  const { checkout, payment } = state
  if (isOfUnmatched(state, event)) return withoutUnmatched(state)
  if (!checkout || ![checkout.id, payment?.checkout].includes(event.checkout)) return state
  const receipt = receiptIn(state, event)
  const reversals = added(checkout.reversals?.[receipt] ?? NONE, event)
  const known = {
    ...state,
    checkout: { ...checkout, reversals: { ...checkout.reversals, [receipt]: reversals } },
  }
  if (payment?.receipt !== receipt) return known
  const now = standingOf(reversals, payment.amount)
  if (now.reversed === payment.reversed && now.refunded === payment.refunded) return known
  const { reversed: _was, refunded: _sum, ...whole } = payment
  return inTurn({ ...known, payment: { ...whole, ...now } }, { news: event.kind })
}

/** What stands of a payment of so much. */
export const standingOf = (
  { refunded, disputes }: Reversals = NONE,
  paid: Cents,
): { readonly reversed?: Reversed; readonly refunded?: Cents } => {
  const reversed = reversedBy(refunded, Object.values(disputes), paid)
  return { ...(reversed && { reversed }), ...(refunded > 0 && { refunded }) }
}

const reversedBy = (
  refunded: Cents,
  disputes: readonly Reversals['disputes'][string][],
  paid: Cents,
): Reversed | null => {
  if (disputes.includes('lost')) return 'lost'
  if (disputes.includes('open')) return 'disputed'
  if (refunded === 0) return null
  return refunded < paid ? 'partly-refunded' : 'refunded'
}

/** Of the payment there is, where the event does not say. */
const receiptIn = ({ payment }: State, { provider, payment: reference }: ReversalEvent): string =>
  reference === undefined ? (payment?.receipt ?? '') : receiptOf({ provider, reference })

/** Money that fitted nothing has gone back where it came from. */
const isOfUnmatched = ({ unmatched }: State, event: ReversalEvent): boolean =>
  unmatched !== undefined &&
  unmatched.reference === event.payment &&
  event.kind === 'payment-reversed' &&
  event.how === 'refunded' &&
  event.amount >= unmatched.amount

const withoutUnmatched = ({ unmatched: _gone, ...state }: State): State => state

const NONE: Reversals = { refunded: 0, disputes: {} }

const added = ({ refunded, disputes }: Reversals, event: ReversalEvent): Reversals => {
  const { reference, amount } = event
  const settled = (end: 'won' | 'lost'): Reversals => ({
    refunded,
    disputes: { ...disputes, [reference]: end },
  })
  if (event.kind === 'payment-restored') return settled('won')
  switch (event.how) {
    case 'refunded':
      return { refunded: Math.max(refunded, amount), disputes }
    case 'disputed':
      return { refunded, disputes: { [reference]: 'open', ...disputes } }
    case 'lost':
      return settled('lost')
    default:
      return event.how satisfies never
  }
}
