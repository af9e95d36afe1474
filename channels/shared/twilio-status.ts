import { z } from 'zod'
import type { Parsed } from '#contracts/adapter'
import type { DeliveryState } from '#core/delivery'
import type { formFields } from './signature.ts'
import { twilioReason, twilioTrouble } from './twilio-errors.ts'

/** A message of Twilio's: text or with media. */
export const SID = z.string().regex(/^(SM|MM)[0-9a-fA-F]{32}$/)

const StatusPost = z.object({
  MessageSid: SID,
  MessageStatus: z.string().min(1),
  ErrorCode: z.coerce.number().int().positive().nullable().default(null).catch(null),
  /** WhatsApp says that it was read in a field of its own. */
  EventType: z.string().default('').catch(''),
  ChannelStatusMessage: z.string().default('').catch(''),
})
type StatusPost = z.infer<typeof StatusPost>

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

/** News of a message that we sent, by text or by WhatsApp. */
export const parseStatus = (fields: ReturnType<typeof formFields>, url: string): Parsed => {
  const post = StatusPost.safeParse(fields)
  if (!post.success) return { kind: 'malformed', reason: z.prettifyError(post.error) }
  const { MessageSid: sid, MessageStatus: status, ErrorCode: code, EventType: event } = post.data
  const state = event === 'READ' ? 'read' : Object.hasOwn(STATES, status) ? STATES[status] : undefined
  if (state === undefined) return { kind: 'unsupported', reason: `"${status}" is no state we follow.` }
  const outgoing = new URLSearchParams(url.replace(/#.*$/su, '').split('?')[1] ?? '').get('outgoing')
  if (outgoing === null || outgoing === '') {
    return {
      kind: 'unsupported',
      reason: `${sid} was not sent by us: its status callback names no outgoing message.`,
    }
  }
  const isOptOut = state === 'failed' && code !== null && twilioTrouble(code) === 'opted-out'
  const reason = state === 'failed' ? reasonOf(post.data) : null
  return { kind: 'delivery', outgoing, state: isOptOut ? 'suppressed' : state, reason }
}

/** Our table's words where it has the code, else what the channel itself said. */
const reasonOf = ({ MessageStatus, ErrorCode, ChannelStatusMessage }: StatusPost): string => {
  if (MessageStatus === 'canceled') return 'The message was cancelled.'
  const reason = twilioReason(ErrorCode)
  const isKnown = ErrorCode !== null && twilioTrouble(ErrorCode) !== null
  return isKnown || ChannelStatusMessage === ''
    ? reason
    : `${reason} The channel said: ${ChannelStatusMessage.slice(0, 200)}`
}
