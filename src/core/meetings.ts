import type { Address } from './address.ts'
import type { Booking, Meetings } from './booking.ts'
import { ahead, besideBooking, bookingFirst, bookingNamed, bookingsOf, isOneAsked } from './bookings.ts'
import { slotsKey } from './effect.ts'
import type { Decided, Event, EventOf } from './event.ts'
import { inTurn } from './in-turn.ts'
import type { MeetingDecided, MeetingIncoming, SlotsFound } from './meeting-event.ts'
import { whereTheyAre, whereUnasked } from './place.ts'
import { bookingIn } from './reminder.ts'
import type { Rules } from './rules.ts'
import { isAlive } from './signal.ts'
import { type Meeting, type Slot, sameSlot } from './slot.ts'
import type { State, ThisTurn } from './state.ts'

/** A booking that holds and has not begun; of several the nearest. */
export const upcoming = (state: Pick<State, 'meetings' | 'now'>): Booking | null => ahead(state)[0] ?? null

/** The meeting that they would like and have not got: said since the last was booked, moved or called off; null where none is. */
export const wished = ({ signals, meetings, payment, now }: State): Meeting | null => {
  const { meeting } = signals
  const isOver = payment !== null || isOneAsked(meetings) || upcoming({ meetings, now }) !== null
  if (!meeting || isOver || !isAlive(meeting, now) || meeting.value.wish === 'cancel') return null
  const changes = bookingsOf(meetings).flatMap(({ askedAt, changedAt }) => [askedAt, changedAt])
  return meeting.at > Math.max(0, ...changes) ? meeting.value : null
}

/** News of a meeting that somebody should hear of; that a time is gone before they took it is none of a meeting yet. */
const NEWS = [
  'booked',
  'rebooked',
  'booking-failed',
  'called-off',
  'moved-there',
  'off-there',
  'turned-down',
  'slot-gone',
  'reminder',
] as const

/** News of a meeting, or of the time for one. */
export type MeetingNews = (typeof NEWS)[number]

/** Whether news is of a meeting. */
export const isMeetingNews = (news: ThisTurn['news']): news is MeetingNews => NEWS.some((one) => one === news)

/** A fact that has to do with a meeting. */
export type MeetingEvent = MeetingIncoming | SlotsFound | MeetingDecided

/** Whether an event is one. */
export const isOfMeeting = (event: Event): event is MeetingEvent => event.kind in KINDS

const KINDS: { readonly [kind in MeetingEvent['kind']]: true } = {
  'slots-found': true,
  'slots-offered': true,
  'booking-asked': true,
  'move-asked': true,
  'cancel-asked': true,
  'booking-confirmed': true,
  'booking-failed': true,
  'booking-cancelled': true,
  'booking-stirred': true,
  'hold-failed': true,
  'hold-asked': true,
  'hold-ended': true,
  'look-asked': true,
}

/** What one more fact of a meeting changes. The calendar's word counts only for the booking that stands. */
export const withMeeting = (state: State, event: MeetingEvent): State => {
  const meetings = 'booking' in event ? bookingFirst(state.meetings, event.booking) : state.meetings
  const booking = 'booking' in event && meetings.booking?.id === event.booking ? meetings.booking : null
  const known = { ...state, meetings }
  switch (event.kind) {
    case 'slots-found':
      return inTurn(state, { slots: { ...state.turn.slots, [slotsKey(event)]: event.slots } })
    case 'slots-offered': {
      const { slots, zone, moves, at } = event
      return { ...state, meetings: { ...meetings, offer: { slots, zone, moves, at } } }
    }
    case 'booking-asked':
      return withoutQuestion(state, {
        offer: null,
        held: null,
        booking: askedFor(event),
        ...besideBooking(meetings, event.at),
        count: meetings.count + 1,
      })
    case 'move-asked':
      return withoutQuestion(state, {
        ...meetings,
        offer: null,
        held: null,
        ...(booking && { booking: { ...booking, movingTo: event.slot, zone: event.zone } }),
      })
    case 'cancel-asked':
      return withoutQuestion(state, {
        ...meetings,
        offer: null,
        ...(booking && { booking: { ...booking, ending: true } }),
      })
    case 'booking-confirmed':
      return booking ? confirmed(known, booking, event) : state
    case 'booking-failed': {
      if (!booking) return state
      const { ending: _, ...rest } = booking
      // A booking that could not be moved or called off is still one.
      const standing = booking.reference === null ? 'off' : booking.standing
      const failed = told(withBooking(known, { ...rest, standing, movingTo: null }), 'booking-failed')
      return inTurn(failed, { failure: failureOf(event, booking) })
    }
    case 'booking-cancelled':
      return booking ? calledOff(known, booking, event) : state
    case 'hold-asked':
      return { ...state, meetings: { ...meetings, held: { slot: event.slot, until: event.until } } }
    case 'hold-ended':
      return { ...state, meetings: { ...meetings, held: null } }
    case 'hold-failed':
      return gone(state, event.slot)
    case 'booking-stirred':
    case 'look-asked':
      return state
    default:
      return event satisfies never
  }
}

