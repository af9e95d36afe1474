import { randomBytes } from 'node:crypto'
import type { Clock } from '#contracts/clock'

/** A booking, as Cal.com shows it. */
export type Booking = {
  readonly uid: string
  readonly status: 'accepted' | 'pending' | 'cancelled' | 'rejected'
  readonly start: string
  readonly end: string
  readonly eventTypeId: number
  readonly attendees: readonly { readonly name: string; readonly email: string; readonly timeZone: string }[]
  readonly metadata: { readonly [name: string]: string }
  readonly cancellationReason?: string
  readonly rescheduledFromUid?: string
  readonly rescheduledToUid?: string
}

/** What an emulated event type is like. */
export type EventType = {
  readonly id: number
  readonly lengthMinutes: number
  /** Hours of the day in UTC, Monday to Friday. */
  readonly opens: number
  readonly closes: number
  /** Whether the host has to agree to each booking. */
  readonly requiresConfirmation: boolean
}

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** The bookings of one event type with one host, who is in one meeting at a time. */
export const openStore = (type: EventType, clock: Clock) => {
  const bookings = new Map<string, Booking>()
  const lasts = type.lengthMinutes * MINUTE

  const isAlive = ({ status }: Booking): boolean => status === 'accepted' || status === 'pending'
  const overlaps = (booking: Booking, start: number): boolean =>
    Date.parse(booking.start) < start + lasts && Date.parse(booking.end) > start

  /** Whether the host is in, has time, and the time is ahead. */
  const isFree = (start: number, but: string | null = null): boolean => {
    const at = new Date(start)
    const minutes = at.getUTCHours() * 60 + at.getUTCMinutes()
    const isOpen =
      at.getUTCDay() >= 1 &&
      at.getUTCDay() <= 5 &&
      minutes >= type.opens * 60 &&
      minutes + type.lengthMinutes <= type.closes * 60 &&
      minutes % type.lengthMinutes === 0
    const others = [...bookings.values()].filter((one) => one.uid !== but && isAlive(one))
    return isOpen && start > clock.now() && others.every((one) => !overlaps(one, start))
  }

  const add = (booking: Omit<Booking, 'uid' | 'end' | 'status' | 'eventTypeId'>): Booking => {
    const made: Booking = {
      ...booking,
      uid: randomBytes(11).toString('base64url'),
      end: new Date(Date.parse(booking.start) + lasts).toISOString(),
      status: type.requiresConfirmation ? 'pending' : 'accepted',
      eventTypeId: type.id,
    }
    bookings.set(made.uid, made)
    return made
  }

  const change = (booking: Booking, by: Partial<Booking>): Booking => {
    const changed = { ...booking, ...by }
    bookings.set(booking.uid, changed)
    return changed
  }

  /** The booking becomes another, at another time. */
  const move = (booking: Booking, start: string): Booking => {
    const { attendees, metadata, uid } = booking
    // Assumed: the metadata goes along.
    const moved = add({ start, attendees, metadata, rescheduledFromUid: uid })
    change(booking, { status: 'cancelled', rescheduledToUid: moved.uid })
    return moved
  }

  return {
    move,
    all: (): readonly Booking[] => [...bookings.values()],
    get: (uid: string): Booking | undefined => bookings.get(uid),
    isFree,
    add,
    change,
    isAlive,
    /** When meetings may begin, between two instants. */
    starts: (from: number, to: number): readonly number[] => {
      const first = Math.ceil(Math.max(from, clock.now()) / lasts) * lasts
      const starts: number[] = []
      for (let at = first; at < Math.min(to, first + 60 * DAY); at += lasts) if (isFree(at)) starts.push(at)
      return starts
    },
  }
}

/** The bookings of the emulator. */
export type Store = ReturnType<typeof openStore>
