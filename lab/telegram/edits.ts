import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { type Answer, bad, openChat, type Parameters, type Parts, readContent } from './content.ts'
import { readMarkup } from './markup.ts'
import type { Kept, Message } from './store.ts'

type Edit = (parameters: Parameters, parts: Parts) => Answer

/** `editMessageText`: other words, and other buttons or none. */
export const editMessageText: Edit = (parameters, parts) =>
  edited(parameters, parts, ({ message }) => {
    if (message.text === undefined) return { trouble: 'there is no text in the message to edit' }
    const content = readContent(parameters, 'text')
    return 'trouble' in content ? content : { text: content.text, entities: [...content.entities] }
  })

/** `editMessageCaption`: other words under a picture or file. */
export const editMessageCaption: Edit = (parameters, parts) =>
  edited(parameters, parts, ({ message }) => {
    if (message.text !== undefined) return { trouble: 'there is no caption in the message to edit' }
    const content = readContent(parameters, 'caption')
    return 'trouble' in content ? content : { caption: content.text, caption_entities: [...content.entities] }
  })

/** `editMessageReplyMarkup`: other buttons under the same words. */
export const editMessageReplyMarkup: Edit = (parameters, parts) => edited(parameters, parts, () => ({}))

const MessageId = z.coerce.number().int()

const edited = (
  parameters: Parameters,
  parts: Parts,
  change: (kept: Kept) => Partial<Message> | { readonly trouble: string },
): Answer => {
  const chat = openChat(parameters, parts)
  if ('code' in chat) return chat
  const kept = parts.store.find(chat.id, MessageId.safeParse(parameters.message_id).data ?? 0)
  if (!kept) return bad('message to edit not found')
  if (!kept.message.from.is_bot) return bad("message can't be edited")
  const changed = change(kept)
  if ('trouble' in changed) return bad(String(changed.trouble))
  const markup = readMarkup(parameters.reply_markup, chat.type === 'private')
  if ('trouble' in markup) return bad(markup.trouble)
  const { reply_markup: _before, ...rest } = kept.message
  const message: Message = { ...rest, ...changed, ...(markup.inline && { reply_markup: markup.inline }) }
  if (isDeepStrictEqual(plain(message), plain(kept.message))) return bad(UNCHANGED)
  const shown = { ...message, edit_date: Math.floor(parts.clock.now() / 1_000) }
  parts.store.keep({ ...kept, message: shown })
  return { result: shown }
}

/** What counts as the same: no marks and an empty list of marks are alike. */
const plain = ({ entities = [], caption_entities = [], edit_date: _at, ...message }: Message): unknown =>
  JSON.parse(JSON.stringify({ ...message, entities, caption_entities }))

const UNCHANGED =
  'message is not modified: specified new message content and reply markup are exactly the same as a current content ' +
  'and reply markup of the message'