type Of<K extends MeetingEvent['kind']> = Extract<MeetingEvent, { readonly kind: K }>

const withBooking = (state: State, booking: Booking): State => ({
  ...state,
  meetings: { ...state.meetings, booking },
})

/** It stands as the calendar says. What they know already is no news, whoever was quicker to say so. */
const confirmed = (state: State, booking: Booking, event: Of<'booking-confirmed'>): State => {
  const { slot, reference, pending, at, seen } = event
  const standing = pending ? 'pending' : 'booked'
  const { ending: _, ...rest } = booking
  const isThere = booking.standing !== 'asked' && sameSlot(booking.slot, slot)
  const movingTo = seen ? booking.movingTo : null
  if (isThere && booking.standing === standing)
    return withBooking(state, { ...(seen ? booking : rest), reference, movingTo })
  const revision = booking.reference === null ? 0 : booking.revision + 1
  const known = { ...rest, slot, reference, standing, revision, changedAt: at, movingTo } as const
  return told(withBooking(state, known), newsOf(booking, isThere, seen === true))
}

/** A booking that its host has agreed to is the one that was asked for. */
const newsOf = (before: Booking, isThere: boolean, isSeen: boolean): MeetingNews => {
  if (before.reference === null || isThere) return 'booked'
  return isSeen ? 'moved-there' : 'rebooked'
}

const calledOff = (state: State, booking: Booking, { at, seen }: Of<'booking-cancelled'>): State => {
  if (booking.standing === 'off') return state
  const { ending, ...rest } = booking
  const known = { ...rest, standing: 'off', revision: booking.revision + 1, changedAt: at } as const
  const news = seen && !ending ? (seen === 'rejected' ? 'turned-down' : 'off-there') : 'called-off'
  return told(withBooking(state, { ...known, movingTo: null }), news)
}

/** It matters only while they are still asked whether they want it. */
const gone = (state: State, slot: Slot): State => {
  const { meetings } = state
  const { held, offer } = meetings
  if (held === null || !sameSlot(held.slot, slot)) return state
  const without = { ...state, meetings: { ...meetings, held: null } }
  if (offer?.slots.length !== 1) return without
  const { moves, zone } = offer
  const failed = { reason: 'taken', slot, zone } as const
  const failure =
    moves === null ? { what: 'book' as const, ...failed } : { what: 'move' as const, ...failed, moves }
  const lost = told(withoutQuestion(without, { ...without.meetings, offer: null }), 'slot-gone')
  return inTurn(lost, { failure })
}

/**
 * Something has happened to their booking at the calendar: it must be looked at, behind whatever is under way there. What is
 * not booked yet is under way itself.
 */
export const stirred = ({ meetings, now }: State, event: Of<'booking-stirred'>): readonly Decided[] => {
  const reference = bookingNamed(meetings, event.booking)?.reference ?? null
  return reference === null ? [] : [{ kind: 'look-asked', at: now, booking: event.booking, reference }]
}

/** The timer before a meeting: it says something only while the meeting stands and is ahead, and once. */
export const reminded = (state: State, timer: string): State => {
  const named = bookingIn(timer)
  const booking = named === null ? upcoming(state) : ahead(state).find(({ id }) => id === named)
  if (booking?.standing !== 'booked' || booking.reminded === booking.slot.start) return state
  const known = { ...state, meetings: bookingFirst(state.meetings, booking.id) }
  return told(withBooking(known, { ...booking, reminded: booking.slot.start }), 'reminder')
}

/** Where they are reminded of a meeting: where they are, if that may be; else where it was booked. */
export const meetingPlace = (state: State, rules: Rules): Address | null => {
  const { booking } = state.meetings
  return booking ? whereUnasked(state, booking.to, rules) : whereTheyAre(state)
}

const told = (state: State, news: MeetingNews): State => inTurn(state, { news })

const withoutQuestion = (state: State, meetings: Meetings): State => ({
  ...state,
  meetings,
  question: state.question?.about === 'meeting' ? null : state.question,
})

const askedFor = (event: EventOf<'booking-asked'>): Booking => ({
  id: event.booking,
  slot: event.slot,
  zone: event.zone,
  to: event.to,
  email: event.email,
  evidence: event.evidence,
  askedAt: event.at,
  standing: 'asked',
  reference: null,
  revision: 0,
  changedAt: event.at,
  movingTo: null,
})

const failureOf = (
  { reason }: EventOf<'booking-failed'>,
  { id, slot, zone, movingTo, reference }: Booking,
): NonNullable<ThisTurn['failure']> => ({
  reason,
  ...(movingTo && { moves: id }),
  what: reference === null ? 'book' : movingTo ? 'move' : 'cancel',
  slot: movingTo ?? slot,
  zone,
})
