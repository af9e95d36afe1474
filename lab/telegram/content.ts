import { z } from 'zod'
import type { Clock } from '#contracts/clock'
import type { Instant } from '#core/time'
import type { Courier } from './courier.ts'
import { type Formatted, parseHtml, unparsed } from './html.ts'
import { botIdOf, GROUP, type TelegramEmulatorOptions } from './options.ts'
import type { Screens } from './screens.ts'
import type { Message, Person, Store } from './store.ts'

/** What the methods work with. */
export type Parts = {
  readonly options: TelegramEmulatorOptions
  readonly store: Store
  readonly courier: Courier
  readonly screens: Screens
  readonly clock: Clock
  /** Taps that wait for `answerCallbackQuery`: in which chat, and since when. */
  readonly taps: Map<string, { readonly chat: number; readonly at: Instant }>
}

/** The parameters of a call, whatever way they came in. */
export type Parameters = { readonly [name: string]: unknown }

/** What a method answers, or how it refuses ("Making requests"). */
export type Answer =
  | { readonly result: unknown }
  | {
      readonly code: number
      readonly description: string
      readonly parameters?: { readonly [name: string]: number }
    }

/** "Bad Request", with the reason. */
export const bad = (reason: string): Answer => ({ code: 400, description: `Bad Request: ${reason}` })

/** The bot as it appears in messages. */
export const botOf = (options: TelegramEmulatorOptions): Person => ({
  id: botIdOf(options),
  is_bot: true,
  first_name: options.username,
  username: options.username,
})

/** A chat as it appears in messages. */
export const chatOf = (id: number, store: Store): Message['chat'] =>
  id === GROUP
    ? { id, type: 'supergroup', title: 'The office' }
    : { id, type: 'private', first_name: store.person(id)?.first_name ?? '' }

const ChatId = z.coerce.number().int()

/** The chat that a call is about, if the bot may write there. */
export const openChat = (
  { chat_id }: Parameters,
  { store }: Parts,
): Message['chat'] | Exclude<Answer, { result: unknown }> => {
  const id = ChatId.safeParse(chat_id === undefined || chat_id === '' ? undefined : chat_id)
  if (!id.success) return { code: 400, description: 'Bad Request: chat_id is empty' }
  if (id.data !== GROUP && store.person(id.data) === undefined)
    return { code: 400, description: 'Bad Request: chat not found' }
  if (store.isBlocked(id.data)) return { code: 403, description: 'Forbidden: bot was blocked by the user' }
  return chatOf(id.data, store)
}

const Entities = z.array(z.looseObject({ type: z.string(), offset: z.number(), length: z.number() }))

/** Reads a text or caption with its marks, within its limit. */
export const readContent = (
  parameters: Parameters,
  field: 'text' | 'caption',
): Exclude<Formatted, { trouble: string }> | { readonly trouble: string } => {
  const said = parameters[field]
  const mode = parameters.parse_mode
  const text = typeof said === 'string' ? said : ''
  if (mode !== undefined && String(mode).toLowerCase() !== 'html')
    return { trouble: 'unsupported parse_mode' }
  const marks = Entities.safeParse(parameters[field === 'text' ? 'entities' : 'caption_entities'])
  const read = mode === undefined ? unparsed(text, marks.data ?? []) : parseHtml(text)
  if ('trouble' in read) return { trouble: `can't parse entities: ${read.trouble}` }
  if (field === 'caption') return read.text.length > 1_024 ? { trouble: 'message caption is too long' } : read
  if (!/[^\s\p{Cf}\p{Cc}]/u.test(read.text)) return { trouble: 'message text is empty' }
  return read.text.length > 4_096 ? { trouble: 'message is too long' } : read
}
