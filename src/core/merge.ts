import { type Address, addressKey, sameAddress, strangerAt } from './address.ts'
import { termsHash, termsOf } from './catalogue.ts'
import { KEPT_CODES } from './challenged.ts'
import { openDiffering } from './differing.ts'
import type { Decided, Event, EventOf, Incoming } from './event.ts'
import type { PersonId } from './ids.ts'
import type { Differing } from './merge-event.ts'
import { nameIn } from './names.ts'
import type { Rules } from './rules.ts'
import type { Signal } from './signal.ts'
import type { State } from './state.ts'

/**
 * Who becomes whom (M7). The smaller name stays: whoever asks, on whichever node and however often, names the same one, so
 * two persons can never each be gone into the other, and a chain of them has an end. Of whom nobody was heard yet goes in any
 * case: they have asked nobody, so nobody waits for them.
 */
export const mergeAsked = (
  state: State,
  { into, at, address }: EventOf<'merge-asked'>,
): readonly Decided[] => {
  if (into === state.person) return []
  if (into < state.person || isNobodyYet(state)) return [{ kind: 'merged-away', at, into, address }]
  const event: Incoming = { kind: 'merge-asked', at, into: state.person, address }
  return [{ kind: 'passed-on', at, to: into, event }]
}

const isNobodyYet = ({ addresses }: State): boolean => Object.keys(addresses).length === 0

/** Words from an address that has left them are for whoever is there now (M6). */
export const departedWords = (
  { person, departed }: State,
  event: EventOf<'message-received'>,
): readonly Decided[] => {
  const to = strangerAt(event.address)
  return departed.includes(addressKey(event.address)) && to !== person
    ? [{ kind: 'passed-on', at: event.at, to, event }]
    : []
}

/** What comes to somebody who has become another goes on to them; of their own timers they have set new ones. */
export const passedOn = (event: Event, into: PersonId): readonly Decided[] =>
  isForThem(event) ? [{ kind: 'passed-on', at: event.at, to: into, event }] : []

const isForThem = (event: Event): event is Incoming => event.kind !== 'timer-fired'

/** Whether this person is another by now, and the event is not what makes them one by themselves again. */
export const isGone = (state: State, event: Event): state is State & { readonly mergedInto: PersonId } =>
  state.mergedInto !== undefined && event.kind !== 'rewoven'

/** A recap whose terms are not what both of them said, and a link without its own recap and yes, stand no longer (A5, A10). */
export const afterWeaving = (
  state: State,
  { events }: EventOf<'rewoven'>,
  rules: Rules,
): readonly Decided[] => {
  const { recap, acceptance, checkout, payment, now } = state
  if (payment) return besideOrder(state, events)
  // What they are asked about first is not in any recap.
  if (recap && openDiffering(state))
    return [{ kind: 'recap-withdrawn', at: now, hash: recap.hash, reason: 'changed' }]
  // The one took back a recap that the other's yes or link was for.
  if (!recap) {
    const rests = checkout?.standing === 'open' ? checkout : acceptance
    return rests ? [{ kind: 'recap-withdrawn', at: now, hash: rests.hash, reason: 'changed' }] : []
  }
  const known = termsOf(state.signals, rules.business.catalogue, now)
  const isStill = known.kind === 'complete' && termsHash(known.terms) === recap.hash
  // Nor is a yes of the one to something else an answer to what the other was shown last.
  const isOther =
    (acceptance !== null && acceptance.hash !== recap.hash) ||
    (checkout?.standing === 'open' && acceptance?.hash !== checkout.hash)
  return isStill && !isOther
    ? []
    : [{ kind: 'recap-withdrawn', at: now, hash: recap.hash, reason: 'changed' }]
}

/** Beside an order of the one, neither a link of the other can be paid, nor do its terms pass for what was ordered (A6, D7). */
const besideOrder = (state: State, events: readonly Event[]): readonly Decided[] => {
  const { recap, checkout, now } = state
  const ordered = hashOrdered(state, events)
  const isOther = recap !== null && ordered !== undefined && recap.hash !== ordered
  if (checkout?.standing !== 'open' && !isOther) return []
  const hash = recap?.hash ?? checkout?.hash ?? ''
  return [{ kind: 'recap-withdrawn', at: now, hash, reason: 'changed' }]
}

/** The journal tells: the recap and the link that stand may be the other's. */
const hashOrdered = ({ payment }: State, events: readonly Event[]): string | undefined =>
  events
    .filter((event) => event.kind === 'checkout-offered' || event.kind === 'order-placed')
    .findLast(({ checkout }) => checkout === payment?.checkout)?.hash

/** What was known before the weaving and is of the person and not of their words: names that must never come twice. */
export const rewovenState = (before: State, made: State, event: EventOf<'rewoven'>): State => {
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
    ...openFacts(before, event),
    ...elsewhereAfter(before, event),
    meetings: { ...made.meetings, count: Math.max(before.meetings.count, made.meetings.count) },
    departed: departedWith(before, made, event),
  }
}

/** What either had not said which is right of, and what differs between the two; what has left takes its words along. */
const openFacts = (
  before: State,
  { why, from, address, differing = [] }: EventOf<'rewoven'>,
): Pick<State, 'differing'> => {
  const known = why === 'parted' && from !== before.person ? [] : (before.differing ?? [])
  const all = [...differing, ...known.filter((one) => !differing.some(isOfKind(one)))]
  const left = why === 'merged' ? all : all.filter((one) => ![one.earlier, one.later].some(isFrom(address)))
  return left.length === 0 ? {} : { differing: left }
}

const isOfKind =
  ({ later }: Differing) =>
  (other: Differing): boolean =>
    other.later.kind === later.kind

const isFrom =
  (address: Address) =>
  ({ evidence }: Signal): boolean =>
    sameAddress(evidence.address, address)

/** What has left is somebody else's; whoever comes back brings theirs along. */
const elsewhereAfter = (
  { person, elsewhere = {} }: State,
  { why, from, address, gone = [], there = strangerAt(address) }: EventOf<'rewoven'>,
): Pick<State, 'elsewhere'> => {
  const kept = Object.entries(elsewhere).filter(([, who]) => why === 'parted' || who !== from)
  const left = why === 'parted' && from === person ? gone.map((name) => [name, there] as const) : []
  const all = [...kept, ...left]
  return all.length === 0 ? {} : { elsewhere: Object.fromEntries(all) }
}

/** Who has by now what an event is about, where that left with an address (M6); null: they themselves. */
export const goneWith = ({ person, elsewhere }: State, event: Event): PersonId | null => {
  const name = nameIn(event)
  const who = name === null ? undefined : elsewhere?.[name]
  return who === undefined || who === person ? null : who
}

/** What has left stays away, also when words of it arrive late; whoever it is by itself now is there. */
const departedWith = (
  before: State,
  made: State,
  { why, from, address }: EventOf<'rewoven'>,
): State['departed'] => {
  const away = made.departed.filter((key) => key !== addressKey(address))
  return why === 'parted' && from === before.person ? [...away, addressKey(address)] : away
}
