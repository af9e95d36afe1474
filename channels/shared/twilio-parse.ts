import { z } from 'zod'
import type { IncomingRequest, Parsed } from '#contracts/adapter'
import type { Activity } from '#core/activity'
import type { Address } from '#core/address'
import type { Instant } from '#core/time'
import { formFields } from './signature.ts'
import { mediaOf } from './twilio-media.ts'
import { parseStatus, SID } from './twilio-status.ts'
import { parseWhatsapp } from './twilio-whatsapp.ts'

/**
 * One account, one webhook, two channels: Twilio posts texts and WhatsApp messages in the same form, and only the
 * sender's address says which it is.
 */

/** A phone number that can be answered. Short codes and company names cannot. */
const NUMBER = /^\+[1-9]\d{6,14}$/

const MessagePost = z.object({
  MessageSid: SID,
  From: z.string().min(1),
  To: z.string().min(1),
  Body: z.string().default(''),
  NumMedia: z.coerce.number().int().min(0).max(10).default(0),
})

/** Step 2: a message, or news of one we sent. Twilio may add fields at any time, so unknown ones are let be. */
export const parseTwilio = (
  request: IncomingRequest,
  now: Instant,
  { whatsapp }: { readonly whatsapp?: string | null },
): Parsed => {
  const sent = formFields(request.body)
  const fields = withoutNulls(sent)
  if (fields.MessageStatus !== undefined) return parseStatus(fields, request.url)
  const post = MessagePost.safeParse(fields)
  if (!post.success) return { kind: 'malformed', reason: z.prettifyError(post.error) }
  const { MessageSid: sid, From: from, To: to, Body: body, NumMedia: count } = post.data
  const address = addressOf(from, fields.ExternalUserId)
  if (address === null) return { kind: 'unsupported', reason: unanswerable(from) }
  if (address.channel === 'whatsapp' && !whatsapp) return { kind: 'unsupported', reason: NO_WHATSAPP }
  const activity: Activity = {
    type: 'message',
    id: sid,
    timestamp: new Date(now).toISOString(),
    channelId: address.channel,
    from: { id: address.id, role: 'user' },
    recipient: { id: to.replace(/^whatsapp:(?=.)/, ''), role: 'bot' },
    conversation: { id: address.id, isGroup: false },
    text: body,
    attachments: mediaOf(fields, count),
    channelData: sent,
  }
  const said = address.channel === 'whatsapp' ? parseWhatsapp(activity, fields) : activity
  return { kind: 'activities', activities: [{ address, activity: said, dedupe: sid }] }
}

/** Null bytes are no text, and some of what keeps or sends texts chokes on them. */
const withoutNulls = (fields: Fields): Fields =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      typeof value === 'string' ? withoutNull(value) : value.map(withoutNull),
    ]),
  )

const withoutNull = (value: string): string => value.replaceAll('\u0000', '')

type Fields = ReturnType<typeof formFields>

/**
 * Where an answer goes. On WhatsApp that is the phone number for as long as WhatsApp tells it, and for whoever hides it
 * behind a username the id that WhatsApp gives them towards this one business (`US.1349…`). Neither is who they are: an
 * address is only a way to a person, and a number that appears or disappears makes another address.
 */
const addressOf = (from: string, externalId: unknown): Address | null => {
  if (NUMBER.test(from)) return { channel: 'sms', id: from }
  if (!from.startsWith(WHATSAPP)) return null
  const id = [from, externalId].map(withoutChannel).find((one) => NUMBER.test(one) || SCOPED_ID.test(one))
  return id === undefined ? null : { channel: 'whatsapp', id }
}

const WHATSAPP = 'whatsapp:'

const withoutChannel = (address: unknown): string =>
  typeof address === 'string' ? address.replace(/^whatsapp:/, '') : ''

/** A country, perhaps `ENT` for a group of businesses, and up to 128 letters and digits (Meta: "Business-scoped user IDs"). */
const SCOPED_ID = /^[A-Z]{2}(?:\.ENT)?\.[A-Za-z0-9]{1,128}$/

const unanswerable = (from: string): string => {
  const [channel, ...rest] = from.split(':')
  if (rest.length === 0) return 'The sender is no phone number that could be answered.'
  if (channel === 'whatsapp') return 'The WhatsApp sender has neither a number nor an id to be answered at.'
  if (channel === 'rcs') return RCS
  return `${channel?.slice(0, 20)} messages are not taken here, only SMS, MMS and WhatsApp.`
}

const RCS =
  'RCS messages are not taken here. Take the RCS sender out of the pool of the Messaging Service; the same phones then text by SMS.'

const NO_WHATSAPP =
  'A WhatsApp message came, and no WhatsApp sender is set up. Set TWILIO_WHATSAPP_FROM to the number it was sent to.'
