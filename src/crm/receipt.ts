import { delayOf } from '#channels/shared/network'
import type { Receipt } from '#contracts/adapter'
import { days, type Instant, type Milliseconds, milliseconds } from '#core/time'

/** Whatever a receiver asks for, it is asked again within a day. */
const LONGEST = days(1)

/** What a receiver may say of itself, and not of the event: whoever runs it can mend that, and then all that waits is taken. */
const NOT_HERE: { readonly [status: number]: string } = {
  401: 'it does not know our signature: check CRM_WEBHOOK_SECRET on both sides',
  403: 'it does not let us in: check CRM_WEBHOOK_SECRET on both sides',
  404: 'nothing is at this address: check CRM_WEBHOOK_URL',
  405: 'it takes no POST: check CRM_WEBHOOK_URL',
  407: 'something between us wants a login: check CRM_WEBHOOK_URL',
  421: 'this server is not the one for this address: check CRM_WEBHOOK_URL',
}

/** Failures that pass by themselves though they begin with 4. */
const PASSING: readonly number[] = [408, 423, 425]

/**
 * What one answer means: its status and Retry-After are all that is looked at (S4, I13).
 *
 * 2xx is taken. What passes by itself, and what only concerns the address, is tried again and holds its place. 410 and every other
 * 4xx is the receiver's last word on this event.
 */
export const receiptOf = (status: number, retryAfter: string | null, now: Instant): Receipt => {
  if (status >= 200 && status < 300) return { kind: 'accepted', externalId: String(status) }
  const asked = delayOf(retryAfter, now)
  const afterMs = asked && within(asked)
  const retry = (reason: string, slowDown: boolean): Receipt => ({
    kind: 'retry',
    afterMs,
    reason: `The CRM answered ${status}${reason === '' ? '' : `: ${reason}`}.`,
    slowDown,
  })
  if (status === 429 || status === 503) return retry('it wants us slower', true)
  if (status >= 300 && status < 400)
    return retry('redirects are not followed, so write the address that it leads to', true)
  if (NOT_HERE[status] !== undefined) return retry(NOT_HERE[status], true)
  if (status >= 500 || status < 200 || PASSING.includes(status)) return retry('', false)
  const reason = status === 410 ? 'this address is closed for good' : 'it will not take this event'
  return { kind: 'refused', reason: `The CRM answered ${status}: ${reason}.`, suppress: false }
}

const within = (asked: Milliseconds): Milliseconds => milliseconds(Math.min(asked, LONGEST))
