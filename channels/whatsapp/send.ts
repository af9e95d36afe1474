import type { Receipt } from '#contracts/adapter'
import type { Address } from '#core/address'
import type { Json } from '#core/json'
import type { Instant } from '#core/time'
import { statusCallbackOf, type TwilioCalls, type TwilioOptions } from '../shared/twilio-account.ts'
import { reconcileMessage } from '../shared/twilio-reconcile.ts'
import { type Attempt, createMessage, NOT_OURS } from '../shared/twilio-send.ts'
import { type Contents, variablesOf } from './content.ts'
import type { Envelope, Opening } from './opening.ts'
import { asNumbers, Payload, type Tappable } from './payload.ts'

/** What sending works with. */
export type WhatsappParts = {
  readonly calls: TwilioCalls
  readonly options: TwilioOptions & { readonly whatsapp: string }
  readonly contents: Contents
  readonly opening: Opening
}

type Sent = {
  readonly payload: Json
  readonly to: Address
  readonly key: string
  readonly until: Instant | null
}

/** One message. What comes after the 24 hours is refused, and the template goes in its place (W1, W2). */
export const sendWhatsapp = async (parts: WhatsappParts, sent: Sent): Promise<Receipt> => {
  const { options, opening } = parts
  const { to, key, until } = sent
  const envelope = {
    from: addressOf(options.whatsapp),
    to: addressOf(to.id),
    statusCallback: statusCallbackOf(options, key),
  }
  if (isOpening(sent.payload)) return opening.send(to, envelope, until)
  const payload = Payload.safeParse(sent.payload)
  if (!payload.success) return NOT_OURS
  const { receipt, trouble } = await attempt(parts, payload.data, envelope, until)
  return trouble === 'session' && receipt.kind === 'refused'
    ? opening.instead(to, envelope, until, receipt.reason)
    : receipt
}

/** Numbers and business-scoped ids alike stand behind the name of the channel. */
const addressOf = (id: string): string => `whatsapp:${id}`

const isOpening = (payload: Json): boolean =>
  typeof payload === 'object' && payload !== null && 'opening' in payload

const attempt = async (
  parts: WhatsappParts,
  payload: Payload,
  envelope: Envelope,
  until: Instant | null,
): Promise<Attempt> => {
  if ('choices' in payload) return attemptButtons(parts, payload, envelope, until)
  const media = 'media' in payload ? { mediaUrl: [payload.media] } : {}
  return createMessage(parts.calls, { ...envelope, body: payload.body, ...media }, until)
}

/** Whatever is the matter with the buttons, the words and the choices still go out (W3, I14). */
const attemptButtons = async (
  { calls, contents }: WhatsappParts,
  payload: Tappable,
  envelope: Envelope,
  until: Instant | null,
): Promise<Attempt> => {
  const contentSid = await contents.sidFor(payload)
  if (contentSid !== null) {
    const contentVariables = JSON.stringify(variablesOf(payload))
    const tried = await createMessage(calls, { ...envelope, contentSid, contentVariables }, until)
    if (tried.trouble !== 'content') return tried
    contents.forget(payload)
  }
  return createMessage(calls, { ...envelope, body: asNumbers(payload) }, until)
}

/** Looks whether Twilio has the message (I5), by its words: it may have gone out with buttons or with numbers. */
export const reconcileWhatsapp = async (
  calls: TwilioCalls,
  sent: Json,
  to: Address,
  since: Instant,
): Promise<'sent' | 'not-sent' | 'unknown'> => {
  const payload = Payload.safeParse(sent)
  if (!payload.success) return 'unknown'
  const { body } = payload.data
  const bodies = 'choices' in payload.data ? [body, asNumbers(payload.data)] : [body]
  return reconcileMessage(calls, addressOf(to.id), bodies, since)
}
