import fc from 'fast-check'
import type { Incoming } from '#core/event'
import type { Playbook } from '#core/playbook'
import type { Reading } from '#core/reading'
import type { TimeWindow } from '#core/slot'
import type { Checkout } from '#core/state'
import { addDays, after, instant, later, milliseconds, minutes } from '#core/time'
import {
  FIRST,
  type Happening,
  histories,
  reports,
  type Says,
  TEXT,
  WEB,
  type What,
  what,
} from './happenings.ts'
import { beginning, MONDAY, nothing, type Played, play, said } from './play.ts'
import { reported } from './reported.ts'

const plainly = (reading: Partial<Reading>): Happening => ({
  wait: 1_000,
  what: { does: 'says', on: WEB, text: TEXT, reading: { ...nothing, ...reading } },
})

const yes = plainly({
  acceptance: { verdict: 'accept', tier: 'explicit', hesitates: false, reason: 'covered', spans: [] },
})

/** What was known of them before they wrote. */
const early = fc.array(fc.record({ wait: fc.constant(0), what: reports }), { maxLength: 2 })

/** A buyer who says everything that is needed, and yes to all that is asked. */
const eager: readonly Happening[] = [
  plainly({
    noticed: [
      { kind: 'need', value: 'coffee machines', quote: 'it', confidence: 1 },
      { kind: 'quantity', value: 40, quote: 'it', confidence: 1 },
      { kind: 'timeline', value: { day: addDays(FIRST, 30), bound: 'on' }, quote: 'it', confidence: 1 },
      { kind: 'readiness', value: true, quote: 'it', confidence: 1 },
    ],
  }),
  yes,
  yes,
]

const pays: Happening = { wait: 1_000, what: { does: 'pays', right: true } }

/** What was paid goes back in part, and what was not paid does not. */
const goesBack: Happening = {
  wait: 1_000,
  what: { does: 'provider', tells: 'refunded', of: eager.length },
}

const TEN: TimeWindow = {
  first: addDays(FIRST, 1),
  last: addDays(FIRST, 1),
  from: minutes(600),
  to: minutes(600),
}

const wishes = (wish: 'book' | 'time'): Happening =>
  plainly({ noticed: [{ kind: 'meeting', value: { wish, when: [TEN] }, quote: 'it', confidence: 0.9 }] })

const told = (says: 'yes' | 'taken'): Happening => ({ wait: 1_000, what: { does: 'calendar', says } })

/** A buyer who asks for a time, takes it, and is told that it is theirs. */
const keen: readonly Happening[] = [wishes('book'), wishes('time'), told('yes')]

/** Random histories; many begin some way along the way to a yes, and go anywhere from there. Other systems speak all the while. */
export const lives = (playbook: Playbook, from: Played = beginning): fc.Arbitrary<Played> =>
  fc
    .tuple(fc.constantFrom(eager, keen), fc.nat(3), histories, early)
    .map(([begins, steps, history, before]) =>
      live([...before, ...begins.slice(0, steps), ...history], playbook, from),
    )

/** Somebody who is on the way to a link, or has one already, and goes anywhere from there. */
export const eagerLives = (playbook: Playbook): fc.Arbitrary<Played> =>
  fc
    .tuple(fc.integer({ min: 1, max: eager.length }), histories)
    .map(([steps, history]) => live([...eager.slice(0, steps), ...history], playbook))

/** Somebody who has a time, and goes anywhere from there. */
export const keenLives = (playbook: Playbook): fc.Arbitrary<Played> => lives(playbook, live(keen, playbook))

/** Somebody who has a link, has paid or has their money back, and what is said and told of money from there, in any order. */
export const moneyLives = (playbook: Playbook): fc.Arbitrary<Played> =>
  fc
    .tuple(
      fc.constantFrom(eager, [...eager, pays], [...eager, pays, goesBack]),
      fc.array(fc.record({ wait: fc.integer({ min: 0, max: 40_000 }), what }), { maxLength: 8, size: 'max' }),
    )
    .map(([begins, history]) => live([...begins, ...history], playbook))

/** Somebody who comes back when the link has lapsed, is shown the recap anew, and by then has paid on the old link. */
export const latePayer = (playbook: Playbook): Played =>
  live([...eager, { ...plainly({}), wait: minutes(61) }, pays], playbook)

