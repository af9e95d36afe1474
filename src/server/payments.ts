import { Hono } from 'hono'
import type { Watch } from '#bus/watch'
import type { CheckoutProvider } from '#contracts/checkout'
import type { Clock } from '#contracts/clock'
import type { Log } from '#contracts/log'
import type { Memory } from '#contracts/memory'
import { within } from './body-size.ts'
import { readRequest } from './request.ts'
import { postedOnly } from './webhooks.ts'

/** What a payment provider's webhook needs. */
export type PaymentParts = {
  readonly memory: Memory
  readonly clock: Clock
  readonly publicUrl: string
  readonly log: Log
  readonly watch: Watch
}

/** No event of a provider is larger. */
const LARGEST = 1024 * 1024

/**
 * What the provider knows goes into the person's inbox, once, before the provider is told that we have it (I1, D7). What it
 * tells of others' payments is acknowledged and let be.
 */
export const payments = (provider: CheckoutProvider, parts: PaymentParts): Hono => {
  const { memory, clock, publicUrl, log, watch } = parts
  const routes = new Hono()
  routes.post('/', within(LARGEST), async (context) => {
    const request = await readRequest(context.req.raw, publicUrl)
    const verified = await provider.verify(request)
    if (verified.kind === 'refused') {
      log.warn({ provider: provider.name, reason: verified.reason }, 'a payment webhook was refused')
      return context.text(verified.reason, verified.status)
    }
    const parsed = await provider.parse(request)
    switch (parsed.kind) {
      case 'malformed':
        log.warn({ provider: provider.name, reason: parsed.reason }, 'a payment webhook could not be read')
        return context.text(parsed.reason, 400)
      case 'unsupported':
        log.info({ provider: provider.name, reason: parsed.reason }, 'a payment webhook we have no use for')
        return context.json({ received: true })
      case 'later':
        log.warn({ provider: provider.name, reason: parsed.reason }, 'a payment webhook must come again')
        return context.text('Please try again.', 503, { 'Retry-After': '30' })
      case 'payment': {
        const { person, event, dedupe } = parsed
        try {
          await memory.mailbox.accept(person, { id: dedupe, event }, clock.now())
        } catch (error) {
          if (!watch.isOut()) log.error({ error: String(error) }, 'a payment could not be kept')
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
