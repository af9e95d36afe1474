import { addressKey } from './address.ts'
import { afterParting } from './after-parting.ts'
import { NO_MEETINGS } from './booking.ts'
import { challenged } from './challenged.ts'
import {
  agreed,
  closed,
  heardAt,
  reopened,
  silenceBefore,
  silenceThere,
  undeliverable,
  withoutAddress,
  withProven,
} from './contacts.ts'
import { withLink, withoutSpent } from './continuing.ts'
import { dealt } from './deal.ts'
import { atDesk } from './desk-evolve.ts'
import { settled } from './differing.ts'
import { EDITION } from './edition.ts'
import { pacesWith } from './engagement.ts'
import type { Event, EventOf } from './event.ts'
import { followedUp } from './followed.ts'
import { called, decidedOn, handedOver, judged } from './handed-over.ts'
import { heardIn, withHeard, withReading } from './heard.ts'
import type { PersonId } from './ids.ts'
import { inTurn } from './in-turn.ts'
import { isOfLink } from './link-event.ts'
import { joinedAlone, saidAlong } from './login.ts'
import { isOfMeeting, reminded, withMeeting } from './meetings.ts'
import { rewovenState } from './merge.ts'
import { afterQueued, delivered, revived } from './outgoing.ts'
import { standing } from './place.ts'
import type { Expecting } from './reading.ts'
import { awaited, withBrought, withKept, withLost } from './received.ts'
import { isReminder } from './reminder.ts'
import { isOfReport } from './report.ts'
import { confirmable, withPut, withReport } from './reports.ts'
import { learn } from './signal.ts'
import { afterAsking, afterTurn } from './silence.ts'
import { billed, withUse } from './spent.ts'
import type { State, ThisTurn } from './state.ts'
import { instant, later, milliseconds } from './time.ts'
import { lostWith } from './understood.ts'
import { withoutUnknown, withUnknown } from './unknown.ts'
import { takenBack } from './withdrawal.ts'
import { countedIn, isOfWords, withWords } from './words.ts'

/** A person nobody has heard anything of yet. */
export const initialState = (person: PersonId): State => ({
  person,
  edition: EDITION,
  now: instant(0),
  length: 0,
  addresses: {},
  signals: {},
  reports: {},
  put: {},
  question: null,
  stood: [],
  asked: {},
  offered: [],
  offeredIn: null,
  recap: null,
  lastTerms: null,
  acceptance: null,
  acknowledged: {},
  checkout: null,
  silence: null,
  followed: [],
  declined: false,
  payment: null,
  meetings: NO_MEETINGS,
  challenge: null,
  identity: null,
  paces: [],
  agreements: {},
  codes: [],
  departed: [],
  outgoing: {},
  files: [],
  counts: { heard: 0, sent: 0, challenges: 0, checkouts: 0, crm: 0 },
  handOffs: [],
  lost: 0,
  desk: null,
  deskCalls: 0,
  level: 'engage',
  turn: NO_TURN,
})

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
  follows: null,
  joined: null,
  lost: null,
  closed: false,
  reopened: null,
  code: null,
  unclear: null,
  learned: [],
  reverted: null,
}

