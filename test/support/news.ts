import type { Event } from '#core/event'
import { messageId } from '#core/ids'
import type { State } from '#core/state'
import type { Instant } from '#core/time'

/** Something from outside that is about what the state has: its link, its booking, its hand-off. */
export type News = (at: Instant, state: State) => Event

const ANA = { id: 'U0ANA', name: 'Ana' }

/** A timer goes off. */
export const rings =
  (timer: string): News =>
  (at) => ({ kind: 'timer-fired', at, timer })

/** The calendar has booked what was asked for. */
export const confirmed: News = (at, { meetings: { booking }, now }) => ({
  kind: 'booking-confirmed',
  at,
  booking: booking?.id ?? '',
  slot: booking?.slot ?? { start: now, end: now },
  reference: 'ref-1',
  pending: false,
})

/** The calendar has moved it. */
export const moved: News = (at, state) => {
  const { booking } = state.meetings
  return { ...confirmed(at, state), ...(booking?.movingTo && { slot: booking.movingTo }) }
}

/** All that is due on the link has come. */
export const pays: News = (at, { checkout }) => ({
  kind: 'payment-received',
  at,
  checkout: checkout?.id ?? '',
  hash: checkout?.hash ?? '',
  amount: checkout?.terms.dueNow ?? 0,
  currency: 'USD',
  provider: 'stripe',
  reference: 'pi_1',
})

/** A rep takes the conversation. */
export const claims: News = (at, { desk }) => ({
  kind: 'rep-claimed',
  at,
  rep: ANA,
  handOff: desk?.id ?? null,
})

/** And writes to the buyer. */
export const repSays =
  (text: string): News =>
  (at, { desk }) => ({
    kind: 'rep-said',
    at,
    rep: ANA,
    handOff: desk?.id ?? '',
    said: `said-${at}`,
    place: { channel: 'slack', id: 'D1' },
    text,
    attachments: [],
  })

/** A rep grants ten percent. */
export const approves: News = (at, { desk }) => ({
  kind: 'rep-judged',
  at,
  rep: ANA,
  handOff: desk?.id ?? '',
  verdict: 'approved',
  discount: 10,
  price: null,
  terms: null,
})

/** Another system knows for how many people it is. */
export const reports: News = (at) => ({
  kind: 'signal-reported',
  at,
  report: {
    kind: 'quantity',
    value: 40,
    confidence: 0.8,
    at,
    evidence: { message: messageId('crm:1'), quote: '', by: { system: 'crm', record: null, author: null } },
    note: null,
  },
})
