import { addressKey } from './address.ts'
import { NO_MEETINGS } from './booking.ts'
import {
  agreed,
  closed,
  heardAt,
  isSuppressedAt,
  parted,
  reopened,
  silenceBefore,
  withProven,
} from './contacts.ts'
import type { Event } from './event.ts'
import { heardIn } from './heard.ts'
import type { PersonId } from './ids.ts'
import { REMINDER } from './meet.ts'
import { isOfMeeting, reminded, withMeeting } from './meetings.ts'
import { afterQueued, delivered, revived } from './outgoing.ts'
import { learn } from './signal.ts'
import type { State, ThisTurn } from './state.ts'
import { instant, later, milliseconds } from './time.ts'
import { withoutRecap } from './withdrawal.ts'

/** A person nobody has heard anything of yet. */
export const initialState = (person: PersonId): State => ({
  person,
  now: instant(0),
  length: 0,
  addresses: {},
  signals: {},
  question: null,
  asked: {},
  offered: [],
  offeredIn: null,
  recap: null,
  lastTerms: null,
  acceptance: null,
  acknowledged: {},
  checkout: null,
  payment: null,
  meetings: NO_MEETINGS,
  challenge: null,
  agreements: {},
  codes: [],
  departed: [],
  outgoing: {},
  counts: { heard: 0, sent: 0, challenges: 0, checkouts: 0 },
  handOffs: [],
  level: 'engage',
  turn: NO_TURN,
})

/** A state as an earlier version left it, with what has been added since (M8). */
export const completed = (state: State): State => ({ ...initialState(state.person), ...state })

/** The state after one more event: the only way a state ever comes to be (M1). */
export const evolve = (state: State, event: Event): State =>
  apply({ ...state, now: later(state.now, event.at), length: state.length + 1 }, event)

/** The state after many events. */
export const fold = (state: State, events: readonly Event[]): State => events.reduce(evolve, state)

const NO_TURN: ThisTurn = {
  heard: [],
  pause: milliseconds(0),
  more: false,
  lookedUp: {},
  composed: {},
  news: null,
  joined: null,
  closed: false,
  reopened: null,
  code: null,
  unclear: null,
  learned: [],
  reverted: null,
}

