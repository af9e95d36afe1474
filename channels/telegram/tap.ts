import type { Parsed } from '#contracts/adapter'
import type { Instant } from '#core/time'
import { referred } from '../shared/reference.ts'
import { activities, frame, unsupported } from './activity.ts'
import type { TelegramCalls } from './api.ts'
import type { Tap } from './update.ts'

/**
 * A tapped button: what stands on it is what they say. One of ours tells which message it answers; one of somebody
 * else, or of a bot that had our token before, only counts by its words (I14).
 */
export const readTap = (update: number, tap: Tap, calls: TelegramCalls, now: Instant): Parsed => {
  const { id, from, message, data } = tap
  if (message === undefined || message.chat.type === 'channel')
    return unsupported('The button stands in no chat of ours.')
  const ours = data === undefined ? null : referred(data)
  const title = titleOf(tap)
  // Of a message that is gone only the number of the choice is left, which says as much (C4).
  const text = title ?? (ours === null ? null : String(ours.choice))
  if (text === null) return unsupported('The button is not ours, and what stood on it is gone.')
  return activities(update, message.chat, from, {
    ...frame(id, message.chat, from, calls),
    timestamp: new Date(now).toISOString(),
    text,
    attachments: [],
    ...(ours === null ? {} : { replyToId: ours.outgoing, value: { choice: ours.choice } }),
    channelData: { update_id: update, callback_query_id: id, ...shown(tap) },
  })
}

const titleOf = ({ message, data }: Tap): string | null =>
  message?.reply_markup?.inline_keyboard.flat().find((button) => button.callback_data === data)?.text ?? null

/** The message as it stands in the chat, so that its buttons can go once one was taken; a gone one has date 0. */
const shown = ({ message }: Tap) => {
  if (message === undefined || message.date === 0) return {}
  const { message_id, text, caption, entities = message.caption_entities, reply_markup } = message
  return { message: { message_id, text, caption, entities, reply_markup } }
}
