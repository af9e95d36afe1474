import { z } from 'zod'
import type { Receipt } from '#contracts/adapter'
import type { Address } from '#core/address'
import type { Json } from '#core/json'
import type { Instant } from '#core/time'
import { statusCallbackOf, type TwilioCalls, type TwilioOptions } from '../shared/twilio-account.ts'
import { reconcileMessage } from '../shared/twilio-reconcile.ts'
import { createMessage, NOT_OURS } from '../shared/twilio-send.ts'

const Payload = z.object({ body: z.string() })

/** One text, from the number or the Messaging Service. */
export const sendSms = async (
  calls: TwilioCalls,
  options: TwilioOptions,
  text: {
    readonly payload: Json
    readonly to: Address
    readonly key: string
    readonly until: Instant | null
  },
): Promise<Receipt> => {
  const payload = Payload.safeParse(text.payload)
  if (!payload.success) return NOT_OURS
  const { from } = options
  const message = {
    ...(from.startsWith('MG') ? { messagingServiceSid: from } : { from }),
    to: text.to.id,
    body: payload.data.body,
    statusCallback: statusCallbackOf(options, text.key),
  }
  return (await createMessage(calls, message, text.until)).receipt
}

/** Looks whether Twilio has the text (I5). */
export const reconcileSms = async (
  calls: TwilioCalls,
  payload: Json,
  to: Address,
  since: Instant,
): Promise<'sent' | 'not-sent' | 'unknown'> => {
  const text = Payload.safeParse(payload)
  return text.success ? reconcileMessage(calls, to.id, [text.data.body], since) : 'unknown'
}
