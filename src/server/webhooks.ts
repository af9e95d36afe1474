import { type Context, Hono } from 'hono'
import type { Accept } from '#bus/accept'
import type { Gesturing } from '#bus/attend'
import { parcelNamed } from '#bus/key'
import { newsOf } from '#bus/news'
import { undeliveredIn } from '#bus/undelivered'
import type { Watch } from '#bus/watch'
import type { Adapter, Parsed } from '#contracts/adapter'
import type { Clock } from '#contracts/clock'
import type { Figures } from '#contracts/figures'
import type { Log } from '#contracts/log'
import type { Memory } from '#contracts/memory'
import { within } from './body-size.ts'
import { counting } from './metrics.ts'
import { readRequest } from './request.ts'

/** What the platforms' webhooks need. */
export type WebhookParts = {
  readonly memory: Memory
  readonly accept: Accept
  readonly clock: Clock
  readonly publicUrl: string
  readonly log: Log
  readonly watch: Watch
  readonly gesture: Gesturing
  readonly figures: Figures
}

/**
 * Steps 1 to 3 for one platform: verify, parse, accept, and only then acknowledge (I1). What was refused leaves no
 * trace but a line without its content and a figure (C3); what could not be kept is answered 503, so that the platform tries again.
 */
export const webhook = (adapter: Adapter, parts: WebhookParts): Hono => {
  const routes = new Hono()
  routes.post('*', counting(adapter.channel, parts.figures), within(LARGEST), async (context) => {
    const request = await readRequest(context.req.raw, parts.publicUrl)
    const verified = await adapter.verify(request)
    if (verified.kind === 'refused') {
      parts.log.warn({ channel: adapter.channel, reason: verified.reason }, 'a webhook was refused')
      context.set('posted', verified.why)
      return context.text(verified.reason, verified.status)
    }
    const parsed = await adapter.parse(request)
    if (parsed.kind === 'malformed') {
      parts.log.warn({ channel: adapter.channel, reason: parsed.reason }, 'a webhook could not be read')
      return context.text(parsed.reason, 400)
    }
    try {
      await take(parsed, parts)
    } catch (error) {
      if (!parts.watch.isOut())
        parts.log.error({ channel: adapter.channel, error: String(error) }, 'a webhook could not be kept')
      return context.text('Not kept; please try again.', 503, { 'Retry-After': '5' })
    }
    const { contentType, body } = parsed.kind === 'answer' ? parsed : adapter.can.acknowledgement
    return context.body(body, 200, { 'Content-Type': contentType })
  })
  routes.all('*', postedOnly)
  return routes
}

/** A platform may be set to GET here, and an operator look with a browser whether anybody is at home. */
export const postedOnly = (context: Context): Response =>
  context.text('Somebody is at home, and takes what is posted: set the method to POST.', 405, {
    Allow: 'POST',
  })

/** No platform posts more than a form or an event. */
const LARGEST = 1024 * 1024

const take = async (parsed: Exclude<Parsed, { kind: 'malformed' }>, parts: WebhookParts): Promise<void> => {
  switch (parsed.kind) {
    case 'activities':
      for (const one of parsed.activities) {
        await parts.accept(one)
        parts.gesture('taken', one.address, one.activity)
      }
      return
    case 'closed':
      return takeClosed(parsed, parts)
    case 'answer':
      return
    case 'delivery':
      return takeDelivery(parsed, parts)
    case 'unsupported':
      parts.log.info({ reason: parsed.reason }, 'a webhook of a kind we have no use for')
      return
    default:
      parsed satisfies never
  }
}

const takeClosed = async (
  { address, dedupe, reason }: Extract<Parsed, { kind: 'closed' }>,
  { memory, clock }: WebhookParts,
): Promise<void> => {
  const at = clock.now()
  const event = { kind: 'address-closed' as const, at, address, reason }
  await memory.mailbox.accept(address, { id: `${address.channel}:${dedupe}`, event }, at)
}

const takeDelivery = async (
  news: Extract<Parsed, { kind: 'delivery' }>,
  { memory, clock }: WebhookParts,
): Promise<void> => {
  const parcel = parcelNamed(news.outgoing)
  if (!parcel) return
  const { state, reason } = news
  const at = clock.now()
  const undelivered = state === 'failed' ? await undeliveredIn(memory.journal, parcel) : null
  const envelope = newsOf(news.outgoing, {
    outgoing: parcel.outgoing,
    state,
    reason,
    at,
    ...(undelivered && { undelivered }),
  })
  await memory.mailbox.accept(parcel.person, envelope, at)
}
