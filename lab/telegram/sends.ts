import { z } from 'zod'
import { type Answer, bad, botOf, openChat, type Parameters, type Parts, readContent } from './content.ts'
import { type Keyboards, readMarkup } from './markup.ts'
import type { Kept, Message, Store } from './store.ts'
import { linkTrouble } from './url.ts'

type Send = (parameters: Parameters, parts: Parts) => Answer

/** `sendMessage`: text of 1 to 4,096 units after its marks were read. */
export const sendMessage: Send = (parameters, parts) => {
  const content = readContent(parameters, 'text')
  if ('trouble' in content) return bad(content.trouble)
  const marks = content.entities.length > 0 ? { entities: [...content.entities] } : {}
  return post(parameters, parts, { text: content.text, ...marks }, {})
}

/** `sendPhoto` by an address; nothing is fetched from it, and no upload is taken. */
export const sendPhoto: Send = (parameters, parts) => {
  const url = addressIn(parameters.photo)
  if (url === null) return bad(UNFETCHABLE)
  const photo = [
    { file_id: `photo-${parts.store.nextMessageId()}`, file_unique_id: 'p', width: 800, height: 600 },
  ]
  return captioned(parameters, parts, { photo }, { photo: url })
}

/** `sendDocument` by an address. */
export const sendDocument: Send = (parameters, parts) => {
  const url = addressIn(parameters.document)
  if (url === null) return bad(UNFETCHABLE)
  const name = new URL(url).pathname.split('/').at(-1) || 'file'
  const document = {
    file_id: `document-${parts.store.nextMessageId()}`,
    file_unique_id: 'd',
    file_name: name,
  }
  return captioned(parameters, parts, { document }, { document: { url, name } })
}

const UNFETCHABLE = 'wrong file identifier/HTTP URL specified'

const addressIn = (given: unknown): string | null =>
  typeof given === 'string' && /^https?:\/\//i.test(given) && linkTrouble(given) === null ? given : null

type Media = Partial<Pick<Kept, 'photo' | 'document'>>

const captioned = (parameters: Parameters, parts: Parts, body: object, media: Media): Answer => {
  const content = readContent(parameters, 'caption')
  if ('trouble' in content) return bad(content.trouble)
  const { text: caption, entities } = content
  const said = caption === '' ? {} : { caption, caption_entities: [...entities] }
  return post(parameters, parts, { ...body, ...said }, media)
}

const post = (parameters: Parameters, parts: Parts, body: Partial<Message>, media: Media): Answer => {
  const { store, options, clock } = parts
  const chat = openChat(parameters, parts)
  if ('code' in chat) return chat
  const markup = readMarkup(parameters.reply_markup, chat.type === 'private')
  if ('trouble' in markup) return bad(markup.trouble)
  const quoted = quotedBy(parameters, chat.id, store)
  if (quoted === 'none') return bad('message to be replied not found')
  const message: Message = {
    message_id: store.nextMessageId(),
    date: Math.floor(clock.now() / 1_000),
    chat,
    from: botOf(options),
    ...(quoted && { reply_to_message: { ...quoted, reply_to_message: undefined } }),
    ...body,
    ...(markup.inline && { reply_markup: markup.inline }),
  }
  replaceKeyboard(store, chat.id, markup)
  store.keep({ message, keyboard: markup.keyboard, photo: null, document: null, ...media })
  return { result: message }
}

const Reply = z.object({
  message_id: z.number().int(),
  allow_sending_without_reply: z.boolean().default(false),
})

/** The message that is quoted; null where none is to be, or it is gone and that is no matter. */
const quotedBy = ({ reply_parameters }: Parameters, chat: number, store: Store): Message | null | 'none' => {
  const reply = Reply.safeParse(reply_parameters)
  if (!reply.success) return null
  const { message_id: id, allow_sending_without_reply: isAllowed } = reply.data
  return store.find(chat, id)?.message ?? (isAllowed ? null : 'none')
}

/** A chat shows the last keyboard it was given, until one is given or taken away. */
const replaceKeyboard = (store: Store, chat: number, { keyboard, isRemoved }: Keyboards): void => {
  if (keyboard !== null || isRemoved) hideKeyboard(store, chat)
}

/** The letters come back. */
export const hideKeyboard = (store: Store, chat: number): void => {
  for (const kept of store.thread(chat)) if (kept.keyboard) store.keep({ ...kept, keyboard: null })
}
