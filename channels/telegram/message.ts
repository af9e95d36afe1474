import type { Parsed } from '#contracts/adapter'
import type { Activity, Entity } from '#core/activity'
import { referred } from '../shared/reference.ts'
import { activities, frame, unsupported } from './activity.ts'
import type { TelegramCalls } from './api.ts'
import { attachmentsOf, textAttachment, vouchedPhone } from './media.ts'
import type { Markup, TelegramMessage } from './update.ts'
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
  const { chat, from, message_id, media_group_id, edit_date } = message
  if (chat.type === 'channel') return unsupported('Posts in channels are not for us to answer.')
  if (from === undefined || from.is_bot || message.sender_chat)
    return unsupported('Only people are answered, no bots and no channels.')
  const words = await wordsFor(message, calls)
  if (words === null) return unsupported('The people of a group are talking to each other.')
  if (edit_date !== undefined && message.location !== undefined)
    return unsupported('A shared place has moved on; where it began is known.')
  const said = isTheirs(message) ? own(message, words) : passedOn(message)
  if (said.text === '' && said.attachments.length === 0 && said.entities === undefined)
    return unsupported(`Nothing of it is read here: ${kindsIn(message)}.`)
  return activities(update, chat, from, {
    ...frame(
      [chat.id, message_id, ...(edit_date === undefined ? [] : [update])].join('.'),
      chat,
      from,
      calls,
    ),
    timestamp: new Date((edit_date ?? message.date) * 1_000).toISOString(),
    ...said,
    ...answered(message, calls),
    channelData: {
      update_id: update,
      message_id,
      ...(media_group_id === undefined ? {} : { media_group_id }),
    },
  })
}

type Said = Pick<Activity, 'text' | 'attachments' | 'entities'>

/** Nobody else said it first. */
const isTheirs = ({ forward_origin: origin, from }: TelegramMessage): boolean =>
  origin === undefined || (origin.sender_user !== undefined && origin.sender_user.id === from?.id)

const own = (message: TelegramMessage, { text, start }: Words): Said => {
  const phone = vouchedPhone(message)
  const entities: readonly Entity[] = [
    ...(phone === null ? [] : [{ type: 'vouched-phone', number: phone } as const]),
    ...(start === null ? [] : [{ type: 'start', payload: start } as const]),
  ]
  return { text, attachments: attachmentsOf(message), ...(entities.length > 0 && { entities }) }
}

/** Somebody else's words are kept as a file for a person to read: they accept nothing, stop nothing and prove nothing (L2). */
const passedOn = (message: TelegramMessage): Said => {
  const {
    sender_user: user,
    sender_user_name: hidden,
    sender_chat: group,
    chat,
  } = message.forward_origin ?? {}
  const author = user?.first_name ?? hidden ?? (group ?? chat)?.title
  const name = author ? `Forwarded from ${author}.txt` : 'Forwarded.txt'
  const words = message.text ?? message.caption ?? ''
  const file = words === '' ? [] : [textAttachment('text/plain', name, words)]
  return { text: '', attachments: [...file, ...attachmentsOf(message)] }
}

/** Which message of ours a quote is of: its buttons tell. */
const answered = (
  { reply_to_message: quoted }: TelegramMessage,
  { botId }: TelegramCalls,
): Pick<Activity, 'replyToId'> => {
  const outgoing = quoted?.from?.id === botId ? outgoingUnder(quoted.reply_markup) : undefined
  return outgoing === undefined ? {} : { replyToId: outgoing }
}

const outgoingUnder = (markup: Markup | undefined): string | undefined =>
  markup?.inline_keyboard
    .flat()
    .map(({ callback_data: data }) => referred(data ?? ''))
    .find((reference) => reference !== null)?.outgoing

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
