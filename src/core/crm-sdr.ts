import { strangerAt } from './address.ts'
import type { Booking } from './booking.ts'
import { bookingNamed, bookingsOf } from './bookings.ts'
import { lastContact } from './contacts.ts'
import type { CrmAddress, CrmEntryOf, CrmEvidence, CrmFields, FactKind } from './crm.ts'
import type { Event } from './event.ts'
import { canonical } from './json.ts'
import type { Evidence, Signal } from './signal.ts'
import { isAlive } from './signal.ts'
import type { Contact, State } from './state.ts'
import { dayOf, days, milliseconds } from './time.ts'

type Entry = CrmEntryOf<'sdr'>

/** What an event changed in what the sdr keeps: whom we talk with, what is known, when we meet. What changed nothing says nothing. */
export const writtenBySdr = (before: State, event: Event, after: State): readonly Entry[] => [
  ...knownBySdr(before, after),
  ...(event.kind === 'hand-off-requested'
    ? [
        {
          role: 'sdr' as const,
          field: 'hand-off' as const,
          at: event.at,
          value: { trigger: event.trigger, matter: event.matter ?? null },
        },
      ]
    : []),
]

/** What one state knows and the other does not. */
export const knownBySdr = (before: State, after: State): readonly Entry[] => [
  ...person(before, after),
  ...activity(before, after),
  ...facts(before, after),
  ...meeting(before, after),
]

const person = (before: State, after: State): readonly Entry[] => {
  const isNobody = Object.keys(after.addresses).length === 0
  if (before.addresses === after.addresses && (isNobody || before.mergedInto === after.mergedInto)) return []
  const value = personIn(after)
  return canonical(value) === canonical(personIn(before))
    ? []
    : [{ role: 'sdr', field: 'person', at: after.now, value }]
}

const personIn = ({ addresses, mergedInto }: State): CrmFields['sdr']['person'] => ({
  addresses: Object.values(addresses).map(addressOf),
  mergedInto: mergedInto ?? null,
})

const addressOf = ({ address, proof, formerly, suppressed, consent }: Contact): CrmAddress => ({
  ...address,
  proof,
  formerly: proof === 'first' ? null : (formerly ?? strangerAt(address)),
  open: !suppressed,
  consent: consent && { at: consent.at, wording: consent.wording, quote: consent.evidence.quote },
})

/** Once a day at most, by the days of UTC: a CRM wants to know that they are there, and not each of their words. */
const activity = (before: State, after: State): readonly Entry[] => {
  const last = lastContact(after)
  if (last === null || heardOn(before) === heardOn(after)) return []
  return [{ role: 'sdr', field: 'activity', at: last.lastHeard, value: { channel: last.address.channel } }]
}

const heardOn = (state: State): string => {
  const last = lastContact(state)
  return last === null ? '' : dayOf(last.lastHeard, milliseconds(0))
}

const FACTS: { readonly [K in FactKind]: true } = {
  need: true,
  product: true,
  quantity: true,
  budget: true,
  timeline: true,
  decision: true,
  location: true,
  urgency: true,
  readiness: true,
  objection: true,
  discount: true,
  preference: true,
  zone: true,
}

type FactSignal = Extract<Signal, { readonly kind: FactKind }>

const isFact = (signal: Signal): signal is FactSignal => signal.kind in FACTS

const facts = (before: State, after: State): readonly Entry[] => {
  if (before.signals === after.signals) return []
  const fresh = Object.values(after.signals)
    .filter(isFact)
    .filter((signal) => isNews(before.signals[signal.kind], signal))
    .map(({ kind, value, confidence, validUntil, evidence, at }) => {
      // One kind, one type of value: what the compiler cannot follow through a union, the signal itself vouches for.
      const fact = { kind, value, confidence, validUntil, evidence: evidenceIn(evidence) } as Extract<
        Entry,
        { field: 'fact' }
      >['value']
      return { role: 'sdr' as const, field: 'fact' as const, at, value: fact }
    })
  const gone = Object.values(before.signals)
    .filter(isFact)
    .filter(({ kind }) => after.signals[kind] === undefined)
    .map(({ kind }) => ({
      role: 'sdr' as const,
      field: 'fact' as const,
      at: after.now,
      value: { kind, value: null },
    }))
  return [...gone, ...fresh]
}

/** The same words again are none; that a fact counts longer is, once it is a day longer. */
const isNews = (known: Signal | undefined, said: Signal): boolean =>
  known === undefined ||
  !isAlive(known, said.at) ||
  canonical(known.value) !== canonical(said.value) ||
  Math.abs(known.confidence - said.confidence) >= SURER ||
  Math.abs((known.validUntil ?? 0) - (said.validUntil ?? 0)) >= days(1)

const SURER = 0.1

/** Of a message no more than the words that count. */
export const evidenceIn = ({ message, quote, by, address }: Evidence): CrmEvidence => ({
  message,
  quote,
  by,
  channel: address.channel,
})

/** What only was asked for is no meeting yet. */
const meeting = (before: State, after: State): readonly Entry[] => {
  return bookingsOf(after.meetings).flatMap((booking): readonly Entry[] => {
    const value = meetingOf(booking)
    const known = meetingOf(bookingNamed(before.meetings, booking.id))
    if (value === null || canonical(value) === canonical(known)) return []
    return [{ role: 'sdr', field: 'meeting', at: after.now, value }]
  })
}

const meetingOf = (booking: Booking | null) =>
  booking === null || booking.reference === null || booking.standing === 'asked'
    ? null
    : {
        booking: booking.id,
        standing: booking.standing,
        start: booking.slot.start,
        end: booking.slot.end,
        zone: booking.zone,
        reference: booking.reference,
      }
