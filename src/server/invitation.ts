import { Hono } from 'hono'
import type { Watch } from '#bus/watch'
import { invitationOf } from '#calendar/ics'
import type { Log } from '#contracts/log'
import type { Memory } from '#contracts/memory'
import { holderOf } from '#contracts/present'
import type { Seal } from '#contracts/seal'
import { bookingNamed } from '#core/bookings'
import type { Rules } from '#core/rules'

/** What invitations are made from. */
export type InvitationRoutes = {
  readonly memory: Memory
  readonly seal: Seal
  readonly rules: Rules
  readonly log: Log
  readonly watch: Watch
}

/**
 * `/calendar/:token.ics`: a booking as a file for their calendar (D3). Nothing is stored for it: it is made anew each time from
 * what the journal knows by then, so an old link shows where the meeting was moved to, or that it is off.
 */
export const invitations = ({ memory, seal, rules, log, watch }: InvitationRoutes): Hono => {
  const routes = new Hono()
  routes.onError((error, context) => {
    if (!watch.isOut()) log.error({ error: String(error) }, 'an invitation could not be served')
    return context.text('This cannot be shown just now. Please try again in a moment.', 503, {
      'Retry-After': '5',
    })
  })
  routes.get('/:name{[\\w-]+\\.ics}', async (context) => {
    const ticket = seal.openInvitation(context.req.param('name').replace(/\.ics$/, ''))
    const state = ticket && (await holderOf(ticket.booking, ticket.person, memory.journal))
    const booking = state && ticket ? bookingNamed(state.meetings, ticket.booking) : null
    const { business } = rules
    if (!booking || booking.reference === null || !business.calendar)
      return context.text('There is no meeting behind this link any more. Please ask in our chat.', 404)
    const { title, host } = business.calendar
    const file = invitationOf(booking, { business: business.name, contact: business.contact, title, host })
    const method = /^METHOD:(\w+)/m.exec(file)?.[1] ?? 'PUBLISH'
    return context.body(file, 200, {
      'Content-Type': `text/calendar; method=${method}; charset=utf-8`,
      'Content-Disposition': 'attachment; filename="invitation.ics"',
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    })
  })
  return routes
}
