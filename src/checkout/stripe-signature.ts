import { createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingRequest, Verified } from '#contracts/adapter'
import { type Instant, seconds } from '#core/time'

/** Stripe's own tolerance; its package looks at the past side alone. */
const TOLERANCE = seconds(300)

/** The largest event there is has some tens of kilobytes. */
const MOST_BYTES = 512 * 1024

/**
 * `stripe-signature: t=<unix>,v1=<hex>`: HMAC-SHA256 of `<t>.<body>` under the endpoint's secret, its age checked on both
 * sides (docs: "Verify webhook signatures manually"). During a rotation there are several v1; one is enough.
 */
export const verifyStripe = (request: IncomingRequest, secret: string, now: Instant): Verified => {
  const header = request.headers['stripe-signature']
  if (!header) return { ...refused(400, 'The Stripe-Signature header is missing.'), why: 'unsigned' }
  if (request.body.length > MOST_BYTES) return refused(400, 'The body is larger than any event of Stripe.')
  const parts = header.split(',').map((part) => part.trim().split('='))
  const time = parts.find(([name]) => name === 't')?.[1] ?? ''
  if (!/^\d{1,12}$/.test(time)) return refused(400, 'The Stripe-Signature header has no time.')
  if (Math.abs(now - seconds(Number(time))) > TOLERANCE) return { ...refused(400, STALE), why: 'stale' }
  const expected = createHmac('sha256', secret).update(`${time}.`).update(request.body).digest()
  const isSigned = parts.some(([name, value]) => name === 'v1' && isSame(expected, value ?? ''))
  return isSigned ? { kind: 'authentic' } : refused(403, FORGED)
}

const STALE = 'The request is more than five minutes old, or from the future. Check the clock.'

const FORGED =
  'The signature does not belong to this request. If Stripe sent it, STRIPE_WEBHOOK_SECRET is not that of this endpoint.'

const isSame = (expected: Buffer, hex: string): boolean => {
  const given = Buffer.from(hex, 'hex')
  return given.length === expected.length && timingSafeEqual(given, expected)
}

const refused = (status: 400 | 403, reason: string) => ({ kind: 'refused' as const, status, reason })
