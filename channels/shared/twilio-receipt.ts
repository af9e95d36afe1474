import type { Receipt } from '#contracts/adapter'
import { type Instant, type Milliseconds, milliseconds, seconds } from '#core/time'
import { isRefusal, type Refusal, twilioReason, twilioTrouble } from './twilio-errors.ts'

/** What a call that did not succeed comes to: Twilio said no, or nobody knows (I5). */
export const receiptOf = (error: unknown, now: Instant): Receipt => {
  if (isRefusal(error)) return receiptOfRefusal(error, now)
  const code = networkCode(error)
  if (code !== null && NEVER_REACHED.has(code)) {
    return {
      kind: 'retry',
      afterMs: null,
      reason: `Twilio could not be reached (${code}); nothing was sent.`,
      slowDown: false,
    }
  }
  return {
    kind: 'uncertain',
    reason: `The connection to Twilio was lost (${code ?? 'no answer'}) before it answered.`,
  }
}

/** What the network says when no byte of the request can have arrived. */
const NEVER_REACHED: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
])

const receiptOfRefusal = ({ status, code, retryAfter }: Refusal, now: Instant): Receipt => {
  const trouble = code === null ? null : twilioTrouble(code)
  const reason = code === null ? `Twilio answered HTTP ${status}.` : twilioReason(code)
  // Too much at once, a full queue, a used-up day: each is about the account or its sender, and so about all we send.
  if (status === 429 || trouble === 'retry')
    return { kind: 'retry', afterMs: delayOf(retryAfter, now), reason, slowDown: true }
  if (status >= 500 || status === 408 || trouble === 'uncertain') return { kind: 'uncertain', reason }
  return { kind: 'refused', reason, suppress: trouble === 'opted-out' }
}

/** Retry-After comes as seconds or as a date (RFC 9110). */
const delayOf = (retryAfter: string | null, now: Instant): Milliseconds | null => {
  if (retryAfter === null) return null
  if (/^\d+$/.test(retryAfter)) return seconds(Number(retryAfter))
  const at = Date.parse(retryAfter)
  return Number.isNaN(at) ? null : milliseconds(Math.max(0, at - now))
}

const networkCode = (error: unknown): string | null =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null
