import type { Parsed } from '#contracts/adapter'
import type { Account, Activity, Attachment, Entity } from '#core/activity'
import { referred } from '../shared/reference.ts'
import type { TelegramCalls } from './api.ts'
import { attachmentsOf, textAttachment, vouchedPhone } from './media.ts'
import type { Markup, TelegramMessage, TelegramUser } from './update.ts'
import { type Words, wordsFor } from './words.ts'

/**
 * A message as an Activity. One that was edited is another: it stands in the chat as what they say, so "40" that became
 * "50" is a correction like any other (D2, M4), and a yes that became "yes, but" is no yes any more.
 */
export const readMessage = async (
  update: number,
  message: TelegramMessage,
  calls: TelegramCalls,
): Promise<Parsed> => {
  const { chat, from } = message
  if (chat.type === 'channel') return unsupported('Posts in channels are not for us to answer.')
  if (from === undefined || from.is_bot)
    return unsupported('Only people are answered, no bots and no channels.')
  const words = await wordsFor(message, calls)
  if (words === null) return unsupported('The people of a group are talking to each other.')
  const isLive = message.edit_date !== undefined && message.location !== undefined
  if (isLive) return unsupported('A shared place has moved on; where it began is known.')
  const phone = vouchedPhone(message)
  const { text, attachments } = own(message, words)
  if (text === '' && attachments.length === 0 && phone === null)
    return unsupported(`Nothing of it is read here: ${kindsIn(message)}.`)
  const entities: readonly Entity[] = [
    ...(phone === null ? [] : [{ type: 'vouched-phone', number: phone } as const]),
    ...(words.start === null ? [] : [{ type: 'start', payload: words.start } as const]),
  ]
  const answered = answeredIn(message, calls)
  const id = `${chat.id}.${message.message_id}${message.edit_date === undefined ? '' : `.${message.edit_date}`}`
  const activity: Activity = {
    ...frame(id, chat, from, calls),
    timestamp: timeOf(message.edit_date ?? message.date),
    text,
    attachments,
    ...(answered === null ? {} : { replyToId: answered }),
    ...(entities.length === 0 ? {} : { entities }),
    channelData: {
      update_id: update,
      message_id: message.message_id,
      ...(message.media_group_id === undefined ? {} : { media_group_id: message.media_group_id }),
    },
  }
  return activities(update, activity)
}

/** The parts of an Activity that say who speaks, where, and to whom. In a group the chat is the mailbox, and `from` the one who speaks. */
export const frame = (
  id: string,
  chat: TelegramMessage['chat'],
  from: TelegramUser,
  calls: TelegramCalls,
): Pick<Activity, 'type' | 'id' | 'channelId' | 'from' | 'recipient' | 'conversation' | 'locale'> => ({
  type: 'message',
  id,
  channelId: 'telegram',
  from: accountOf(from),
  recipient: { id: String(calls.botId), role: 'bot' },
  conversation: { id: String(chat.id), isGroup: chat.type !== 'private' },
  ...localeOf(from),
})

const localeOf = ({ language_code: tag }: TelegramUser): Pick<Activity, 'locale'> =>
  tag !== undefined && LANGUAGE.test(tag) ? { locale: tag } : {}

/** IETF tags, as the clients set them. */
const LANGUAGE = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/

const accountOf = ({ id, first_name: first, last_name: last, username }: TelegramUser): Account => {
  const name = [first, last].filter(Boolean).join(' ').trim() || username
  return { id: String(id), role: 'user', ...(name ? { name } : {}) }
}

/** One Activity for its chat. Numbers of updates may begin anew after a quiet week, so the message's own id goes along (I2). */
export const activities = (update: number, activity: Activity): Parsed => ({
  kind: 'activities',
  activities: [
    {
      address: { channel: 'telegram', id: activity.conversation.id },
      activity,
      dedupe: `${update}.${activity.id}`,
    },
  ],
})

/** Seconds since 1970, as Telegram counts, in words. */
export const timeOf = (unixTime: number): string => new Date(unixTime * 1_000).toISOString()

/** A kind of update that we have no use for. */
export const unsupported = (reason: string): Parsed => ({ kind: 'unsupported', reason })

/** Words that somebody else said first are not theirs: they are kept as a file, and accept nothing. */
const own = (
  message: TelegramMessage,
  { text }: Words,
): { readonly text: string; readonly attachments: readonly Attachment[] } => {
  const attachments = attachmentsOf(message)
  const { forward_origin: origin, from } = message
  if (origin === undefined || origin.sender_user?.id === from?.id) return { text, attachments }
  const author =
    origin.sender_user?.first_name ?? origin.sender_user_name ?? (origin.sender_chat ?? origin.chat)?.title
  const name = `Forwarded${author ? ` from ${author}` : ''}.txt`
  const said = message.text ?? message.caption ?? ''
  return {
    text: '',
    attachments: said === '' ? attachments : [textAttachment('text/plain', name, said), ...attachments],
  }
}

/** Which message of ours a quote is of: its buttons tell. */
const answeredIn = (
  { reply_to_message: quoted }: TelegramMessage,
  { botId }: TelegramCalls,
): string | null => (quoted?.from?.id === botId ? outgoingUnder(quoted.reply_markup) : null)

const outgoingUnder = (markup: Markup | undefined): string | null =>
  markup?.inline_keyboard
    .flat()
    .map(({ callback_data: data }) => referred(data ?? ''))
    .find((reference) => reference !== null)?.outgoing ?? null

/** Names of the parts, and never what is in them. */
const kindsIn = (message: TelegramMessage): string =>
  Object.keys(message)
    .filter((name) => !COMMON.has(name) && /^[a-z_]{1,40}$/.test(name))
    .join(', ') || 'an empty message'

const COMMON: ReadonlySet<string> = new Set([
  'message_id',
  'date',
  'edit_date',
  'chat',
  'from',
  'reply_to_message',
])