/** Plays a history to its end. */
const live = (history: readonly Happening[], playbook: Playbook, from = beginning): Played => {
  let played = from
  let at = later(from.state.now, MONDAY)
  for (const [n, { wait: length, what: next }] of history.entries()) {
    at = after(at, milliseconds(length))
    const event = incoming(next, played, at, from.events.length + n)
    if (event) played = play(played, event, playbook, () => (next.does === 'says' ? next.reading : nothing))
  }
  return played
}

const incoming = (next: What, played: Played, at: typeof MONDAY, n: number): Incoming => {
  if (next.does === 'says') return said(next.text, next.on, at, `m${n}`)
  if (next.does === 'calendar') return fromCalendar(next.says, played, at)
  if (next.does === 'reports') return reported(next.fact, at, instant(at - next.ago), `r${n}`)
  const { checkout } = played.state
  if (next.does === 'nothing' || !checkout)
    return { kind: 'timer-fired', at, timer: n % 2 === 0 ? 'recap' : 'silence' }
  if (next.does === 'provider') return fromProvider(next, checkout, at)
  return {
    kind: 'payment-received',
    at,
    checkout: checkout.id,
    hash: checkout.hash,
    amount: next.right ? checkout.terms.dueNow : 1,
    provider: 'builtin',
    reference: `r${n}`,
  }
}

/** News of the payment that the `of`-th thing in a life would have been, or of nothing that ever was. */
const fromProvider = (
  { tells, of }: Extract<What, { does: 'provider' }>,
  { id: checkout, terms }: Checkout,
  at: typeof MONDAY,
): Incoming => {
  const told = { at, checkout, provider: 'builtin', reference: `x${of}` }
  switch (tells) {
    case 'failed':
      return { kind: 'payment-failed', how: 'declined', ...told }
    case 'restored':
      return { kind: 'payment-restored', amount: terms.dueNow, payment: `r${of}`, ...told }
    case 'ignored':
      return { kind: 'payment-ignored', why: 'another-account', ...told }
    case 'opened':
      return { kind: 'link-opened', at, checkout, found: 'open' }
    default:
      return {
        kind: 'payment-reversed',
        how: tells,
        amount: terms.dueNow / (1 + (of % 2)),
        payment: `r${of}`,
        ...told,
      }
  }
}

/** The calendar answers the last thing that was asked of it, if it has not yet; else the clock reminds of a meeting. */
const fromCalendar = (says: Says, played: Played, at: typeof MONDAY): Incoming => {
  const { acts, events } = played
  const unasked = fromHost(says, played, at)
  if (unasked) return unasked
  const asked = acts.flatMap((act) =>
    act.act === 'book' || act.act === 'move' || act.act === 'cancel' ? [act] : [],
  )
  const said = events.filter(
    (event) => /^booking-(?:confirmed|failed|cancelled)$/.test(event.kind) && !('seen' in event),
  )
  const act = asked[said.length]
  if (!act) return { kind: 'timer-fired', at, timer: 'reminder' }
  const { booking } = act
  if (says === 'taken' && act.act !== 'cancel')
    return { kind: 'booking-failed', at, booking, reason: 'taken', detail: null }
  if (says === 'away') return { kind: 'booking-failed', at, booking, reason: 'unavailable', detail: 'away' }
  if (act.act === 'cancel') return { kind: 'booking-cancelled', at, booking }
  return {
    kind: 'booking-confirmed',
    at,
    booking,
    slot: act.slot,
    reference: `B-${said.length}`,
    pending: says === 'off',
  }
}

/** What nobody here asked for, if there is anything that it can be about. */
const fromHost = (says: Says, { acts, state }: Played, at: typeof MONDAY): Incoming | null => {
  const held = acts.findLast(({ act }) => act === 'hold')
  if (says === 'gone') return held?.act === 'hold' ? { kind: 'hold-failed', at, slot: held.slot } : null
  const { booking } = state.meetings
  if (!booking) return null
  const { id, slot, reference } = booking
  // A host has only what the calendar has taken.
  if (reference === null) return null
  if (says === 'off-there') return { kind: 'booking-cancelled', at, booking: id, seen: 'cancelled' }
  if (says !== 'moved-there') return null
  const later = { start: after(slot.start, minutes(60)), end: after(slot.end, minutes(60)) }
  return { kind: 'booking-confirmed', at, booking: id, slot: later, reference, pending: false, seen: true }
}
