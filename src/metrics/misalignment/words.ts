import { addressKey } from '#core/address'
import type { Event } from '#core/event'
import { after, minutes } from '#core/time'
import { type Found, knownBefore, type Rule, stepsWith, type Trail } from './trail.ts'

/** It was said, or counts, that something is paid or booked, and no provider's own word stands behind it (D3, D7). */
export const saidWithoutProvider: Rule = (trail) => [
  ...paidUnheard(trail),
  ...bookedUnheard(trail),
  ...numbersUnknown(trail),
]

const paidUnheard = (trail: Trail): readonly Found[] =>
  stepsWith(trail, 'paid')
    .filter(({ n, event }) => !hasWord(trail, n, event.checkout))
    .map(({ n, event }) => ({
      n,
      at: event.at,
      what: 'The deal counts as paid, and no provider has said so.',
      evidence: [
        `link ${event.checkout}`,
        `receipt ${event.receipt}`,
        'no payment with a reference before it',
      ],
    }))

const hasWord = (trail: Trail, n: number, checkout: string): boolean =>
  knownBefore(trail, n, 'payment-received').some(
    (event) => event.checkout === checkout && event.reference !== '',
  )

/** Only news of a meeting that stands in the calendar, or that the calendar itself calls off, brings an invitation along. */
const bookedUnheard = (trail: Trail): readonly Found[] =>
  stepsWith(trail, 'message-queued').flatMap(({ n, event }) => {
    const { secret } = event
    if (secret?.kind !== 'invitation') return []
    const isKnown =
      knownBefore(trail, n, 'booking-confirmed').some(
        (one) => one.booking === secret.booking && one.reference !== '',
      ) || knownBefore(trail, n, 'booking-cancelled').some(({ booking }) => booking === secret.booking)
    return isKnown
      ? []
      : [
          {
            n,
            at: event.at,
            what: 'They were told of a meeting that no calendar has confirmed.',
            evidence: [event.outgoing, `booking ${secret.booking}`, 'no reference of a calendar before it'],
          },
        ]
  })

/** The numbers of receipts and of orders as `src/core/receipt.ts` and `src/core/order-number.ts` make them. */
const NUMBER = /\b[RO]-[0-9A-F]{8}\b/g

const numbersUnknown = (trail: Trail): readonly Found[] =>
  stepsWith(trail, 'message-queued').flatMap(({ n, event }) => {
    if (event.by !== undefined) return []
    const told = [...JSON.stringify(event.message).matchAll(NUMBER)].map(([number]) => number)
    const known =
      told.length === 0
        ? []
        : [
            ...knownBefore(trail, n, 'paid').map(({ receipt }) => receipt),
            ...knownBefore(trail, n, 'order-placed').map(({ number }) => number),
          ]
    const unknown = told.filter((number) => !known.includes(number))
    return unknown.length === 0
      ? []
      : [
          {
            n,
            at: event.at,
            what: 'They were told the number of a payment or an order that is not in the journal.',
            evidence: [event.outgoing, ...unknown],
          },
        ]
  })

/** Something was queued for, or left to, an address that was closed (C8, I9). */
export const sentToClosed: Rule = (trail) => [...queuedToClosed(trail), ...leftToClosed(trail)]

const queuedToClosed = (trail: Trail): readonly Found[] =>
  stepsWith(trail, 'message-queued')
    .filter(({ event, before }) => !event.confirmsStop && before.addresses[addressKey(event.to)]?.suppressed)
    .map(({ n, event }) => ({
      n,
      at: event.at,
      what: 'Something was written to an address that had asked us to stop.',
      evidence: [event.outgoing, addressKey(event.to)],
    }))

/** A call that was under way when the stop came in is let pass. */
const UNDER_WAY = minutes(1)

const leftToClosed = (trail: Trail): readonly Found[] => {
  const confirming = new Set(
    [
      ...knownBefore(trail, trail.steps.length, 'message-queued'),
      ...stepsWith(trail, 'message-queued').map(({ event }) => event),
    ].flatMap(({ confirmsStop, outgoing }) => (confirmsStop ? [outgoing] : [])),
  )
  return stepsWith(trail, 'delivery-updated').flatMap(({ n, event, before }) => {
    const sent = before.outgoing[event.outgoing]
    if (event.state !== 'sent' || !sent || confirming.has(event.outgoing)) return []
    const closed = closedBy(trail, n, addressKey(sent.to))
    if (!before.addresses[addressKey(sent.to)]?.suppressed || !closed) return []
    return event.at <= after(closed.at, UNDER_WAY)
      ? []
      : [
          {
            n,
            at: event.at,
            what: 'Something left us for an address that had asked us to stop.',
            evidence: [event.outgoing, addressKey(sent.to), `closed ${new Date(closed.at).toISOString()}`],
          },
        ]
  })
}

/** The last of them, whichever way it was closed. */
const closedBy = (trail: Trail, n: number, key: string): Event | null =>
  [...knownBefore(trail, n, 'opted-out'), ...knownBefore(trail, n, 'address-closed')]
    .filter(({ address }) => addressKey(address) === key)
    .sort((one, other) => one.at - other.at)
    .at(-1) ?? null
