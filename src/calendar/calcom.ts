import { z } from 'zod'
import type { Attendee, Booked, Calendar, Cancelled, Free, Seen } from '#contracts/calendar'
import type { Json } from '#core/json'
import type { Slot } from '#core/slot'
import { after, days, type Instant, instant, type Milliseconds } from '#core/time'
import { type CalcomCall, type CalcomOptions, calcomCalls } from './calcom-calls.ts'
import { calcomHolds, type HoldParts } from './calcom-holds.ts'
import { calcomHook } from './calcom-hook.ts'

export type { CalcomOptions } from './calcom-calls.ts'

const Slots = z.object({
  data: z.record(z.string(), z.array(z.object({ start: z.iso.datetime({ offset: true }) }))),
})

const Booking = z.object({
  uid: z.string().min(1),
  status: z.string(),
  start: z.iso.datetime({ offset: true }),
  end: z.iso.datetime({ offset: true }).nullish(),
  /** Under which name the booking that it was moved to is found. */
  rescheduledToUid: z.string().nullish(),
  metadata: z.record(z.string(), z.unknown()).nullish(),
})
type Booking = z.infer<typeof Booking>

const One = z.object({ data: Booking })
const Many = z.object({ data: z.array(Booking) })

/**
 * Cal.com, API version 2 (docs: "Slots", "Bookings"). It has no idempotency keys, so ours goes along as metadata, and before
 * anything is booked it is asked for a booking with that key: after an answer that was lost, one is found and not made twice.
 * What its public pages do not tell, and was taken to be so, is marked in `lab/calcom`.
 */
export const calcomCalendar = (options: CalcomOptions, parts: HoldParts): Calendar => {
  const { call } = calcomCalls(options)
  const holds = calcomHolds(options, call, parts)
  const { eventTypeId, length } = options

  const find = async (slot: Slot, email: string, key: string): Promise<Booking | 'none' | CalcomCall> => {
    const query = new URLSearchParams({
      eventTypeId: String(eventTypeId),
      attendeeEmail: email,
      afterStart: iso(instant(slot.start - 1)),
      beforeEnd: iso(after(slot.start, days(1))),
    })
    const said = await call('GET', `/v2/bookings?${query}`, BOOKINGS)
    if (said.kind !== 'ok') return said
    const many = Many.safeParse(said.body)
    if (!many.success) return unreadable
    return many.data.data.find((one) => keyOf(one) === key && isAlive(one)) ?? 'none'
  }

  const get = async (uid: string): Promise<Booking | CalcomCall> => {
    const said = await call('GET', `/v2/bookings/${encodeURIComponent(uid)}`, BOOKINGS)
    if (said.kind !== 'ok') return said
    const one = One.safeParse(said.body)
    return one.success ? one.data.data : unreadable
  }

  const change = async (path: string, wish: Json): Promise<Booked> => {
    const said = await call('POST', path, BOOKINGS, wish)
    if (said.kind !== 'ok') return notBooked(said)
    const one = One.safeParse(said.body)
    return one.success ? booked(one.data.data) : later(unreadable.reason)
  }

  const callOff = async (reference: string): Promise<Cancelled> => {
    const said = await call('POST', `/v2/bookings/${encodeURIComponent(reference)}/cancel`, BOOKINGS, {
      cancellationReason: 'The attendee called it off.',
    })
    if (said.kind === 'ok') return { kind: 'cancelled' }
    if (said.kind === 'later') return later(said.reason)
    // It may have been called off already: by the try before this one, or by the host.
    const known = await get(reference)
    if ('uid' in known) return isAlive(known) ? refused(said.reason) : { kind: 'cancelled' }
    return known.kind === 'later' ? later(known.reason) : refused(said.reason)
  }

  return {
    name: 'calcom',
    hook: calcomHook(options.webhookSecret, async (uid) => {
      const known = await get(uid)
      return 'uid' in known ? { kind: 'key', key: keyOf(known) } : known
    }),
    free: async (from, to, zone, holder) => {
      const query = new URLSearchParams({
        eventTypeId: String(eventTypeId),
        // Days are those of the zone, which begin up to a day before or after ours.
        start: iso(after(from, days(-1))).slice(0, 10),
        end: iso(after(to, days(1))).slice(0, 10),
        timeZone: zone,
      })
      const said = await call('GET', `/v2/slots?${query}`, SLOTS)
      if (said.kind !== 'ok') return { kind: 'unavailable', reason: said.reason }
      const free = slotsIn(said.body, from, to, length)
      if (free.kind !== 'free') return free
      return { kind: 'free', slots: await holds.seenBy(free.slots, from, to, holder) }
    },

    hold: holds.hold,
    release: holds.release,

    book: async (slot, attendee, key, holder) => {
      const { email } = attendee
      if (!email) return { kind: 'refused', reason: 'Cal.com books nobody without an e-mail address' }
      const known = await find(slot, email, key)
      if (known === 'none') {
        const wish = {
          eventTypeId,
          start: iso(slot.start),
          attendee: { name: nameOf(attendee), email, timeZone: attendee.zone },
          metadata: { key },
        }
        return holds.honouring(slot, holder, () => change('/v2/bookings', wish))
      }
      if (!('uid' in known)) return notBooked(known)
      await holds.release(slot, holder)
      return booked(known)
    },

    move: async (reference, slot, _key, holder) => {
      const known = await get(reference)
      if (!('uid' in known)) return notBooked(known)
      if (known.rescheduledToUid) {
        await holds.release(slot, holder)
        return moved(await get(known.rescheduledToUid), slot)
      }
      if (!isAlive(known)) return { kind: 'refused', reason: 'the booking is off at Cal.com' }
      const wish = { start: iso(slot.start), reschedulingReason: 'The attendee asked for another time.' }
      return holds.honouring(slot, holder, () =>
        change(`/v2/bookings/${encodeURIComponent(reference)}/reschedule`, wish),
      )
    },

    cancel: callOff,
    // Cal.com keeps what has been, and says no to calling it off.
    forget: async (reference) => {
      const outcome = await callOff(reference)
      return outcome.kind === 'refused' ? { kind: 'cancelled' } : outcome
    },

    look: async (reference) => {
      let known = await get(reference)
      for (let moves = 0; 'uid' in known && known.rescheduledToUid && moves < MOST_MOVES; moves++)
        known = await get(known.rescheduledToUid)
      if ('uid' in known) return seen(known, length)
      return known.kind === 'later' ? later(known.reason) : refused(reasonOf(known))
    },
  }
}