const apply = (state: State, event: Event): State => {
  if (isOfMeeting(event)) return withMeeting(state, event)
  if (isOfLink(event)) return withLink(state, event)
  if (isOfReport(event)) return withReport(state, event)
  if (isOfWords(event)) return withUse(withWords(state, event), event)
  switch (event.kind) {
    case 'message-received':
      return event.activity.type === 'message' ? heard(state, event) : state
    case 'choice-taken':
      return withHeard(state, event.message, { meant: event.choice.value, chosen: true })
    case 'message-read':
      return withUse(withReading(withUnknown(state, event), event), event)
    case 'hosted':
      return inTurn(state, { hosted: { ...state.turn.hosted, [event.bot]: event.said } })
    case 'signal-kept':
      return inTurn(
        {
          ...settled(state, event.signal.kind),
          signals: learn(state.signals, event.signal),
          question: state.question?.about === event.signal.kind ? null : state.question,
        },
        { learned: [...state.turn.learned, event.signal.kind] },
      )
    case 'question-put':
      return {
        ...(event.report ? withPut(state, [event.about]) : state),
        question: { about: event.about, at: event.at, outgoing: null, ...confirmable(state, event) },
        ...standing(state, event),
        silence: afterAsking(state, event.about, event.at),
        asked: asking(state, event.about),
        recap: state.recap && event.about === 'acceptance' ? { ...state.recap, awaiting: true } : state.recap,
      }
    case 'opted-out':
    case 'address-closed':
      return closed(state, event.address, event.kind === 'address-closed' || (event.blocked ?? false))
    case 'opted-in':
      return reopened(state, event.address)
    case 'consent-given':
      return agreed(state, event)
    case 'started-over':
      return {
        ...settled(withoutUnknown(state)),
        signals: {},
        reports: {},
        put: {},
        silence: null,
        question: null,
        stood: [],
        asked: {},
        offered: [],
        offeredIn: null,
        challenge: null,
        checkout: takenBack(state.checkout),
      }
    case 'code-issued':
    case 'code-counted':
    case 'code-checked':
    case 'identity-proven':
      return challenged(state, event)
    case 'address-joined':
      return {
        ...withProven(state, event),
        ...withoutSpent(state, event.challenge),
        challenge: null,
        question: null,
        departed: state.departed.filter((key) => key !== addressKey(event.address)),
      }
    case 'logged-in':
      return inTurn(state, { news: 'logged-in', login: { here: event.address, user: event.user } })
    case 'file-kept':
      return withKept(state, event)
    case 'file-lost':
      return withLost(state, event)
    case 'address-left':
      return inTurn(withoutAddress(state, event.address), { unjoined: true })
    case 'address-taken':
      return inTurn(withoutAddress(state, event.address), { news: 'parted' })
    case 'past-joined':
      return inTurn(withBrought(state, event), joinedAlone(state, event))
    case 'rewoven':
      return woven(state, event)
    case 'merged-away':
      return { ...state, mergedInto: event.into, turn: NO_TURN }
    case 'recap-stated':
    case 'recap-withdrawn':
    case 'acceptance-recorded':
    case 'acceptance-unclear':
    case 'acknowledged':
    case 'checkout-offered':
    case 'paid':
    case 'payment-disputed':
    case 'payment-failed':
    case 'payment-reversed':
    case 'payment-restored':
    case 'checkout-unavailable':
    case 'link-opened':
    case 'order-placed':
      return dealt(state, event)
    case 'reminded':
    case 'followed-up':
      return followedUp(state, event)
    case 'timer-fired':
      return isReminder(event.timer) ? reminded(state, event.timer) : state
    case 'hand-off-requested':
      return handedOver(state, event)
    case 'hand-off-closed':
      return atDesk(judged(state, event), event)
    case 'hand-off-opened':
      return atDesk(called(state, event), event)
    case 'exception-judged':
      return atDesk(decidedOn(state, event), event)
    case 'hand-off-claimed':
    case 'hand-off-unclaimed':
      return atDesk(state, event)
    case 'message-queued':
      return afterQueued(state, event)
    case 'delivery-updated':
      return undeliverable({ ...state, outgoing: delivered(state.outgoing, event) }, event)
    case 'delivery-revived':
      return { ...state, outgoing: revived(state.outgoing, event.outgoing) }
    case 'crm-told':
      return { ...state, counts: { ...state.counts, crm: event.sequence } }
    case 'authority-changed':
      return { ...state, level: event.to }
    case 'turn-ended':
      return { ...billed(countedIn(state)), lost: lostWith(state), silence: afterTurn(state), turn: NO_TURN }
    case 'turn-failed':
      return { ...billed(state), turn: { ...NO_TURN, news: 'turn-failed' } }
    case 'follow-up-waits':
    case 'verdict-given':
    case 'payment-received':
    case 'payment-ignored':
    case 'rep-claimed':
    case 'rep-said':
    case 'rep-closed':
    case 'rep-judged':
    case 'rep-refused':
    case 'desk-told':
    case 'merge-asked':
    case 'past-arrived':
    case 'part-asked':
    case 'passed-on':
      return state
    default:
      // An event of a later version, read by an older one: unknown here, and no reason to lose what is known.
      event satisfies never
      return state
  }
}

/** What is taken up again where they go on is not asked once more. */
const asking = ({ asked, turn }: State, about: Expecting): State['asked'] =>
  turn.news === 'joined' ? asked : { ...asked, [about]: (asked[about] ?? 0) + 1 }

/** From here on the journal is another one. Of a joined past they hear where it was joined, of a parting where it was not said. */
const woven = (state: State, event: EventOf<'rewoven'>): State => {
  const made = rewovenState(state, fold(initialState(state.person), event.events), event)
  if (event.why === 'parted') return afterParting({ ...made, turn: NO_TURN }, event)
  return inTurn({ ...made, turn: NO_TURN }, { news: 'joined', joined: event.address })
}

const heard = (state: State, event: EventOf<'message-received'>): State => {
  if (state.departed.includes(addressKey(event.address))) return state
  const { turn, counts } = state
  const known = {
    ...heardAt(state, event.address, event.at, saidAlong(event.activity)),
    files: awaited(state.files, event),
    paces: pacesWith(state, event),
    counts: { ...counts, heard: counts.heard + 1 },
  }
  return inTurn(known, {
    heard: [...turn.heard, heardIn(event)],
    ...(turn.heard.length === 0 && {
      pause: silenceBefore(state, event.at),
      ...silenceThere(state, event.address, event.at),
    }),
    more: event.more,
  })
}
