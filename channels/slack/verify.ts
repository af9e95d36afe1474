import { createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingRequest, Verified } from '#contracts/adapter'
import type { Instant } from '#core/time'
import { isSslCheck } from './body.ts'

/** A message of 40,000 characters comes twice, as text and as blocks, each in six bytes a character. */
const MOST_BYTES = 1024 * 1024

/** Slack's own measure, kept on both sides: a clock that runs ahead must not keep a captured request valid longer. */
const MOST_SECONDS_APART = 300

/**
 * Slack signs its time and the raw body with the app's signing secret (docs: "Verifying requests from Slack"). Checked
 * before the body is read; only the probe of our certificate comes unsigned, and means nothing (C3).
 */
export const verifySlack = (
  { signingSecret }: { readonly signingSecret: string },
  request: IncomingRequest,
  now: Instant,
): Verified => {
  if (request.method.toUpperCase() !== 'POST')
    return refused(400, `Slack posts; a ${request.method} request is not its.`)
  if (request.body.length > MOST_BYTES)
    return refused(400, `The body has ${request.body.length} bytes; ${MOST_BYTES} is the most that is read.`)
  const { 'x-slack-signature': signature, 'x-slack-request-timestamp': timestamp } = request.headers
  if (!signature && isSslCheck(request)) return { kind: 'authentic' }
  if (!signature || !timestamp) return { ...refused(400, UNSIGNED), why: 'unsigned' }
  if (!/^\d{1,12}$/.test(timestamp)) return refused(400, 'X-Slack-Request-Timestamp is no time.')
  if (Math.abs(Math.floor(now / 1_000) - Number(timestamp)) > MOST_SECONDS_APART)
    return { ...refused(403, STALE), why: 'stale' }
  if (signingSecret === '' || !isEqual(signature, signatureOf(signingSecret, timestamp, request.body)))
    return refused(403, FORGED)
  return { kind: 'authentic' }
}

const UNSIGNED = 'The X-Slack-Signature or X-Slack-Request-Timestamp header is missing.'

const STALE =
  'The request is more than five minutes old, or from the future. If Slack sent it just now, the clock of this machine is wrong.'

const FORGED =
  'The signature does not belong to this request. If Slack sent it, SLACK_SIGNING_SECRET is not the one in Basic Information of the app.'

const refused = (status: 400 | 403, reason: string) => ({ kind: 'refused' as const, status, reason })

const signatureOf = (secret: string, timestamp: string, body: Uint8Array): string =>
  `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body).digest('hex')}`

/** In a time that does not tell how much of it was right. */
const isEqual = (given: string, right: string): boolean => {
  const [a, b] = [Buffer.from(given), Buffer.from(right)]
  return a.length === b.length && timingSafeEqual(a, b)
}
