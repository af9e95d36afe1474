import { z } from 'zod'
import type { IncomingRequest, Parsed } from '#contracts/adapter'
import type { Activity, Attachment } from '#core/activity'
import type { DeliveryState } from '#core/event'
import type { Instant } from '#core/time'
import { formFields } from '../shared/signature.ts'
import { twilioReason, twilioTrouble } from '../shared/twilio-errors.ts'

/** A phone number that can be texted back. Short codes and company names cannot. */
const NUMBER = /^\+[1-9]\d{6,14}$/
const SID = z.string().regex(/^(SM|MM)[0-9a-fA-F]{32}$/)

const MessagePost = z.object({
  MessageSid: SID,
  From: z.string().min(1),
  To: z.string().min(1),
  Body: z.string().default(''),
  NumMedia: z.coerce.number().int().min(0).max(10).default(0),
})

const StatusPost = z.object({
  MessageSid: SID,
  MessageStatus: z.string().min(1),
  ErrorCode: z.coerce.number().int().positive().nullable().default(null).catch(null),
})

/** Step 2: a text message, or news of one we sent. Twilio may add fields at any time, so unknown ones are let be. */
export const parseSms = (request: IncomingRequest, now: Instant): Parsed => {
  const fields = formFields(request.body)
  if (fields.MessageStatus !== undefined) return parseStatus(fields, request.url)
  const post = MessagePost.safeParse(fields)
  if (!post.success) return { kind: 'malformed', reason: z.prettifyError(post.error) }
  const { MessageSid: sid, From: from } = post.data
  if (from.includes(':')) {
    return {
      kind: 'unsupported',
      reason: `${from.split(':')[0]} messages are not taken here yet, only SMS and MMS.`,
    }
  }
  if (!NUMBER.test(from))
    return { kind: 'unsupported', reason: 'The sender is no phone number that could be answered.' }
  const activity: Activity = {
    type: 'message',
    id: sid,
    timestamp: new Date(now).toISOString(),
    channelId: 'sms',
    from: { id: from, role: 'user' },
    recipient: { id: post.data.To, role: 'bot' },
    conversation: { id: from, isGroup: false },
    text: post.data.Body.replaceAll('\u0000', ''),
    attachments: mediaOf(fields, post.data.NumMedia),
    channelData: fields,
  }
  return {
    kind: 'activities',
    activities: [{ address: { channel: 'sms', id: from }, activity, dedupe: sid }],
  }
}

type Fields = ReturnType<typeof formFields>

/** Pictures and files stay where Twilio keeps them (C9). */
const mediaOf = (fields: Fields, count: number): readonly Attachment[] =>
  Array.from({ length: count }, (_, n) => [fields[`MediaUrl${n}`], fields[`MediaContentType${n}`]]).flatMap(
    ([url, type]) =>
      typeof url === 'string' && /^https?:\/\//.test(url)
        ? [
            {
              contentUrl: url,
              contentType: typeof type === 'string' && type !== '' ? type : 'application/octet-stream',
            },
          ]
        : [],
  )

/** Twilio's states, as ours (docs: "Outbound message status"). Callbacks come in any order; ranks are kept by the core (C6). */
const STATES: { readonly [status: string]: DeliveryState | undefined } = {
  accepted: 'queued',
  scheduled: 'queued',
  queued: 'queued',
  sending: 'queued',
  sent: 'sent',
  delivered: 'delivered',
  read: 'read',
  failed: 'failed',
  undelivered: 'failed',
  canceled: 'failed',
}

const parseStatus = (fields: Fields, url: string): Parsed => {
  const post = StatusPost.safeParse(fields)
  if (!post.success) return { kind: 'malformed', reason: z.prettifyError(post.error) }
  const { MessageSid: sid, MessageStatus: status, ErrorCode: code } = post.data
  const state = Object.hasOwn(STATES, status) ? STATES[status] : undefined
  if (state === undefined) return { kind: 'unsupported', reason: `"${status}" is no state we follow.` }
  const outgoing = new URLSearchParams(url.replace(/#.*$/su, '').split('?')[1] ?? '').get('outgoing')
  if (outgoing === null || outgoing === '') {
    return {
      kind: 'unsupported',
      reason: `${sid} was not sent by us: its status callback names no outgoing message.`,
    }
  }
  const isOptOut = state === 'failed' && code !== null && twilioTrouble(code) === 'opted-out'
  const reason =
    state !== 'failed' ? null : status === 'canceled' ? 'The message was cancelled.' : twilioReason(code)
  return { kind: 'delivery', outgoing, state: isOptOut ? 'suppressed' : state, reason }
}
