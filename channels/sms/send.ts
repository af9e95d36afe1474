import type { Twilio } from 'twilio'
import { z } from 'zod'
import type { Receipt } from '#contracts/adapter'
import type { Clock } from '#contracts/clock'
import type { Address } from '#core/address'
import type { Json } from '#core/json'
import { type Instant, type Milliseconds, milliseconds, seconds } from '#core/time'
import { type Refusal, refusalOf, twilioReason, twilioTrouble } from '../shared/twilio-errors.ts'

/** Twilio's REST API, reached through its own package when it is first needed: it takes 160 ms to load. */
export type TwilioCalls = {
  readonly clock: Clock
  readonly from: string
  readonly client: () => Promise<Twilio>
  /** How far our clock is ahead of Twilio's, by its last answer. */
  readonly lead: () => Milliseconds
}

/** Makes the client on the first call. It never retries by itself: a second create is a second text. */
export const twilioCalls = (options: {
  readonly accountSid: string
  readonly authToken: string
  readonly from: string
  readonly apiRoot: string | null
  readonly clock: Clock
  readonly patience?: Milliseconds
}): TwilioCalls => {
  let client: Promise<Twilio> | null = null
  let lead = milliseconds(0)
  const connect = async (): Promise<Twilio> => {
    const { default: twilio } = await import('twilio')
    const httpClient = new twilio.RequestClient({
      timeout: options.patience ?? seconds(10),
      autoRetry: false,
    })
    httpClient.axios.interceptors.response.use((answer) => {
      const theirs = Date.parse(String(answer.headers.date))
      if (!Number.isNaN(theirs)) lead = milliseconds(options.clock.now() - theirs)
      if (answer.status >= 200 && answer.status < 300) return answer
      throw refusalOf(answer.status, answer.data, answer.headers['retry-after'])
    })
    const made = twilio(options.accountSid, options.authToken, { httpClient })
    if (options.apiRoot !== null) made.api.baseUrl = options.apiRoot
    return made
  }
  return {
    clock: options.clock,
    from: options.from,
    client: () => {
      client ??= connect()
      return client
    },
    lead: () => lead,
  }
}

const Payload = z.object({ body: z.string() })

/** One text. Twilio has no idempotency key, so whatever may have reached it is `uncertain` and not tried again (I5). */
export const sendSms = async (
  calls: TwilioCalls,
  payload: Json,
  to: Address,
  statusCallback: string,
): Promise<Receipt> => {
  const text = Payload.safeParse(payload)
  if (!text.success) return { kind: 'refused', reason: NOT_OURS, suppress: false }
  const sender = calls.from.startsWith('MG') ? { messagingServiceSid: calls.from } : { from: calls.from }
  try {
    const client = await calls.client()
    const { sid } = await client.messages.create({
      ...sender,
      to: to.id,
      body: text.data.body,
      statusCallback,
    })
    return sid ? { kind: 'accepted', externalId: sid } : { kind: 'uncertain', reason: UNREADABLE }
  } catch (error) {
    return receiptOf(error, calls.clock.now())
  }
}

const NOT_OURS = 'The payload is no text that this adapter rendered. Send what render answers.'
const UNREADABLE = 'Twilio answered something unreadable. Check TWILIO_API_ROOT.'

const receiptOf = (error: unknown, now: Instant): Receipt => {
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

const isRefusal = (error: unknown): error is Refusal =>
  typeof error === 'object' && error !== null && 'kind' in error && error.kind === 'twilio-refusal'

const networkCode = (error: unknown): string | null =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null

/** The newest messages to one number that are looked through. */
const LOOK_BACK = 100

/** A trial account puts this before every text. */
const TRIAL = 'Sent from your Twilio trial account - '

/**
 * Looks whether Twilio has the text (I5). By creation, not by `DateSent`: a message that still waits in a queue has
 * none. `since` is ours and the times are Twilio's, which have whole seconds: it is put on their clock and rounded down.
 */
export const reconcileSms = async (
  calls: TwilioCalls,
  payload: Json,
  to: Address,
  since: Instant,
): Promise<'sent' | 'not-sent' | 'unknown'> => {
  const text = Payload.safeParse(payload)
  if (!text.success) return 'unknown'
  try {
    const client = await calls.client()
    const listed = await client.messages.list({ to: to.id, limit: LOOK_BACK, pageSize: LOOK_BACK })
    const from = Math.floor((since - calls.lead()) / 1000) * 1000
    const recent = listed.filter((message) => message.dateCreated.getTime() >= from)
    const bodies = recent.filter(({ direction }) => direction !== 'inbound').map(({ body }) => body)
    if (bodies.some((body) => body === text.data.body || body === TRIAL + text.data.body)) return 'sent'
    return recent.length === LOOK_BACK ? 'unknown' : 'not-sent'
  } catch {
    return 'unknown'
  }
}
