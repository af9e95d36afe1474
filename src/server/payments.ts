import { Hono } from 'hono'
import type { Watch } from '#bus/watch'
import type { CheckoutProvider, ParsedPayment } from '#contracts/checkout'
import type { Clock } from '#contracts/clock'
import type { Figures } from '#contracts/figures'
import type { Log } from '#contracts/log'
import type { Memory } from '#contracts/memory'
import { within } from './body-size.ts'
import { counting } from './metrics.ts'
import { readRequest } from './request.ts'
import { postedOnly } from './webhooks.ts'

/** What a payment provider's webhook needs. */
export type PaymentParts = {
  readonly memory: Memory
  readonly clock: Clock
  readonly publicUrl: string
  readonly log: Log
  readonly watch: Watch
  readonly figures: Figures
}

/** No event of a provider is larger. */
const LARGEST = 1024 * 1024

/**
 * What the provider knows goes into the person's inbox, once, before the provider is told that we have it (I1, D7). What it
 * tells of others' payments is acknowledged and let be.
 */
export const payments = (provider: CheckoutProvider, parts: PaymentParts): Hono => {
  const { publicUrl, log, watch, figures } = parts
  const routes = new Hono()
  routes.post('/', counting(provider.name, figures), within(LARGEST), async (context) => {
    const request = await readRequest(context.req.raw, publicUrl)
    const verified = await provider.verify(request)
    if (verified.kind === 'refused') {
      log.warn({ provider: provider.name, reason: verified.reason }, 'a payment webhook was refused')
      context.set('posted', verified.why)
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
        try {
          await take(parsed, parts)
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

/**
 * News of somebody whom nobody here knows makes no person (M9): they were erased, or another installation shares the account.
 * Its money is for an operator to look at, by the provider's own name for it.
 */
const take = async (
  { person, event, dedupe }: Extract<ParsedPayment, { readonly kind: 'payment' }>,
  { memory, clock, log }: PaymentParts,
): Promise<void> => {
  const { kind, checkout, provider, reference } = event
  if ((await memory.journal.snapshotOf(person)) === null)
    return log.error(
      { kind, checkout, provider, reference },
      'a payment provider told of an order of nobody known here',
    )
  if (kind === 'payment-ignored')
    log.warn({ checkout, provider, reference, why: event.why }, 'a payment webhook is not of this account')
  await memory.mailbox.accept(person, { id: dedupe, event }, clock.now())
}
