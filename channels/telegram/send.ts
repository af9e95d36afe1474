import { z } from 'zod'
import type { Receipt } from '#contracts/adapter'
import type { Address } from '#core/address'
import type { Json } from '#core/json'
import type { Called, Refusal, TelegramCalls } from './api.ts'
import { chatOf, isInGroup } from './place.ts'
import { Payload, plainer } from './plainer.ts'

/** One call. The Bot API has no idempotency key, so whatever may have reached it is `uncertain` and not tried again (I5). */
export const sendTelegram = async (calls: TelegramCalls, payload: Json, to: Address): Promise<Receipt> => {
  const parsed = Payload.safeParse(payload)
  if (!parsed.success) return { kind: 'refused', reason: NOT_OURS, suppress: false }
  const called = await say(calls, parsed.data, to)
  const rest =
    called.kind === 'refused' && called.code === 400 ? plainer(parsed.data, called.description) : null
  return receiptOf(rest === null ? called : await say(calls, rest, to), to)
}

const say = (calls: TelegramCalls, { method, ...parameters }: Payload, to: Address): Promise<Called> =>
  calls.call(method, { chat_id: chatOf(to), ...parameters })

const NOT_OURS = 'The payload is no message that this adapter rendered. Send what render answers.'

const receiptOf = (called: Called, to: Address): Receipt => {
  switch (called.kind) {
    case 'answered': {
      const id = messageIn(called.result)
      return id === null ? { kind: 'uncertain', reason: UNREADABLE } : { kind: 'accepted', externalId: id }
    }
    case 'refused':
      return receiptOfRefusal(called, to)
    case 'unreached':
      return {
        kind: 'retry',
        afterMs: null,
        reason: `Telegram could not be reached (${called.why}); nothing was sent.`,
        slowDown: false,
      }
    case 'lost':
      return {
        kind: 'uncertain',
        reason: `The connection to Telegram was lost (${called.why}) before it answered.`,
      }
    default:
      return called satisfies never
  }
}

const UNREADABLE = 'Telegram answered something unreadable. Check TELEGRAM_API_ROOT.'

const Sent = z.object({ message_id: z.int() })

const messageIn = (result: unknown): string | null => {
  const sent = Sent.safeParse(result)
  return sent.success ? String(sent.data.message_id) : null
}

const receiptOfRefusal = (refusal: Refusal, to: Address): Receipt => {
  const { code, description, retryAfter, migratedTo } = refusal
  // One message a second to a chat is kept by our own pace, so a complaint about a private chat is about all we send. A
  // group has a limit of its own, 20 a minute, that is nobody else's matter (Bots FAQ, "My bot is hitting limits").
  if (code === 429)
    return { kind: 'retry', afterMs: retryAfter, reason: description, slowDown: !isInGroup(to) }
  if (code >= 500) return { kind: 'uncertain', reason: `Telegram answered ${code}: ${description}.` }
  if (code === 401 || code === 404) return { kind: 'refused', reason: TOKEN, suppress: false }
  if (migratedTo !== null) return { kind: 'refused', reason: moved(migratedTo), suppress: false }
  if (code === 403) return { kind: 'refused', reason: closed(description), suppress: LEFT.test(description) }
  if (/chat not found/i.test(description)) return { kind: 'refused', reason: STRANGER, suppress: false }
  return { kind: 'refused', reason: `Telegram does not take it: ${description}.`, suppress: false }
}

/** The recipient shut us out; nothing more is sent there until they open the chat again (C8). */
const LEFT = /blocked|deactivated|kicked|not a member/i

const TOKEN =
  'Telegram does not know this bot. Copy the token from @BotFather into TELEGRAM_BOT_TOKEN, and check TELEGRAM_API_ROOT.'

const STRANGER =
  'Telegram knows no such chat for this bot. They must open it first, by a link or with /start; a bot cannot begin.'

/** Not followed: who said STOP in the new chat would still be reached by what is due in the old one (C8). */
const moved = (chat: string): string =>
  `The group became the supergroup ${chat}, which is another address. Whoever writes there is answered there.`

const closed = (description: string): string =>
  `The chat is closed to us: ${description}. It opens again when they send /start.`