/** Nobody moves a meeting more often; a chain without an end is an error of theirs. */
const MOST_MOVES = 20

const reasonOf = (said: CalcomCall): string => (said.kind === 'ok' ? unreadable.reason : said.reason)

const seen = ({ uid, status, start, end }: Booking, length: Milliseconds): Seen => {
  if (status === 'cancelled' || status === 'rejected') return { kind: 'off', how: status }
  const begins = instant(Date.parse(start))
  const ends = end ? instant(Date.parse(end)) : after(begins, length)
  return {
    kind: 'booked',
    reference: uid,
    slot: { start: begins, end: ends },
    pending: status === 'pending',
  }
}

/** Each part of the API has a version of its own (docs: "cal-api-version"). */
const SLOTS = '2024-09-04'
const BOOKINGS = '2026-02-25'

const unreadable = { kind: 'later', reason: 'Cal.com answered something that could not be read' } as const

const iso = (at: Instant): string => new Date(at).toISOString()

/** Cal.com wants a name; an address is all that we have. */
const nameOf = ({ email }: Attendee): string => (email ?? '').split('@')[0] || 'Guest'

/** The booking of ours that it was made for; null: it is none of ours. */
const keyOf = ({ metadata }: Booking): string | null =>
  typeof metadata?.key === 'string' ? metadata.key : null

const isAlive = ({ status }: Booking): boolean => status !== 'cancelled' && status !== 'rejected'

const booked = ({ uid, status }: Booking): Booked => ({
  kind: 'booked',
  reference: uid,
  pending: status === 'pending',
})

const later = (reason: string): { readonly kind: 'later'; readonly reason: string } => ({
  kind: 'later',
  reason,
})

const refused = (reason: string): Extract<Cancelled, { kind: 'refused' }> => ({ kind: 'refused', reason })

const notBooked = (said: CalcomCall): Booked => {
  switch (said.kind) {
    case 'taken':
      return { kind: 'taken' }
    case 'refused':
      return { kind: 'refused', reason: said.reason }
    case 'later':
      return later(said.reason)
    case 'ok':
      return later(unreadable.reason)
    default:
      return said satisfies never
  }
}

/** It was moved already: by the try before this one if it is where we wanted it. */
const moved = (to: Booking | CalcomCall, slot: Slot): Booked => {
  if (!('uid' in to)) return notBooked(to)
  return Date.parse(to.start) === slot.start && isAlive(to)
    ? booked(to)
    : { kind: 'refused', reason: 'the booking was moved elsewhere at Cal.com' }
}

/** Days as Cal.com lists them, as slots in order; it tells when each begins, and the event type how long it is. */
const slotsIn = (body: unknown, from: Instant, to: Instant, length: Milliseconds): Free => {
  const read = Slots.safeParse(body)
  if (!read.success) return { kind: 'unavailable', reason: unreadable.reason }
  const slots = Object.values(read.data.data)
    .flat()
    .map(({ start }) => instant(Date.parse(start)))
    .filter((start) => start >= from && start < to)
    .sort((a, b) => a - b)
    .map((start) => ({ start, end: after(start, length) }))
  return { kind: 'free', slots }
}
