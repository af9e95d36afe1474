import { Hono } from 'hono'
import type { IncomingRequest, Verified } from '#contracts/adapter'
import { within } from './body-size.ts'
import { counting } from './metrics.ts'
import { readRequest } from './request.ts'
import { postedOnly, type WebhookParts } from './webhooks.ts'

/** What a provider's webhook needs. */
export type ProviderParts = Pick<WebhookParts, 'memory' | 'clock' | 'publicUrl' | 'log' | 'watch' | 'figures'>

/** A provider that tells by webhook what became of something, and what is done with what it tells. */
type Telling<News> = {
  readonly name: string
  /** What it tells of, for the log: "payment". */
  readonly of: string
  /** No event of it has more bytes. */
  readonly largest: number
  readonly hook: {
    verify(request: IncomingRequest): Verified | Promise<Verified>
    parse(request: IncomingRequest): Promise<News | Nothing>
  }
  readonly take: (news: News) => Promise<unknown>
}

/** Nothing that we could take up, or, for now, not yet. */
type Nothing = { readonly kind: 'unsupported' | 'malformed' | 'later'; readonly reason: string }

/**
 * What a provider knows is taken up before it is told that we have it (I1). What it tells of others is acknowledged and let be;
 * what cannot be taken up now is asked for once more.
 */
export const providerWebhook = <News extends { readonly kind: string }>(
  { name, of, largest, hook, take }: Telling<News>,
  { publicUrl, log, watch, figures }: ProviderParts,
): Hono => {
  const routes = new Hono()
  routes.post('/', counting(name, figures), within(largest), async (context) => {
    const request = await readRequest(context.req.raw, publicUrl)
    const verified = await hook.verify(request)
    if (verified.kind === 'refused') {
      log.warn({ provider: name, reason: verified.reason }, `a ${of} webhook was refused`)
      context.set('posted', verified.why)
      return context.text(verified.reason, verified.status)
    }
    const told = await hook.parse(request)
    if (!isNothing(told)) {
      try {
        await take(told)
      } catch (error) {
        if (!watch.isOut())
          log.error({ provider: name, error: String(error) }, `a ${of} webhook could not be kept`)
        return context.text('Not kept; please try again.', 503, { 'Retry-After': '5' })
      }
      return context.json({ received: true })
    }
    const { kind, reason } = told
    switch (kind) {
      case 'malformed':
        log.warn({ provider: name, reason }, `a ${of} webhook could not be read`)
        return context.text(reason, 400)
      case 'unsupported':
        log.info({ provider: name, reason }, `a ${of} webhook we have no use for`)
        return context.json({ received: true })
      case 'later':
        log.warn({ provider: name, reason }, `a ${of} webhook must come again`)
        return context.text('Please try again.', 503, { 'Retry-After': '30' })
      default:
        return kind satisfies never
    }
  })
  routes.all('/', postedOnly)
  return routes
}

const isNothing = <News extends { readonly kind: string }>(told: News | Nothing): told is Nothing =>
  told.kind === 'unsupported' || told.kind === 'malformed' || told.kind === 'later'