const apply = (state: State, event: Event): State => {
  if (isOfMeeting(event)) return withMeeting(state, event)
  switch (event.kind) {
    case 'message-received':
      return event.activity.type === 'message' ? heard(state, event) : state
    case 'choice-taken':
      return inTurn(state, {
        heard: state.turn.heard.map((heard) =>
          heard.message === event.message ? { ...heard, meant: event.choice.value } : heard,
        ),
      })
    case 'message-read':
      return inTurn(state, {
        heard: state.turn.heard.map((heard) =>
          heard.message === event.message ? { ...heard, reading: event.reading } : heard,
        ),
      })
    case 'looked-up':
      return inTurn(state, { lookedUp: { ...state.turn.lookedUp, [event.question]: event.passages } })
    case 'composed':
      return inTurn(state, {
        composed: { ...state.turn.composed, [event.order]: event.message },
      })
    case 'hosted':
      return inTurn(state, { hosted: { ...state.turn.hosted, [event.bot]: event.said } })
    case 'code-checked':
      return inTurn(
        event.right || !state.challenge
          ? state
          : { ...state, challenge: { ...state.challenge, tries: state.challenge.tries + 1 } },
        { code: event.right ? 'right' : 'wrong' },
      )
    case 'signal-kept':
      return inTurn(
        {
          ...state,
          signals: learn(state.signals, event.signal),
          question: state.question?.about === event.signal.kind ? null : state.question,
        },
        { learned: [...state.turn.learned, event.signal.kind] },
      )
    case 'question-put':
      return {
        ...state,
        question: { about: event.about, at: event.at, outgoing: null },
        asked: { ...state.asked, [event.about]: (state.asked[event.about] ?? 0) + 1 },
        recap: state.recap && event.about === 'acceptance' ? { ...state.recap, awaiting: true } : state.recap,
      }
    case 'opted-out':
      return closed(state, event.address, event.blocked ?? false)
    case 'address-closed':
      return closed(state, event.address, true)
    case 'opted-in':
      return reopened(state, event.address)
    case 'consent-given':
      return agreed(state, event)
    case 'started-over':
      return {
        ...state,
        signals: {},
        question: null,
        asked: {},
        offered: [],
        offeredIn: null,
        challenge: null,
      }
    case 'code-issued':
      return {
        ...state,
        challenge: {
          id: event.challenge,
          for: event.for,
          from: event.from,
          expiresAt: event.expiresAt,
          tries: 0,
        },
        codes: [...state.codes, event.at].slice(-KEPT_CODES),
        counts: { ...state.counts, challenges: state.counts.challenges + 1 },
      }
    case 'address-joined':
      return {
        ...withProven(state, event),
        challenge: null,
        question: null,
        departed: state.departed.filter((key) => key !== addressKey(event.address)),
      }
    case 'address-left':
      return parted(state, event.address)
    case 'address-taken':
      return parted(state, event.address)
    case 'past-joined':
      return inTurn(
        { ...state, signals: event.signals.reduce(learn, state.signals) },
        { news: 'joined', joined: event.address },
      )
    case 'recap-stated':
      return {
        ...state,
        lastTerms: state.recap?.terms ?? state.lastTerms,
        recap: { terms: event.terms, hash: event.hash, statedAt: event.at, awaiting: false, outgoing: null },
        acceptance: null,
        acknowledged: {},
      }
    case 'recap-withdrawn':
      return inTurn(withoutRecap(state, event.reason), {
        reverted:
          event.reason === 'refused' || event.reason === 'hedged' ? event.reason : state.turn.reverted,
      })
    case 'acceptance-recorded':
      return {
        ...state,
        question: null,
        recap: state.recap && { ...state.recap, awaiting: false },
        acceptance: {
          hash: event.hash,
          tier: event.tier,
          evidence: event.evidence,
          validUntil: event.validUntil,
        },
      }
    case 'acceptance-unclear':
      return inTurn(
        { ...state, recap: state.recap && { ...state.recap, awaiting: false } },
        { unclear: event.about },
      )
    case 'acknowledged':
      return {
        ...state,
        question: null,
        acknowledged: {
          ...state.acknowledged,
          [event.acknowledgement]: { hash: event.hash, evidence: event.evidence },
        },
      }
    case 'checkout-offered':
      return {
        ...state,
        checkout: {
          id: event.checkout,
          hash: event.hash,
          terms: event.terms,
          expiresAt: event.expiresAt,
          to: event.to,
          standing: 'open',
        },
        // The yes was given for this link, and lives as long as it does.
        acceptance: state.acceptance && { ...state.acceptance, validUntil: event.expiresAt },
        counts: { ...state.counts, checkouts: state.counts.checkouts + 1 },
      }
    case 'paid':
      return inTurn(
        {
          ...state,
          payment: { receipt: event.receipt, checkout: event.checkout, at: event.at },
          checkout: state.checkout && { ...state.checkout, standing: 'paid' },
          question: null,
          offered: [],
          offeredIn: null,
        },
        { news: 'paid' },
      )
    case 'payment-disputed':
      return inTurn(state, { news: 'payment-disputed' })
    case 'payment-failed':
      return isOpen(state, event.checkout) ? inTurn(state, { news: 'payment-failed' }) : state
    case 'payment-reversed':
      return state.payment?.checkout === event.checkout
        ? inTurn(
            { ...state, payment: { ...state.payment, reversed: event.how } },
            { news: 'payment-reversed' },
          )
        : state
    case 'timer-fired':
      return event.timer === REMINDER ? reminded(state) : state
    case 'hand-off-requested':
      return state.handOffs.some(({ trigger }) => trigger === event.trigger)
        ? state
        : { ...state, handOffs: [...state.handOffs, { trigger: event.trigger, at: event.at }] }
    case 'message-queued':
      return afterQueued(state, event)
    case 'delivery-updated':
      return undeliverable({ ...state, outgoing: delivered(state.outgoing, event) }, event)
    case 'delivery-revived':
      return { ...state, outgoing: revived(state.outgoing, event.outgoing) }
    case 'authority-changed':
      return { ...state, level: event.to }
    case 'turn-ended':
      return { ...state, turn: NO_TURN }
    case 'turn-failed':
      return { ...state, turn: { ...NO_TURN, news: 'turn-failed' } }
    case 'verdict-given':
    case 'payment-received':
      return state
    default:
      // An event of a later version, read by an older one: unknown here, and no reason to lose what is known.
      event satisfies never
      return state
  }
}

const KEPT_CODES = 20

const isOpen = ({ checkout }: State, id: string): boolean =>
  checkout?.id === id && checkout.standing === 'open'

const heard = (state: State, event: Extract<Event, { kind: 'message-received' }>): State => {
  if (state.departed.includes(addressKey(event.address))) return state
  const { turn, counts } = state
  const known = { ...heardAt(state, event.address, event.at), counts: { ...counts, heard: counts.heard + 1 } }
  return inTurn(known, {
    heard: [...turn.heard, heardIn(event)],
    pause: turn.heard.length > 0 ? turn.pause : silenceBefore(state, event.at),
    more: event.more,
  })
}

const inTurn = (state: State, change: Partial<ThisTurn>): State => ({
  ...state,
  turn: { ...state.turn, ...change },
})

/** What was kept back from an address that nobody closed here was refused there: the platform knows of an opt-out that we do not. */
const undeliverable = (state: State, news: Extract<Event, { kind: 'delivery-updated' }>): State => {
  const to = state.outgoing[news.outgoing]?.to
  if (!to || news.state !== 'suppressed') return state
  return { ...closed(state, to, !isSuppressedAt(to, state)), turn: state.turn }
}
