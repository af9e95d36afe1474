import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Instant } from '#core/time'

/** Five minutes on both sides (Standard Webhooks 1.0.0, "Verifying signatures"). */
const TOLERANCE_S = 300

type Headers = { readonly id: string; readonly timestamp: string; readonly signature: string }

/** Why an event is not taken; null where it is signed by whoever has the secret, and fresh. */
export const problemWith = (
  { id, timestamp, signature }: Headers,
  body: Uint8Array,
  secret: string,
  now: Instant,
): string | null => {
  if (id === '' || id.includes('.')) return 'webhook-id is missing, or has a dot in it'
  if (!/^\d{1,12}$/.test(timestamp)) return 'webhook-timestamp is no time'
  if (Math.abs(Math.floor(now / 1_000) - Number(timestamp)) > TOLERANCE_S)
    return 'it is more than five minutes old, or from the future'
  const expected = createHmac('sha256', Buffer.from(secret.slice('whsec_'.length), 'base64'))
    .update(`${id}.${timestamp}.`)
    .update(body)
    .digest()
  const isSigned = signature.split(' ').some((one) => {
    const [version, value = ''] = one.split(',')
    const given = Buffer.from(value, 'base64')
    return version === 'v1' && given.length === expected.length && timingSafeEqual(given, expected)
  })
  return isSigned ? null : 'the signature does not belong to it'
}
