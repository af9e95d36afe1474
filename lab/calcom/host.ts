import { Hono } from 'hono'
import { z } from 'zod'
import type { Ring } from './hook.ts'
import type { Store } from './store.ts'

const Deed = z.discriminatedUnion('deed', [
  z.object({ deed: z.enum(['cancel', 'confirm', 'reject']) }),
  z.object({ deed: z.literal('move'), start: z.iso.datetime({ offset: true }) }),
])

/** `POST /host/bookings/<uid> { "deed": "move", "start": … }`: what the host, or the guest by Cal.com's own mail, does there. */
export const hostDoor = (store: Store, ring: Ring): Hono =>
  new Hono().post('/host/bookings/:uid', async (c) => {
    const wanted = Deed.safeParse(await c.req.json().catch(() => null))
    const booking = store.get(c.req.param('uid'))
    if (!wanted.success || !booking) return c.text('No such deed, or no such booking.', 400)
    switch (wanted.data.deed) {
      case 'move':
        ring('BOOKING_RESCHEDULED', store.move(booking, new Date(wanted.data.start).toISOString()))
        break
      case 'cancel':
        ring('BOOKING_CANCELLED', store.change(booking, { status: 'cancelled' }))
        break
      case 'reject':
        ring('BOOKING_REJECTED', store.change(booking, { status: 'rejected' }))
        break
      case 'confirm':
        ring('BOOKING_CREATED', store.change(booking, { status: 'accepted' }))
        break
      default:
        wanted.data satisfies never
    }
    return c.body(null, 204)
  })
