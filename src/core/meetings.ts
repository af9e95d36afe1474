import { type Address, addressKey, sameAddress } from './address.ts'
import type { Booking, Meetings } from './booking.ts'
import { lastHeardOf } from './contacts.ts'
import { slotsKey } from './effect.ts'
import type { Event } from './event.ts'
import type { MeetingDecided, MeetingIncoming, SlotsFound } from './meeting-event.ts'
import type { State, ThisTurn } from './state.ts'

/** A booking that holds and has not begun. */
export const upcoming = ({ meetings, now }: Pick<State, 'meetings' | 'now'>): Booking | null => {
  const { booking } = meetings
  const holds = booking?.standing === 'booked' || booking?.standing === 'pending'
  return booking && holds && now < booking.slot.start ? booking : null
}

/** Whether news is of a meeting. */
export const isMeetingNews = (news: ThisTurn['news']): news is MeetingNews =>
  news === 'booked' ||
  news === 'rebooked' ||
  news === 'booking-failed' ||
  news === 'called-off' ||
  news === 'reminder'

/** News of a meeting that somebody should hear of. */
export type MeetingNews = Extract<
  NonNullable<ThisTurn['news']>,
  'booked' | 'rebooked' | 'booking-failed' | 'called-off' | 'reminder'
>

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
}

/** What one more fact of a meeting changes. The calendar's word counts only for the booking that stands. */
export const withMeeting = (state: State, event: MeetingEvent): State => {
  const { meetings } = state
  const { booking } = meetings
  switch (event.kind) {
    case 'slots-found': {
      const { turn } = state
      return { ...state, turn: { ...turn, slots: { ...turn.slots, [slotsKey(event)]: event.slots } } }
    }
    case 'slots-offered': {
      const { slots, zone, moves, at } = event
      return { ...state, meetings: { ...meetings, offer: { slots, zone, moves, at } } }
    }
    case 'booking-asked':
      return withoutQuestion(state, { offer: null, booking: askedFor(event), count: meetings.count + 1 })
    case 'move-asked':
      return withoutQuestion(state, {
        ...meetings,
        offer: null,
        booking: booking && { ...booking, movingTo: event.slot, zone: event.zone },
      })
    case 'cancel-asked':
      return withoutQuestion(state, { ...meetings, offer: null })
    case 'booking-confirmed': {
      if (booking?.id !== event.booking) return state
      const { slot, reference, pending, at } = event
      const isMove = booking.reference !== null
      const standing = pending ? 'pending' : 'booked'
      const revision = isMove ? booking.revision + 1 : 0
      const known = {
        ...booking,
        slot,
        reference,
        standing,
        revision,
        changedAt: at,
        movingTo: null,
      } as const
      return told({ ...state, meetings: { ...meetings, booking: known } }, isMove ? 'rebooked' : 'booked')
    }
    case 'booking-failed': {
      if (booking?.id !== event.booking) return state
      // A booking that could not be moved or called off is still one.
      const standing = booking.reference === null ? 'off' : booking.standing
      const known = { ...booking, standing, movingTo: null } as const
      const failed = told({ ...state, meetings: { ...meetings, booking: known } }, 'booking-failed')
      return { ...failed, turn: { ...failed.turn, failure: failureOf(event, booking) } }
    }
    case 'booking-cancelled': {
      if (booking?.id !== event.booking) return state
      const { revision } = booking
      const known = { ...booking, standing: 'off', revision: revision + 1, changedAt: event.at } as const
      return told({ ...state, meetings: { ...meetings, booking: known } }, 'called-off')
    }
    default:
      return event satisfies never
  }
}

/** The timer before a meeting: it says something only while the meeting stands and is ahead. */
export const reminded = (state: State): State =>
  upcoming(state)?.standing === 'booked' ? told(state, 'reminder') : state

/** Where news of a meeting goes: where it was booked, while that is theirs; else where they spoke last. */
export const meetingPlace = (state: State): Address | null => {
  const { booking } = state.meetings
  if (!booking) return null
  const there = state.addresses[addressKey(booking.to)]
  return there && !there.suppressed && sameAddress(there.address, booking.to)
    ? booking.to
    : lastHeardOf(state)
}

const told = (state: State, news: MeetingNews): State => ({ ...state, turn: { ...state.turn, news } })

const withoutQuestion = (state: State, meetings: Meetings): State => ({
  ...state,
  meetings,
  question: state.question?.about === 'meeting' ? null : state.question,
})

const askedFor = (event: Extract<Event, { kind: 'booking-asked' }>): Booking => ({
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
  { reason }: Extract<Event, { kind: 'booking-failed' }>,
  { slot, movingTo, reference }: Booking,
): NonNullable<ThisTurn['failure']> => ({
  reason,
  what: reference === null ? 'book' : movingTo ? 'move' : 'cancel',
  slot: movingTo ?? slot,
})
