import type { TelegramCalls } from './api.ts'
import type { Stretch, TelegramMessage } from './update.ts'

/** What is said to us: the words, and what a link that started the chat carried. */
export type Words = { readonly text: string; readonly start: string | null }

/** A command, perhaps with the bot it is for, and what follows it. */
const COMMAND = /^\/([a-z0-9_]{1,32})(?:@(\w+))?(?:\s+([\s\S]*))?$/i

/** What a deep link may carry (Bot API, "Deep linking"). */
const PAYLOAD = /^[A-Za-z0-9_-]{1,64}$/

/**
 * The words of a message that are meant for us; null where it is for others. In a private chat that is everything, in a
 * group what is a command, names us, or answers us: the rest is people talking to each other.
 */
export const wordsFor = async (message: TelegramMessage, calls: TelegramCalls): Promise<Words | null> => {
  const said = (message.text ?? message.caption ?? message.sticker?.emoji ?? '').trim()
  const [, command, bot, rest = ''] = COMMAND.exec(said) ?? []
  if (message.chat.type === 'private') return command ? ordered(command, rest) : plainly(said)
  if (command) return (await isUs(bot, calls)) ? ordered(command, rest) : null
  const mention = await mentionIn(message, calls)
  if (mention !== null) return plainly(without(mention, message.text ?? message.caption ?? '') || said)
  return message.reply_to_message?.from?.id === calls.botId ? plainly(said) : null
}

const plainly = (text: string): Words => ({ text, start: null })

/** `/stop` is "stop"; `/start` stays itself: it is the button that opens a chat, and not the word of the buyer. */
const ordered = (command: string, rest: string): Words => {
  const name = command.toLowerCase()
  if (name !== 'start') return plainly([name.replaceAll('_', ' ').trim(), rest].join(' ').trim())
  return PAYLOAD.test(rest) ? { text: '/start', start: rest } : plainly(`/start ${rest}`.trim())
}

/**
 * Whether a name is ours. While Telegram does not say what we are called, any bot's may be: it brings a group's
 * messages to the bots they are meant for, and one answer too many is better than a buyer unheard.
 */
const isUs = async (name: string | undefined, calls: TelegramCalls): Promise<boolean> => {
  if (name === undefined) return true
  const username = await calls.username()
  return username === null ? /bot$/i.test(name) : name.toLowerCase() === username.toLowerCase()
}

const mentionIn = async (message: TelegramMessage, calls: TelegramCalls): Promise<Stretch | null> => {
  const text = message.text ?? message.caption ?? ''
  for (const stretch of message.entities ?? message.caption_entities ?? []) {
    const { type, offset, length, user } = stretch
    if (type === 'text_mention' && user?.id === calls.botId) return stretch
    if (type === 'mention' && (await isUs(text.slice(offset + 1, offset + length), calls))) return stretch
  }
  return null
}

/** "@our_bot, how much is it?" asks how much it is. */
const without = ({ offset, length }: Stretch, text: string): string => {
  const before = text.slice(0, offset).trimEnd()
  const after = text.slice(offset + length).replace(before === '' ? /^[\s,:]+/ : /^\s+/, '')
  return (/^[.,:;?!]/.test(after) ? before + after : `${before} ${after}`).trim()
}
