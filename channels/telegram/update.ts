import { z } from 'zod'

/**
 * An update as Telegram posts it (Bot API 10.1, "Update"), as far as it is read here. A part that is not as documented
 * counts as absent: an update that is answered with an error comes again and holds up its chat. Ids have up to 52 bits.
 */

const maybe = <T extends z.ZodType>(shape: T) => shape.optional().catch(undefined)

/** Lone halves of characters and null bytes are no text, and some of what keeps or sends texts chokes on them. */
const text = z
  .string()
  .transform((said) => said.replace(/\p{Surrogate}/gu, '\ufffd').replaceAll('\u0000', ''))

const id = z.int()
const unixTime = z.int().min(0).max(8_640_000_000_000)

const User = z.object({
  id,
  is_bot: maybe(z.boolean()),
  first_name: maybe(text),
  last_name: maybe(text),
  username: maybe(text),
  language_code: maybe(z.string()),
})

const Chat = z.object({ id, type: z.string(), title: maybe(text) })

const Button = z.object({ text, callback_data: maybe(z.string()), url: maybe(z.string()) })

const Markup = z.object({ inline_keyboard: z.array(z.array(Button)) })

/** A stretch of a text, in UTF-16 units as everywhere here. */
const Stretch = z.object({
  type: z.string(),
  offset: z.int().min(0),
  length: z.int().min(0),
  url: maybe(z.string()),
  user: maybe(User),
})

const fileId = z.string().regex(/^[\w-]{1,512}$/)

const File = z.object({
  file_id: fileId,
  file_name: maybe(text),
  mime_type: maybe(z.string().regex(/^[\w.+-]+\/[\w.+-]+$/)),
  file_size: maybe(z.int().min(0)),
})

const Photo = File.extend({ width: z.number(), height: z.number() })
const Sticker = File.extend({
  emoji: maybe(text),
  is_animated: maybe(z.boolean()),
  is_video: maybe(z.boolean()),
})
const Place = z.object({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) })
const Venue = z.object({ location: Place, title: text, address: text })
const Contact = z.object({
  phone_number: text,
  first_name: maybe(text),
  last_name: maybe(text),
  user_id: maybe(id),
})
/** Who said it first. One of a kind to come is still somebody else. */
const Origin = z.object({
  sender_user: maybe(User),
  sender_user_name: maybe(text),
  sender_chat: maybe(Chat),
  chat: maybe(Chat),
})

const Quoted = z.object({ message_id: id, from: maybe(User), reply_markup: maybe(Markup) })

const Message = z.looseObject({
  message_id: id,
  date: unixTime,
  edit_date: maybe(unixTime),
  chat: Chat,
  from: maybe(User),
  sender_chat: maybe(Chat),
  text: maybe(text),
  caption: maybe(text),
  entities: maybe(z.array(Stretch)),
  caption_entities: maybe(z.array(Stretch)),
  reply_to_message: maybe(Quoted),
  forward_origin: Origin.catch({}).optional(),
  media_group_id: maybe(z.string()),
  photo: maybe(z.array(Photo)),
  voice: maybe(File),
  audio: maybe(File),
  video: maybe(File),
  video_note: maybe(File),
  animation: maybe(File),
  document: maybe(File),
  sticker: maybe(Sticker),
  contact: maybe(Contact),
  location: maybe(Place),
  venue: maybe(Venue),
})

/** The message under a tapped button. With date 0 it is one that the bot cannot see any more. */
const Tapped = z.object({
  message_id: id,
  date: unixTime,
  chat: Chat,
  text: maybe(z.string()),
  caption: maybe(z.string()),
  entities: maybe(z.array(Stretch)),
  caption_entities: maybe(z.array(Stretch)),
  reply_markup: maybe(Markup),
})

const Tap = z.object({ id: z.string().min(1), from: User, message: maybe(Tapped), data: maybe(z.string()) })

const Standing = z.object({
  chat: Chat,
  date: unixTime,
  new_chat_member: z.object({ status: z.string() }),
})

/** What a POST to the webhook holds; of everything after `update_id` there is one thing at a time. */
export const Update = z.looseObject({
  update_id: id,
  message: maybe(Message),
  edited_message: maybe(Message),
  callback_query: maybe(Tap),
  my_chat_member: maybe(Standing),
})

/** One update. */
export type Update = z.infer<typeof Update>
/** A message of somebody, new or edited. */
export type TelegramMessage = z.infer<typeof Message>
/** A tap on an inline button. */
export type Tap = z.infer<typeof Tap>
/** News of how the bot stands in a chat. */
export type Standing = z.infer<typeof Standing>
/** Somebody, or a bot. */
export type TelegramUser = z.infer<typeof User>
/** Bold, a link, a mention and the like. */
export type Stretch = z.infer<typeof Stretch>
/** The buttons under a message. */
export type Markup = z.infer<typeof Markup>
