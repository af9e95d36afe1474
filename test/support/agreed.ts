import type { Acceptance } from '#core/acceptance'
import type { Address } from '#core/address'
import type { Incoming } from '#core/event'
import type { Playbook } from '#core/playbook'
import type { Reading } from '#core/reading'
import type { Checkout } from '#core/state'
import { addDays, after, dayOf, milliseconds, seconds } from '#core/time'
import { beginning, MONDAY, nothing, type Played, play, said } from './play.ts'

/** Where the buyer of these tests writes. */
export const CHAT: Address = { channel: 'webchat', id: 'c1' }

const YES: Acceptance = {
  verdict: 'accept',
  tier: 'explicit',
  hesitates: false,
  reason: 'covered',
  spans: [],
}
const NO: Acceptance = { ...YES, verdict: 'refuse', tier: 'none', reason: 'no' }
const TEXT = 'so it is'
const START = addDays(dayOf(MONDAY, milliseconds(0)), 30)

/** All that an order needs, in one message. */
const order: Reading = {
  ...nothing,
  noticed: [
    { kind: 'need', value: 'coffee machines', quote: 'it', confidence: 1 },
    { kind: 'quantity', value: 40, quote: 'it', confidence: 1 },
    { kind: 'timeline', value: { day: START, bound: 'on' }, quote: 'it', confidence: 1 },
    { kind: 'readiness', value: true, quote: 'it', confidence: 1 },
  ],
}

/** A buyer in the chat who says this; each message a minute's part after the one before. */
export const says = (played: Played, reading: Partial<Reading>, playbook: Playbook, text = TEXT): Played => {
  const n = played.events.length
  const at = after(played.events.length === 0 ? MONDAY : played.state.now, seconds(5))
  return play(played, said(text, CHAT, at, `m${n}`), playbook, () => ({ ...nothing, ...reading }))
}

/** They have the recap before them. */
export const recapped = (playbook: Playbook): Played => says(beginning, order, playbook)

/** They say yes, to whatever is asked. */
export const agrees = (played: Played, playbook: Playbook): Played =>
  says(played, { acceptance: YES }, playbook)

/** They take it back. */
export const refuses = (played: Played, playbook: Playbook): Played =>
  says(played, { acceptance: NO }, playbook)

/** They have said yes to everything, and have the link. */
export const linked = (playbook: Playbook): Played => agrees(agrees(recapped(playbook), playbook), playbook)

/** The link that they have. */
export const linkOf = ({ state }: Played): Checkout => {
  if (!state.checkout) throw new Error('no link was offered')
  return state.checkout
}

/** Money for exactly that link, unless something else is said. */
export const money = (
  played: Played,
  over: Partial<Extract<Incoming, { kind: 'payment-received' }>> = {},
): Incoming => {
  const { id, hash, terms } = linkOf(played)
  return {
    kind: 'payment-received',
    at: after(played.state.now, seconds(5)),
    checkout: id,
    hash,
    amount: terms.dueNow,
    currency: 'USD',
    provider: 'stripe',
    reference: 'pi_1',
    ...over,
  }
}
