import { createHmac } from 'node:crypto'
import type { Instant } from '#core/time'

/**
 * The three headers by which a receiver knows that it was us, that it is not old, and whether it has it already (Standard
 * Webhooks 1.0.0). With several secrets there are several signatures, so that one can take the place of another.
 */
export const signed = (id: string, at: Instant, body: string, secrets: readonly string[]) => {
  const timestamp = String(Math.floor(at / 1_000))
  const signatures = secrets.map((secret) => `v1,${signatureOf(`${id}.${timestamp}.${body}`, secret)}`)
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.join(' '),
  }
}

const signatureOf = (content: string, secret: string): string =>
  createHmac('sha256', Buffer.from(secret.slice('whsec_'.length), 'base64'))
    .update(content)
    .digest('base64')
