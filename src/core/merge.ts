import { addressKey } from './address.ts'
import { termsHash, termsOf } from './catalogue.ts'
import { KEPT_CODES } from './challenged.ts'
import type { Decided, Event, Incoming } from './event.ts'
import type { PersonId } from './ids.ts'
import type { Rules } from './rules.ts'
import type { State } from './state.ts'

type Of<K extends Event['kind']> = Extract<Event, { readonly kind: K }>

/**
 * Who becomes whom (M7). The smaller name stays: whoever asks, on whichever node and however often, names the same one, so
 * two persons can never each be gone into the other, and a chain of them has an end.
 */
export const mergeAsked = (state: State, { into, at, address }: Of<'merge-asked'>): readonly Decided[] => {
  if (into === state.person) return []
  if (into < state.person) return [{ kind: 'merged-away', at, into, address }]
  const event: Incoming = { kind: 'merge-asked', at, into: state.person, address }
  return [{ kind: 'passed-on', at, to: into, event }]
}

/** What comes to somebody who has become another goes on to them; of their own timers they have set new ones. */
export const passedOn = (event: Event, into: PersonId): readonly Decided[] =>
  isForThem(event) ? [{ kind: 'passed-on', at: event.at, to: into, event }] : []

const isForThem = (event: Event): event is Incoming => event.kind !== 'timer-fired'

/** Whether this person is another by now, and the event is not what makes them one by themselves again. */
export const isGone = (state: State, event: Event): state is State & { readonly mergedInto: PersonId } =>
  state.mergedInto !== undefined && event.kind !== 'rewoven'

/** A recap whose terms are not what both of them said, and a link without its own recap and yes, stand no longer (A5, A10). */
export const afterWeaving = (state: State, { events }: Of<'rewoven'>, rules: Rules): readonly Decided[] => {
  const { recap, acceptance, checkout, payment, now } = state
  if (payment) return besideOrder(state, events)
  // The one took back a recap that the other's link was for.
  if (!recap)
    return checkout?.standing === 'open'
      ? [{ kind: 'recap-withdrawn', at: now, hash: checkout.hash, reason: 'changed' }]
      : []
  const known = termsOf(state.signals, rules.business.catalogue, now)
  const isStill = known.kind === 'complete' && termsHash(known.terms) === recap.hash
  const isOther =
    checkout?.standing === 'open' && (checkout.hash !== recap.hash || checkout.hash !== acceptance?.hash)
  return isStill && !isOther
    ? []
    : [{ kind: 'recap-withdrawn', at: now, hash: recap.hash, reason: 'changed' }]
}

/** Beside an order of the one, neither a link of the other can be paid, nor do its terms pass for what was ordered (A6, D7). */
const besideOrder = (
  { recap, checkout, payment, now }: State,
  events: readonly Event[],
): readonly Decided[] => {
  const placed = events.findLast(
    (event) => event.kind === 'order-placed' && event.number === payment?.receipt,
  )
  const isOther = placed?.kind === 'order-placed' && recap !== null && recap.hash !== placed.hash
  if (checkout?.standing !== 'open' && !isOther) return []
  const hash = recap?.hash ?? checkout?.hash ?? ''
  return [{ kind: 'recap-withdrawn', at: now, hash, reason: 'changed' }]
}

/** What was known before the weaving and is of the person and not of their words: names that must never come twice. */
export const rewovenState = (before: State, made: State, event: Of<'rewoven'>): State => {
  const { mergedInto: _, ...own } = made
  return {
    ...own,
    now: before.now,
    length: before.length,
    counts: {
      heard: made.counts.heard,
      sent: Math.max(before.counts.sent, made.counts.sent),
      challenges: Math.max(before.counts.challenges, made.counts.challenges),
      checkouts: Math.max(before.counts.checkouts, made.counts.checkouts),
      // What the CRM was told of another was told under their name, and counts there.
      crm: before.counts.crm,
    },
    // Who has had their codes for today has had them, whoever they are by then.
    codes: [...new Set([...before.codes, ...made.codes])].sort((a, b) => a - b).slice(-KEPT_CODES),
    ...(before.parted !== undefined && { parted: before.parted }),
    deskCalls: Math.max(before.deskCalls, made.deskCalls),
    meetings: { ...made.meetings, count: Math.max(before.meetings.count, made.meetings.count) },
    departed: departedWith(before, made, event),
  }
}

/** What has left stays away, also when words of it arrive late; whoever it is by itself now is there. */
const departedWith = (
  before: State,
  made: State,
  { why, from, address }: Of<'rewoven'>,
): State['departed'] => {
  const away = made.departed.filter((key) => key !== addressKey(address))
  return why === 'parted' && from === before.person ? [...away, addressKey(address)] : away
}
