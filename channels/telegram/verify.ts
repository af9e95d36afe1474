import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingRequest, Verified } from '#contracts/adapter'

/** What the server takes at most; an update is a few kilobytes, and one that is refused would come again and again. */
const MOST_BYTES = 1024 * 1024

/**
 * Telegram repeats the secret we gave `setWebhook`; anyone else would have to guess it (Bot API, "setWebhook"). Nothing
 * else is looked at before it. It proves the sender and not the content, so the connection must be TLS (C3).
 */
export const verifyTelegram = (secretToken: string, request: IncomingRequest): Verified => {
  const told = request.headers['x-telegram-bot-api-secret-token']
  if (told === undefined || told === '')
    return refused(401, 'The X-Telegram-Bot-Api-Secret-Token header is missing.')
  if (!timingSafeEqual(digest(told), digest(secretToken))) return refused(403, WRONG)
  if (request.method.toUpperCase() !== 'POST')
    return refused(400, `A ${request.method} request carries no update; a POST is expected.`)
  if (request.body.length > MOST_BYTES)
    return refused(400, `The body has ${request.body.length} bytes; ${MOST_BYTES} is the most that is read.`)
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json') return refused(400, `The body is "${type ?? 'unnamed'}", not JSON.`)
  return { kind: 'authentic' }
}

const WRONG =
  'The secret token is not the one that is expected. If Telegram sent it, call setWebhook again with the value of ' +
  'TELEGRAM_SECRET_TOKEN as secret_token.'

const refused = (status: 400 | 401 | 403, reason: string): Verified => ({ kind: 'refused', status, reason })

/** Digests have one length whatever was told, so that comparing takes one time. */
const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
