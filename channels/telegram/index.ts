import type { Adapter } from '#contracts/adapter'
import type { Clock } from '#contracts/clock'
import { seconds } from '#core/time'
import { type TelegramAccount, telegramCalls } from './api.ts'
import { draftsOf } from './drafts.ts'
import { gestureTelegram } from './gesture.ts'
import { locateTelegram } from './locate.ts'
import { parseTelegram } from './parse.ts'
import { renderTelegram } from './render.ts'
import { TEXT_LIMIT } from './rich.ts'
import { sendTelegram } from './send.ts'
import { verifyTelegram } from './verify.ts'

export { diagnoseTelegram } from './diagnose.ts'

/** A bot, and what Telegram proves itself by. */
export type TelegramOptions = TelegramAccount & {
  /** What `setWebhook` was given, and every update repeats. */
  readonly secretToken: string
  readonly clock: Clock
}

/** Where the server takes Telegram's updates. */
export const TELEGRAM_PATH = '/webhooks/telegram'

/** Telegram by the Bot API (C1). */
export const telegramAdapter = (options: TelegramOptions): Adapter => {
  const calls = telegramCalls(options)
  const drafts = draftsOf(calls)
  // Loading takes a moment; begun now, so that the first message does not wait for it.
  void import('grammy')
  return {
    channel: 'telegram',
    can: {
      choices: 'buttons',
      cards: true,
      links: 'buttons',
      files: true,
      textLimit: TEXT_LIMIT,
      // What the documents give for messages to different chats; the exact limits are not told (Bots FAQ).
      rate: { perSecond: 30, burst: 30 },
      restPerRecipient: seconds(1),
      idempotentSend: false,
      reconciles: false,
      optOutReplies: 'ours',
      carriesTexts: false,
      session: null,
      streams: seconds(1),
      acknowledgement: { contentType: 'text/plain', body: '' },
    },
    verify: async (request) => verifyTelegram(options.secretToken, request),
    parse: (request) => parseTelegram(request, calls, options.clock),
    render: renderTelegram,
    send: async (payload, to) => {
      await drafts.settled(to)
      return sendTelegram(calls, payload, to)
    },
    reconcile: async () => 'unknown',
    gesture: (gesture, to) =>
      gesture.kind === 'beginning' ? drafts.show(gesture, to) : gestureTelegram(calls, gesture, to),
    locate: (attachment) => locateTelegram(calls, attachment),
  }
}
