import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { Ring } from './hook.ts'
import type { Booking, Store } from './store.ts'

/** Each part of the API takes the version that its page names; another is answered like an older one (docs). */
const VERSION = '2026-02-25'

const Start = z.iso.datetime({ offset: true })
const Wanted = z.object({
  eventTypeId: z.number().int(),
  start: Start,
  attendee: z.object({ name: z.string().min(1), email: z.email(), timeZone: z.string().min(1) }),
  metadata: z.record(z.string().max(40), z.string().max(500)).optional(),
})
const Moved = z.object({ start: Start, reschedulingReason: z.string().optional() })
const Ended = z.object({ cancellationReason: z.string().optional() })

/** As Cal.com words it; some say 409 and some 400, and either is the same news. */
const TAKEN = 'User either already has booking at this time or is not available'

/** Bookings: made, looked for, moved and called off; each change rings the webhook. */
export const bookingsApi = (
  store: Store,
  eventTypeId: number,
  conflictStatus: 400 | 409,
  ring: Ring,
): Hono => {
  const ok = (c: Context, data: unknown, status: 200 | 201 = 200): Response =>
    c.json({ status: 'success', data }, status)
  const refuse = (c: Context, status: 400 | 404 | 409, message: string): Response =>
    c.json({ status: 'error', error: { code: String(status), message } }, status)
  const read = async <T>(c: Context, shape: z.ZodType<T>): Promise<T | null> =>
    shape.safeParse(await c.req.json().catch(() => null)).data ?? null

  return (
    new Hono()
      .use(async (c, next) => {
        if (c.req.header('cal-api-version') !== VERSION)
          return refuse(c, 404, 'No such version of this page.')
        return next()
      })
      .post('/', async (c) => {
        const wanted = await read(c, Wanted)
        if (!wanted) return refuse(c, 400, 'The request has a field that is missing or wrong.')
        if (wanted.eventTypeId !== eventTypeId) return refuse(c, 404, 'Event type not found')
        if (!store.isFree(Date.parse(wanted.start))) return refuse(c, conflictStatus, TAKEN)
        const { start, attendee, metadata = {} } = wanted
        const made = store.add({ start: utc(start), attendees: [attendee], metadata })
        ring(made.status === 'pending' ? 'BOOKING_REQUESTED' : 'BOOKING_CREATED', made)
        return ok(c, made, 201)
      })
      // Assumed: these filters, by the names that the page of version 2024-08-13 gives them.
      .get('/', (c) =>
        ok(
          c,
          store.all().filter((booking) => isLookedFor(booking, c.req.query())),
        ),
      )
      .get('/:uid', (c) => {
        const booking = store.get(c.req.param('uid'))
        return booking ? ok(c, booking) : refuse(c, 404, 'Booking not found')
      })
      .post('/:uid/reschedule', async (c) => {
        const booking = store.get(c.req.param('uid'))
        const wanted = await read(c, Moved)
        if (!booking) return refuse(c, 404, 'Booking not found')
        if (!wanted) return refuse(c, 400, 'start must be a date')
        if (!store.isAlive(booking))
          return refuse(c, 400, `Can't reschedule: it was moved to ${booking.rescheduledToUid ?? 'nowhere'}.`)
        if (!store.isFree(Date.parse(wanted.start), booking.uid)) return refuse(c, conflictStatus, TAKEN)
        const moved = store.move(booking, utc(wanted.start))
        ring('BOOKING_RESCHEDULED', moved)
        return ok(c, moved, 201)
      })
      .post('/:uid/cancel', async (c) => {
        const booking = store.get(c.req.param('uid'))
        const wanted = await read(c, Ended)
        if (!booking) return refuse(c, 404, 'Booking not found')
        if (!wanted) return refuse(c, 400, 'The request could not be read.')
        if (!store.isAlive(booking)) return refuse(c, 400, 'Booking is cancelled already')
        const off = store.change(booking, { status: 'cancelled', ...reason(wanted.cancellationReason) })
        ring('BOOKING_CANCELLED', off)
        return ok(c, off)
      })
  )
}

const utc = (start: string): string => new Date(start).toISOString()

const reason = (said: string | undefined): Pick<Booking, 'cancellationReason'> | object =>
  said === undefined ? {} : { cancellationReason: said }

const isLookedFor = (booking: Booking, asked: Record<string, string>): boolean => {
  const { attendeeEmail, afterStart, beforeEnd, eventTypeId } = asked
  return (
    (!eventTypeId || String(booking.eventTypeId) === eventTypeId) &&
    (!attendeeEmail || booking.attendees.some(({ email }) => email === attendeeEmail)) &&
    (!afterStart || Date.parse(booking.start) > Date.parse(afterStart)) &&
    (!beforeEnd || Date.parse(booking.end) < Date.parse(beforeEnd))
  )
}
