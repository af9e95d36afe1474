import type { Parsed } from '#contracts/adapter'
import type { Account, Activity } from '#core/activity'
import type { TelegramCalls } from './api.ts'
import { addressIn, isGroup } from './place.ts'
import type { TelegramMessage, TelegramUser } from './update.ts'

/** The parts of an Activity that say who speaks, where, and to whom. */
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
  conversation: { id: String(chat.id), isGroup: isGroup(chat) },
  ...localeOf(from),
})

const accountOf = ({ id, first_name: first, last_name: last, username }: TelegramUser): Account => {
  const name = [first, last].filter(Boolean).join(' ').trim() || username
  return { id: String(id), role: 'user', ...(name ? { name } : {}) }
}

const localeOf = ({ language_code: tag }: TelegramUser): Pick<Activity, 'locale'> =>
  tag !== undefined && LANGUAGE.test(tag) ? { locale: tag } : {}

/** IETF tags, as the clients set them. */
const LANGUAGE = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/

/** One Activity for whoever spoke. Numbers of updates may begin anew after a quiet week, so the message's own id goes along (I2). */
export const activities = (
  update: number,
  chat: TelegramMessage['chat'],
  from: TelegramUser,
  activity: Activity,
): Parsed => ({
  kind: 'activities',
  activities: [
    {
      address: addressIn(chat, from),
      activity,
      dedupe: `${update}.${activity.id}`,
    },
  ],
})

/** A kind of update that we have no use for. */
export const unsupported = (reason: string): Parsed => ({ kind: 'unsupported', reason })
