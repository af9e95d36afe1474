import { z } from 'zod'
import type { Json } from '#core/json'
import { type Milliseconds, seconds } from '#core/time'

/** An account at Cal.com, and which of its event types is booked. */
export type CalcomOptions = {
  readonly apiKey: string
  readonly eventTypeId: number
  /** Any server that speaks the API; null for Cal.com itself. */
  readonly apiRoot: string | null
  /** The secret of its webhook; null: it tells us nothing. */
  readonly webhookSecret: string | null
  /** How long a meeting is: what the event type says. */
  readonly length: Milliseconds
  readonly patience?: Milliseconds
}

/** What a call came to. A reason never holds the key. */
export type CalcomCall =
  | { readonly kind: 'ok'; readonly body: unknown }
  | { readonly kind: 'taken'; readonly reason: string }
  /** Not now, or nobody knows whether it was done. */
  | { readonly kind: 'later'; readonly reason: string }
  | { readonly kind: 'refused'; readonly reason: string }

const ROOT = 'https://api.cal.com'
/** Shorter than anybody holds a parcel. */
const PATIENCE = seconds(8)

const Trouble = z.object({ error: z.object({ message: z.string() }) })

/** Calls the API with the key; whatever goes wrong is an answer. */
export const calcomCalls = ({ apiKey, apiRoot, patience = PATIENCE }: CalcomOptions) => ({
  call: async (
    method: 'GET' | 'POST' | 'DELETE',
    path: string,
    version: string,
    body?: Json,
  ): Promise<CalcomCall> => {
    try {
      const response = await fetch(`${apiRoot ?? ROOT}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${apiKey}`,
          'cal-api-version': version,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(patience),
      })
      const said: unknown = await response.json().catch(() => null)
      return response.ok ? { kind: 'ok', body: said } : troubleOf(response.status, said)
    } catch (error) {
      return {
        kind: 'later',
        reason: `Cal.com does not answer (${error instanceof Error ? error.name : 'unknown'}).`,
      }
    }
  },
})

/** Somebody was quicker: a conflict, or a 400 that says so in words; a 422 where it is reserved already, or cannot be for a booking. */
const TAKEN =
  /already has booking|not available|no longer available|no availability|can't be booked at|already (?:reserved|booked)/i

const troubleOf = (status: number, said: unknown): Exclude<CalcomCall, { kind: 'ok' }> => {
  const message = Trouble.safeParse(said).data?.error.message.slice(0, 200) ?? ''
  if (status === 409 || ((status === 400 || status === 422) && TAKEN.test(message)))
    return { kind: 'taken', reason: message }
  if (status === 401 || status === 403)
    return { kind: 'refused', reason: `Cal.com refused us (${status}). Check CALCOM_API_KEY.` }
  if (status === 404)
    return { kind: 'refused', reason: 'Cal.com does not know this booking, or CALCOM_EVENT_TYPE_ID.' }
  if (status === 429 || status >= 500) return { kind: 'later', reason: `Cal.com answered ${status}.` }
  return { kind: 'refused', reason: `Cal.com answered ${status}: ${message}` }
}
