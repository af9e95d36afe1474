import type { MessageListInstanceCreateOptions } from 'twilio/lib/rest/api/v2010/account/message.js'
import type { Receipt } from '#contracts/adapter'
import type { Instant } from '#core/time'
import type { TwilioCalls } from './twilio-account.ts'
import { isRefusal, type TwilioTrouble, twilioTrouble } from './twilio-errors.ts'
import { receiptOf } from './twilio-receipt.ts'

/** What Twilio is asked to send. */
export type TwilioMessage = Omit<MessageListInstanceCreateOptions, 'validityPeriod'>

/** What one create came to, and what lay behind a refusal. */
export type Attempt = { readonly receipt: Receipt; readonly trouble: TwilioTrouble | null }

/**
 * One message. Twilio has no idempotency key, so whatever may have reached it is `uncertain` and not tried again (I5).
 * What may not arrive after `until` waits in Twilio's queue until then at the most (C8); with too little time left it is
 * not handed over at all, and whoever sends looks again.
 */
export const createMessage = async (
  calls: TwilioCalls,
  message: TwilioMessage,
  until: Instant | null,
): Promise<Attempt> => {
  const validityPeriod = until === null ? null : secondsUntil(until, calls.clock.now())
  if (validityPeriod !== null && validityPeriod < LEAST_SECONDS) return { receipt: TOO_LATE, trouble: null }
  try {
    const client = await calls.client()
    const { sid } = await client.messages.create({
      ...message,
      ...(validityPeriod === null ? {} : { validityPeriod }),
    })
    return { receipt: sid ? { kind: 'accepted', externalId: sid } : UNREADABLE, trouble: null }
  } catch (error) {
    const trouble = isRefusal(error) && error.code !== null ? twilioTrouble(error.code) : null
    return { receipt: receiptOf(error, calls.clock.now()), trouble }
  }
}

/** Twilio advises against less than this in its queue (docs: "ValidityPeriod"). */
const LEAST_SECONDS = 5

/** Ten hours: what Twilio keeps a message for if nothing is said, and the most it takes. */
const MOST_SECONDS = 36_000

const secondsUntil = (until: Instant, now: Instant): number =>
  Math.min(MOST_SECONDS, Math.floor((until - now) / 1000))

const TOO_LATE: Receipt = {
  kind: 'retry',
  afterMs: null,
  reason: 'The time in which it may arrive is over, or too short for Twilio; nothing was sent.',
  slowDown: false,
}

const UNREADABLE: Receipt = {
  kind: 'uncertain',
  reason: 'Twilio answered something unreadable. Check TWILIO_API_ROOT.',
}

/** A payload that no render of ours made. */
export const NOT_OURS: Receipt = {
  kind: 'refused',
  reason: 'The payload is none that this adapter rendered. Send what render answers.',
  suppress: false,
}
