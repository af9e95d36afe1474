import type { Address } from '#core/address'
import type { TelegramMessage, TelegramUser } from './update.ts'

/**
 * The mailbox of whoever speaks: the chat; in a group, one person in it, since what is said there speaks for nobody else.
 * Ids of chats and users are numbers, so the bar stands in neither.
 */
export const addressIn = (chat: TelegramMessage['chat'], from: TelegramUser): Address => ({
  channel: 'telegram',
  id: isGroup(chat) ? `${chat.id}|${from.id}` : String(chat.id),
})

/** Whether others read along. */
export const isGroup = ({ type }: TelegramMessage['chat']): boolean => type !== 'private'

/** The chat of an address, to be called by. */
export const chatOf = ({ id }: Address): string => id.split('|')[0] ?? id

/** Whether an address lies in a group: ids of groups are below zero (Bot API, "Chat"). */
export const isInGroup = ({ id }: Address): boolean => id.startsWith('-')
