import type { Booking, Meetings } from './booking.ts'
import type { State } from './state.ts'
import type { Instant } from './time.ts'

/** All bookings they have: the one last heard of, and those that another had whom they have become one with (M7). */
export const bookingsOf = ({ booking, others = [] }: Meetings): readonly Booking[] =>
  booking ? [booking, ...others] : others

/** The booking of that name. */
export const bookingNamed = (meetings: Meetings, id: string): Booking | null =>
  bookingsOf(meetings).find((one) => one.id === id) ?? null

/** Bookings that hold and have not begun, the nearest first. */
export const ahead = ({ meetings, now }: Pick<State, 'meetings' | 'now'>): readonly Booking[] =>
  bookingsOf(meetings)
    .filter(({ standing, slot }) => (standing === 'booked' || standing === 'pending') && now < slot.start)
    .sort((a, b) => a.slot.start - b.slot.start)

/** Whether a booking is being made, moved or called off at this moment. */
export const isUnderWay = ({ standing, movingTo, ending }: Booking): boolean =>
  standing === 'asked' || movingTo !== null || ending === true

/** The booking that is; null: none. */
export const underWayOf = (meetings: Meetings): Booking | null =>
  bookingsOf(meetings).find(isUnderWay) ?? null

/** Whether the calendar has still to say that one is booked at all. */
export const isOneAsked = (meetings: Meetings): boolean =>
  bookingsOf(meetings).some(({ standing }) => standing === 'asked')

/** News of one of several makes it the one that is spoken of. */
export const bookingFirst = (meetings: Meetings, id: string): Meetings => {
  const meant = meetings.others?.find((one) => one.id === id)
  if (!meant) return meetings
  const { others: _, ...rest } = meetings
  return { ...rest, booking: meant, ...othersOf(bookingsOf(meetings).filter((one) => one.id !== id)) }
}

/** What stands beside a booking that comes: whatever is not over by then. */
export const besideBooking = (meetings: Meetings, at: Instant): Pick<Meetings, 'others'> =>
  othersOf(bookingsOf(meetings).filter(({ slot }) => at < slot.start))

/** Of what was called off nothing more is heard. */
const othersOf = (bookings: readonly Booking[]): Pick<Meetings, 'others'> => {
  const others = bookings.filter(({ standing }) => standing !== 'off')
  return others.length === 0 ? {} : { others }
}
