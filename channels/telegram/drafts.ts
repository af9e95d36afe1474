import type { Gesture } from '#contracts/adapter'
import type { Address } from '#core/address'
import { seconds } from '#core/time'
import type { TelegramCalls } from './api.ts'
import { chatOf, isInGroup } from './place.ts'
import { TEXT_LIMIT } from './rich.ts'

/** Beginnings of answers, as `sendMessageDraft` shows them for half a minute: in private chats, until the message comes. */
export type Drafts = {
  /** What Telegram says to it makes no difference. While one is on its way to a chat the next is left out: a newer follows. */
  readonly show: (beginning: Extract<Gesture, { kind: 'beginning' }>, to: Address) => Promise<void>
  /**
   * Resolves when none is on its way to this chat any more, or has been for long: the message that takes its place must not be
   * overtaken by it, and not wait for it either.
   */
  readonly settled: (to: Address) => Promise<void>
}

/** Knows of the drafts that this process has under way. */
export const draftsOf = (calls: Pick<TelegramCalls, 'call'>): Drafts => {
  const underWay = new Map<string, Promise<unknown>>()
  return {
    show: async ({ outgoing, text }, to) => {
      const chat = chatOf(to)
      if (isInGroup(to) || underWay.has(chat)) return
      const parameters = { chat_id: chat, draft_id: draftIdOf(outgoing), text: text.slice(0, TEXT_LIMIT) }
      const called = calls.call('sendMessageDraft', parameters)
      underWay.set(chat, called)
      await called.finally(() => underWay.delete(chat))
    },
    settled: async (to) => {
      const call = underWay.get(chatOf(to))
      if (!call) return
      let timer: ReturnType<typeof setTimeout> | undefined
      const enough = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, PATIENCE)
      })
      await Promise.race([call, enough])
      clearTimeout(timer)
    },
  }
}

const PATIENCE = seconds(1)

/** Drafts of one message share a number, so that each grows out of the one before it; it is never 0 (Bot API, "sendMessageDraft"). */
const draftIdOf = (outgoing: string): number =>
  1 + ([...outgoing].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 7) % 0x7fff_ffff)
