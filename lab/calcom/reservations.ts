import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import { z } from 'zod'
import type { Clock } from '#contracts/clock'
import type { EventType, Store } from './store.ts'

/** The version that the page of slots names. */
const VERSION = '2024-09-04'

const MINUTE = 60_000
/** For how long, where nobody says (docs: "Reserve a slot"). */
const USUAL_MINUTES = 5

const Wanted = z.object({
  eventTypeId: z.number().int(),
  slotStart: z.iso.datetime({ offset: true }),
  reservationDuration: z.number().int().positive().optional(),
})

type Reservation = { readonly uid: string; readonly start: number; readonly until: number }

/**
 * Slots that are reserved, after the page "Reserve a slot": free to nobody for a while, and for how long can be said only with a key. By
 * Cal.com's sources, not its pages: 422 where another reservation or a booking is in the way, the hours of the event type are not asked, and
 * to delete what is not there is no error. Assumed: a booking ends no reservation.
 */
export const openReservations = (type: EventType, store: Store, clock: Clock, apiKey: string) => {
  const kept = new Map<string, Reservation>()
  const lasts = type.lengthMinutes * MINUTE
  const all = (): readonly Reservation[] => [...kept.values()].filter(({ until }) => until > clock.now())
  const isFree = (start: number): boolean => all().every((one) => Math.abs(one.start - start) >= lasts)
  const isBooked = (start: number): boolean =>
    store
      .all()
      .some(
        (one) => store.isAlive(one) && Date.parse(one.start) < start + lasts && Date.parse(one.end) > start,
      )

  const app = new Hono()
    .use(async (c, next) => {
      if (c.req.header('cal-api-version') === VERSION) return next()
      return c.json(trouble(404, 'No such version of this page.'), 404)
    })
    .post('/', async (c) => {
      const wanted = Wanted.safeParse(await c.req.json().catch(() => null))
      if (!wanted.success) return c.json(trouble(400, 'slotStart must be a date'), 400)
      const { eventTypeId, slotStart, reservationDuration } = wanted.data
      if (reservationDuration && c.req.header('authorization') !== `Bearer ${apiKey}`)
        return c.json(trouble(401, 'reservationDuration needs an API key.'), 401)
      if (eventTypeId !== type.id) return c.json(trouble(404, 'Event type not found'), 404)
      const start = Date.parse(slotStart)
      if (isBooked(start)) return c.json(trouble(422, 'The event is already booked.'), 422)
      if (!isFree(start)) return c.json(trouble(422, 'This time slot is already reserved.'), 422)
      const lengthOfIt = reservationDuration ?? USUAL_MINUTES
      const made = { uid: randomUUID(), start, until: clock.now() + lengthOfIt * MINUTE }
      kept.set(made.uid, made)
      const data = {
        eventTypeId,
        slotStart: iso(start),
        slotEnd: iso(start + lasts),
        slotDuration: type.lengthMinutes,
        reservationDuration: lengthOfIt,
        reservationUid: made.uid,
        reservationUntil: iso(made.until),
      }
      return c.json({ status: 'success', data }, 201)
    })
    .delete('/:uid', (c) => {
      kept.delete(c.req.param('uid'))
      return c.json({ status: 'success' })
    })
  return { app, all, isFree }
}

const iso = (at: number): string => new Date(at).toISOString()

const trouble = (status: number, message: string) => ({
  status: 'error',
  error: { code: String(status), message },
})
