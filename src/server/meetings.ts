import { Hono } from 'hono'
import type { CalendarHook } from '#contracts/calendar'
import { within } from './body-size.ts'
import { counting } from './metrics.ts'
import { readRequest } from './request.ts'
import { postedOnly, type WebhookParts } from './webhooks.ts'

/** What the webhook of a calendar needs. */
export type MeetingParts = Pick<WebhookParts, 'memory' | 'clock' | 'publicUrl' | 'log' | 'watch' | 'figures'>

/** No event of a calendar is larger. */
const LARGEST = 512 * 1024

/**
 * A change at the calendar goes into the inbox of whose meeting it is, before the calendar is told that we have it (I1, D3). What
 * it tells of others' meetings is acknowledged and let be.
 */
export const meetings = (name: string, hook: CalendarHook, parts: MeetingParts): Hono => {
  const { memory, clock, publicUrl, log, watch, figures } = parts
  const routes = new Hono()
  routes.post('/', counting(name, figures), within(LARGEST), async (context) => {
    const request = await readRequest(context.req.raw, publicUrl)
    const verified = hook.verify(request)
    if (verified.kind === 'refused') {
      log.warn({ reason: verified.reason }, 'a calendar webhook was refused')
      context.set('posted', verified.why)
      return context.text(verified.reason, verified.status)
    }
    const parsed = await hook.parse(request)
    switch (parsed.kind) {
      case 'malformed':
        log.warn({ reason: parsed.reason }, 'a calendar webhook could not be read')
        return context.text(parsed.reason, 400)
      case 'unsupported':
        log.info({ reason: parsed.reason }, 'a calendar webhook we have no use for')
        return context.json({ received: true })
      case 'later':
        log.warn({ reason: parsed.reason }, 'a calendar webhook must come again')
        return context.text('Please try again.', 503, { 'Retry-After': '30' })
      case 'stirred': {
        const { person, booking, dedupe } = parsed
        const at = clock.now()
        try {
          const event = { kind: 'booking-stirred' as const, at, booking }
          await memory.mailbox.accept(person, { id: dedupe, event }, at)
        } catch (error) {
          if (!watch.isOut()) log.error({ error: String(error) }, 'a change of a meeting could not be kept')
          return context.text('Not kept; please try again.', 503, { 'Retry-After': '5' })
        }
        return context.json({ received: true })
      }
      default:
        return parsed satisfies never
    }
  })
  routes.all('/', postedOnly)
  return routes
}
