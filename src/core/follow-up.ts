import { authorityOf, holds } from './authority.ts'
import { buyerZone } from './buyer-zone.ts'
import { startDay, termsHash } from './catalogue.ts'
import { lastWordOf } from './engagement.ts'
import type { Decided, EventOf } from './event.ts'
import { ended } from './follow-end.ts'
import { openFrom, placeFor } from './follow-place.ts'
import type { FollowUp, Occasion, Silence } from './follow-up-event.ts'
import { wishOf } from './follow-wish.ts'
import { upcoming } from './meetings.ts'
import type { Policy } from './policy.ts'
import type { Rules } from './rules.ts'
import { alive } from './signal.ts'
import { afterTurn, SILENCE } from './silence.ts'
import type { State } from './state.ts'
import { after, days, type Instant, instant, later, minutes } from './time.ts'
import { timeAt } from './zone.ts'

/**
 * When somebody who has fallen silent is written to, and about what (A7, D8). It is read off what is known each time anew, as the
 * turn ends and again when the time has come, so that nothing has to be called off.
 *
 * F1 Any word of theirs, on any channel, ends what was waited for; so does whatever `ended` names.
 * F2 Each occasion has its waits in the policy, as many as may come of the same matter; and two texts, so no words come twice.
 * F3 Over all occasions: so many for one person, so many within a time, and never two within so long.
 * F4 Only where they may be reached, and within the hours there (`placeFor`, `openFrom`).
 * F5 Only where something of theirs is remembered that still counts: nobody is nudged about nothing.
 * F6 What could not be said for so long that it has grown stale is never said.
 */
export const nextFollowUp = (state: State, rules: Rules): Due | null => {
  if (ended(state) !== null) return null
  const { followUps } = rules.business.policy
  const to = placeFor(state, rules)
  if (!to || state.followed.length >= followUps.perDeal) return null
  const free = freeFrom(state, followUps)
  const dues = occasionsOf(state, rules).flatMap((one) => {
    const due = dueOf(one, state, followUps)
    if (due === null) return []
    const at = openFrom(to, later(later(due, free), state.now), state, rules)
    if (at >= one.until || at - due > STALE || placeFor(state, rules, at) === null) return []
    return [{ ...one, to, at, due, again: timesOf(one.of, state) > 0 }]
  })
  return dues.sort((a, b) => a.at - b.at || a.due - b.due)[0] ?? null
}

/** A follow-up that is to come: `at` is when it may, `due` when its wait is over. */
export type Due = FollowUp & { readonly at: Instant; readonly due: Instant }

/** F6 */
const STALE = days(5)

/** The time has come: they are written to, or it is looked again later (F1 to F6). */
export const followUp = (
  state: State,
  { timer, at }: EventOf<'timer-fired'>,
  rules: Rules,
): readonly Decided[] => {
  const next = timer === SILENCE ? nextFollowUp(state, rules) : null
  if (next === null) return []
  if (next.at > state.now) return [{ kind: 'follow-up-waits', at, of: next.of, until: next.at }]
  const { of, matter, again, since, to, terms } = next
  const on = wishOf(state).map(({ evidence }) => evidence.message)
  return [
    {
      kind: 'followed-up',
      at,
      of,
      matter,
      again,
      since,
      to,
      on: [...new Set(on)],
      ...(terms && { terms }),
    },
  ]
}

/** What may be followed up, if nothing is said: `from` when its first wait begins, or the very time that it is due; `until` when it is over. */
type Open = Pick<FollowUp, 'of' | 'matter' | 'since' | 'terms'> & {
  readonly from: Instant
  readonly agreed?: true
  readonly until: Instant
}

const NEVER = instant(Number.MAX_SAFE_INTEGER)

const occasionsOf = (state: State, rules: Rules): readonly Open[] => {
  const last = lastWordOf(state)
  if (last === null) return []
  const meeting = ofMeeting(state, last)
  // Whoever is met is not written to before that.
  if (upcoming(state)) return meeting ? [meeting] : []
  const silence = afterTurn(state)
  const waited = silence && last <= silence.since && !meeting ? ofSilence(silence, state, rules) : null
  // Before the day that they named themselves they are left in peace.
  if (waited?.agreed) return [waited]
  return [...(meeting ? [meeting] : []), ...(waited ? [waited] : []), ...ofTime(state, last, rules)]
}

