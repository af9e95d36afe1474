import { z } from 'zod'
import type { Gesture } from '#contracts/adapter'
import type { Activity } from '#core/activity'
import type { Address } from '#core/address'
import { isAnothersTap } from '#core/group'
import type { TelegramCalls } from './api.ts'
import { chatOf } from './place.ts'
import { CAPTION_LIMIT, TEXT_LIMIT } from './rich.ts'

/** What `parse` kept of a tap. */
const Tapped = z.object({
  callback_query_id: z.string(),
  message: z
    .object({
      message_id: z.int(),
      text: z.string().optional(),
      caption: z.string().optional(),
      entities: z.array(z.looseObject({ type: z.string() })).default([]),
      reply_markup: z.object({ inline_keyboard: z.array(z.array(z.looseObject({ text: z.string() }))) }),
    })
    .optional()
    .catch(undefined),
})
type Shown = NonNullable<z.infer<typeof Tapped>['message']>

/** "typing…" above the chat, or the end of a tap. What Telegram says to it makes no difference. */
export const gestureTelegram = async (
  calls: TelegramCalls,
  { kind, activity }: Exclude<Gesture, { kind: 'beginning' }>,
  to: Address,
): Promise<void> => {
  if (kind === 'typing') {
    await calls.call('sendChatAction', { chat_id: chatOf(to), action: 'typing' })
    return
  }
  const tapped = Tapped.safeParse(activity.channelData)
  if (!tapped.success) return
  const { callback_query_id, message } = tapped.data
  // Late, it is refused as too old; the client has stopped waiting by then.
  await calls.call('answerCallbackQuery', { callback_query_id })
  if (message === undefined || activity.replyToId === undefined || isAnothersTap(activity, to)) return
  await showTaken(calls, message, activity, to)
}

/** The choices go, so that an old one is not tapped; the one that was taken is written under the message; links stay. */
const showTaken = async (
  calls: TelegramCalls,
  { message_id, text, caption, entities, reply_markup }: Shown,
  activity: Activity,
  to: Address,
): Promise<void> => {
  const links = reply_markup.inline_keyboard.map((row) => row.filter((button) => 'url' in button))
  const common = {
    chat_id: chatOf(to),
    message_id,
    reply_markup: { inline_keyboard: links.filter((row) => row.length > 0) },
  }
  const taken = `\n\n✓ ${activity.text}`
  const marks = entities.filter(({ type }) => type === 'bold' || type === 'text_link')
  if (text !== undefined && text.length + taken.length <= TEXT_LIMIT) {
    const said = { text: text + taken, entities: marks, link_preview_options: { is_disabled: true } }
    await calls.call('editMessageText', { ...common, ...said })
  } else if (caption !== undefined && caption.length + taken.length <= CAPTION_LIMIT) {
    await calls.call('editMessageCaption', { ...common, caption: caption + taken, caption_entities: marks })
  } else {
    await calls.call('editMessageReplyMarkup', common)
  }
}
