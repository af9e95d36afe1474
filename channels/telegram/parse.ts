import { z } from 'zod'
import type { IncomingRequest, Parsed } from '#contracts/adapter'
import type { Clock } from '#contracts/clock'
import { jsonIn } from '../shared/json.ts'
import { unsupported } from './activity.ts'
import type { TelegramCalls } from './api.ts'
import { readMessage } from './message.ts'
import { readTap } from './tap.ts'
import { type Standing, Update } from './update.ts'

/**
 * Step 2: a message, an edit, a tap, or news that they shut us out. What is no update is malformed; whatever is one is
 * answered with 200, understood or not: Telegram would repeat it, and everything after it in that chat would wait.
 */
export const parseTelegram = async (
  request: IncomingRequest,
  calls: TelegramCalls,
  clock: Clock,
): Promise<Parsed> => {
  const read = Update.safeParse(jsonIn(request.body))
  if (!read.success) return { kind: 'malformed', reason: z.prettifyError(read.error) }
  const {
    update_id: update,
    message,
    edited_message: edited,
    callback_query: tap,
    my_chat_member,
  } = read.data
  const said = message ?? edited
  if (said) return readMessage(update, said, calls)
  if (tap) return readTap(update, tap, calls, clock.now())
  if (my_chat_member) return readStanding(update, my_chat_member)
  return unsupported(`Updates of the kind "${kindOf(read.data)}" are not read here.`)
}

/** Blocking is closing (C8), and so is throwing us out of a group. Coming back opens nothing: `/start` does. */
const readStanding = (update: number, { chat, date, new_chat_member: { status } }: Standing): Parsed => {
  if (status !== 'kicked' && status !== 'left')
    return unsupported('The chat is open to us; it is they who begin to speak.')
  return {
    kind: 'closed',
    address: { channel: 'telegram', id: String(chat.id) },
    dedupe: `${update}.${chat.id}.${date}`,
    reason: chat.type === 'private' ? 'They blocked the bot.' : 'The bot was removed from the group.',
  }
}

const kindOf = (update: Update): string =>
  Object.keys(update).find((name) => name !== 'update_id' && /^[a-z_]{1,40}$/.test(name)) ?? 'unknown'