/** F5 */
const ofSilence = (silence: Silence, state: State, rules: Rules): Open | null => {
  const { since, of, about, terms, until: day } = silence
  if (!terms && wishOf(state).length === 0) return null
  const { checkout } = state
  switch (of) {
    case 'question':
      if (state.question?.about !== about) return null
      return { of, matter: about ?? '', since, from: since, until: NEVER }
    case 'deferral': {
      const matter = terms ? termsHash(terms) : 'suggestion'
      if (day === undefined) return { of, matter, since, from: since, until: NEVER, ...(terms && { terms }) }
      const from = timeAt(day, MORNING, buyerZone(state, rules))
      return { of, matter: day, since, from, agreed: true, until: NEVER, ...(terms && { terms }) }
    }
    default: {
      const opened = of === 'link' ? (checkout?.openedAt ?? since) : since
      const matter = terms ? termsHash(terms) : ''
      return { of, matter, since, from: later(since, opened), until: NEVER, ...(terms && { terms }) }
    }
  }
}

/** A meeting that will be over, or was called off, and of which nothing was said since. */
const ofMeeting = ({ meetings: { booking } }: State, last: Instant): Open | null => {
  if (!booking || booking.reference === null) return null
  const { id, slot, changedAt } = booking
  if (booking.standing === 'off')
    return last > changedAt
      ? null
      : { of: 'cancellation', matter: `${id} ${changedAt}`, since: last, from: changedAt, until: NEVER }
  if (booking.standing !== 'booked' || last > slot.start) return null
  return { of: 'meeting', matter: id, since: last, from: slot.end, until: NEVER }
}

/** Whoever was qualified when they spoke last is not forgotten: after weeks, and when their day comes near (F5). */
const ofTime = (state: State, last: Instant, rules: Rules): readonly Open[] => {
  const then = { ...state, now: last }
  if (wishOf(state).length === 0 || !holds(authorityOf(then, rules), 'qualify')) return []
  const quiet = later(last, state.followed.at(-1)?.at ?? last)
  const silence: Open = { of: 'silence', matter: `${last}`, since: last, from: quiet, until: NEVER }
  const timeline = alive(state.signals, 'timeline', state.now)
  const [lead] = rules.business.policy.followUps.date
  if (!timeline || lead === undefined) return [silence]
  const start = timeAt(startDay(timeline), MORNING, buyerZone(state, rules))
  const from = instant(start - lead)
  return from <= after(last, lead)
    ? [silence]
    : [silence, { of: 'date', matter: timeline.day, since: last, from, agreed: true, until: start }]
}

/** When a day's follow-up is due, by the clocks they go by. */
const MORNING = minutes(10 * 60)

/** F2: null where there is no wait left for it. */
const dueOf = (open: Open, state: State, followUps: Policy['followUps']): Instant | null => {
  const before = state.followed.filter(isSameMatter(open))
  const wait = followUps[open.of][before.length]
  if (wait === undefined || timesOf(open.of, state) >= TEXTS) return null
  const last = before.at(-1)
  if (last) return after(later(last.at, open.from), wait)
  return open.agreed ? open.from : after(open.from, wait)
}

/** Each occasion can be put in two ways. */
const TEXTS = 2

const timesOf = (of: Occasion, { followed }: State): number => followed.filter((one) => one.of === of).length

/** Of the same terms they are reminded as of one thing, wherever they had come with them. */
const isSameMatter =
  ({ of, matter }: Open) =>
  (one: State['followed'][number]): boolean =>
    one.matter === matter && (one.of === of || (isOfTerms(one.of) && isOfTerms(of)))

const isOfTerms = (of: Occasion): boolean => of === 'recap' || of === 'terms' || of === 'link'

/** F3: from when on another may come at all. */
const freeFrom = ({ followed }: State, { apart, cap }: Policy['followUps']): Instant => {
  const last = followed.at(-1)
  const oldest = followed.at(-cap.most)
  const spaced = last ? after(last.at, apart) : instant(0)
  return oldest ? later(spaced, after(oldest.at, cap.within)) : spaced
}
