import icalendar, {
  ICalAlarmType,
  ICalAttendeeStatus,
  ICalCalendarMethod,
  ICalEventStatus,
} from 'ical-generator'
import type { Booking } from '#core/booking'

/** What an invitation says besides the booking itself. */
export type InvitationParts = {
  readonly business: string
  readonly contact: string
  /** With its article: "a tasting call". */
  readonly title: string
  /** The e-mail address of whoever invites; null where there is none. */
  readonly host: string | null
}

/**
 * A booking as a file for calendar programs (RFC 5545, 5546). Its times are in UTC, so it needs no zone's rules; each change
 * has the same UID and the next SEQUENCE. Where both sides have an address it is a request; else there is nobody to answer to, and
 * it is published, which names no attendees (RFC 5546, 3.2.1). Only an organizer can cancel (3.2.5): without one it is published
 * as cancelled.
 */
export const invitationOf = (
  booking: Booking,
  { business, contact, title, host }: InvitationParts,
): string => {
  const { slot, standing, revision, changedAt, email } = booking
  const isOff = standing === 'off'
  const calendar = icalendar({
    prodId: { company: 'Throughline', product: 'Booking', language: 'EN' },
    method: methodOf(isOff, host, email),
  })
  const event = calendar.createEvent({
    id: `${booking.id}@throughline`,
    stamp: new Date(changedAt),
    sequence: revision,
    start: new Date(slot.start),
    end: new Date(slot.end),
    summary: `${withoutArticle(title)} with ${business}`,
    description: `To change it, just write to us in our chat. You reach a person here: ${contact}.`,
    status: isOff
      ? ICalEventStatus.CANCELLED
      : standing === 'booked'
        ? ICalEventStatus.CONFIRMED
        : ICalEventStatus.TENTATIVE,
    ...(host && { organizer: { name: business, email: host } }),
  })
  if (email && host) event.createAttendee({ email, rsvp: true, status: ICalAttendeeStatus.NEEDSACTION })
  if (!isOff) event.createAlarm({ type: ICalAlarmType.display, triggerBefore: QUARTER_HOUR })
  return calendar.toString()
}

const methodOf = (isOff: boolean, host: string | null, email: string | null): ICalCalendarMethod => {
  if (host === null) return ICalCalendarMethod.PUBLISH
  if (isOff) return ICalCalendarMethod.CANCEL
  return email === null ? ICalCalendarMethod.PUBLISH : ICalCalendarMethod.REQUEST
}

/** Seconds before the start at which a calendar program speaks up. */
const QUARTER_HOUR = 15 * 60

/** A title as a heading: "Tasting call". */
const withoutArticle = (title: string): string => {
  const bare = title.replace(/^(?:an?|the) /i, '')
  return bare.charAt(0).toUpperCase() + bare.slice(1)
}
