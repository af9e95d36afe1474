import type { Address } from '#core/address'
import type { Event } from '#core/event'
import { fold, initialState } from '#core/evolve'
import { messageId, personId } from '#core/ids'
import { plain } from '#core/message'
import type { State } from '#core/state'
import { type Instant, instant, type Milliseconds, minutes } from '#core/time'

/** A phone in New York: the law's 8 to 21. */
export const PHONE: Address = { channel: 'sms', id: '+12125550123' }
/** The same, on another network. */
export const WHATSAPP: Address = { channel: 'whatsapp', id: '+12125550123' }

/** Monday, 2026-11-23, by the clocks of New York. */
export const monday = (hour: number, minute = 0): Instant => instant(Date.UTC(2026, 10, 23, hour + 5, minute))
/** A length of time. */
export const hours = (n: number): Milliseconds => minutes(n * 60)

/** What they agreed by. */
export const evidence = {
  message: messageId('m1'),
  address: PHONE,
  quote: '+12125550123',
  by: 'rules',
} as const

/** A message of ours to them. */
export const queued = (
  outgoing: string,
  to: Address,
  at: Instant,
  promptedAt: Instant | null,
  introduces = false,
): Event => ({
  kind: 'message-queued',
  at,
  outgoing,
  to,
  message: plain('hello'),
  secret: null,
  recap: null,
  confirmsStop: false,
  promptedAt,
  introduces,
})

/** Somebody at this address who agreed to be texted and was told who we are, unless something else is said. */
export const known = (
  { to = PHONE, agreed = true, introduced = true, heardAt = instant(0) },
  ...more: readonly Event[]
): State => {
  const at = instant(0)
  const joined: Event = {
    kind: 'address-joined',
    at: heardAt,
    address: to,
    proof: 'vouched',
    challenge: null,
  }
  const consent: Event = { kind: 'consent-given', at, address: to, wording: 'May we text you?', evidence }
  return fold(initialState(personId('somebody')), [
    ...(agreed ? [consent] : []),
    joined,
    ...(introduced ? [queued('first', to, at, at, true)] : []),
    ...more,
  ])
}
