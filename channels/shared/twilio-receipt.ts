import type { Receipt } from '#contracts/adapter'
import type { Instant } from '#core/time'
import { delayOf, isUnreached, networkCode } from './network.ts'
import { isRefusal, type Refusal, twilioReason, twilioTrouble } from './twilio-errors.ts'

/** What a call that did not succeed comes to: Twilio said no, or nobody knows (I5). */
export const receiptOf = (error: unknown, now: Instant): Receipt => {
  if (isRefusal(error)) return receiptOfRefusal(error, now)
  const code = networkCode(error)
  if (isUnreached(code)) {
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

const receiptOfRefusal = ({ status, code, retryAfter }: Refusal, now: Instant): Receipt => {
  const trouble = code === null ? null : twilioTrouble(code)
  const reason = code === null ? `Twilio answered HTTP ${status}.` : twilioReason(code)
  // Too much at once, a full queue, a used-up day: each is about the account or its sender, and so about all we send.
  if (status === 429 || trouble === 'retry')
    return { kind: 'retry', afterMs: delayOf(retryAfter, now), reason, slowDown: true }
  if (status >= 500 || status === 408 || trouble === 'uncertain') return { kind: 'uncertain', reason }
  return { kind: 'refused', reason, suppress: trouble === 'opted-out' }
}
