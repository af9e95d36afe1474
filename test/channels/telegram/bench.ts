import { z } from 'zod'
import { telegramAdapter } from '#channels/telegram/index'
import type { IncomingRequest } from '#contracts/adapter'
import type { Clock } from '#contracts/clock'
import { type Instant, instant, milliseconds } from '#core/time'
import { type TelegramEmulator, type TelegramEmulatorOptions, telegramEmulator } from '#lab/telegram/index'
import { catchRequests } from '../sms/bench.ts'

export const BOT_ID = 731200
export const TOKEN = `${BOT_ID}:AAF-test_token_of_the_bot_0123456789`
export const SECRET = 'a-secret_of_the_webhook'
export const USERNAME = 'fernhill_bot'
export const BUYER = 7001
export const HERE = { channel: 'telegram', id: String(BUYER) } as const
export const clock: Clock = { now: (): Instant => instant(Date.now()) }

/** An adapter on any server. */
export const adapterAt = (apiRoot: string | null, more: { readonly username?: string | null } = {}) =>
  telegramAdapter({
    botToken: TOKEN,
    secretToken: SECRET,
    username: USERNAME,
    apiRoot,
    clock,
    patience: milliseconds(500),
    ...more,
  })

/** An emulated Telegram with a server that takes its webhooks down as they come, and an adapter between the two. */
export const openTelegram = async (more: Partial<TelegramEmulatorOptions> = {}) => {
  const catcher = await catchRequests()
  const emulator = telegramEmulator({
    botToken: TOKEN,
    secretToken: SECRET,
    username: USERNAME,
    webhookUrl: `${catcher.url}/webhooks/telegram`,
    pace: { again: milliseconds(10) },
    ...more,
  })
  const server = await emulator.listen(0)
  return {
    adapter: adapterAt(server.url),
    emulator,
    catcher,
    url: server.url,
    client: client(emulator, BUYER),
    faults: (...next: readonly { readonly kind: string; readonly [option: string]: unknown }[]) =>
      call(emulator, '/faults', { next }),
    /** The update that told of one message or tap. */
    update: (id: number | string): Promise<IncomingRequest> =>
      catcher.find(typeof id === 'number' ? `"message_id":${id},` : `"id":"${id}"`),
    close: async () => {
      await server.close()
      await catcher.close()
    },
  }
}

const Button = z.object({ text: z.string(), kind: z.string(), url: z.string().optional() })
const Entry = z.object({
  id: z.number(),
  mine: z.boolean(),
  text: z.string(),
  html: z.string(),
  buttons: z.array(Button),
  photo: z.string().optional(),
  quotes: z.number().optional(),
  edited: z.boolean(),
})
export type Entry = z.infer<typeof Entry>

/** A buyer's client in the lab. */
export const client = (emulator: TelegramEmulator, user: number) => {
  const post = async (path: string, body: unknown): Promise<unknown> => {
    const answer = await call(emulator, `/clients/${user}${path}`, body)
    if (answer.status !== 201) throw new Error(`${answer.status}: ${await answer.text()}`)
    return answer.json()
  }
  return {
    start: async (payload?: string): Promise<number> => Entry.parse(await post('/start', { payload })).id,
    say: async (text: string, more: object = {}): Promise<number> =>
      Entry.parse(await post('/messages', { text, ...more })).id,
    /** The name of the tap, or what else came of it. */
    tap: async (message: number, button: number | string): Promise<string> =>
      z.object({ callback_query_id: z.string() }).parse(await post('/taps', { message, button }))
        .callback_query_id,
    post,
    block: (blocked: boolean) => post('/block', { blocked }),
    thread: async (chat = 'private'): Promise<readonly Entry[]> => {
      const path = `http://telegram.test/clients/${user}/messages?chat=${chat}`
      const answer = await emulator.fetch(new Request(path))
      return z.object({ messages: z.array(Entry) }).parse(await answer.json()).messages
    },
  }
}

/** A call to the emulator without a network. */
export const call = (emulator: TelegramEmulator, path: string, body: unknown): Promise<Response> =>
  emulator.fetch(
    new Request(`http://telegram.test${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  )

/** An update as Telegram posts it, with its secret. */
export const posted = (update: unknown, secret: string = SECRET): IncomingRequest => ({
  method: 'POST',
  url: 'https://bot.example.com/webhooks/telegram',
  headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret },
  body: new TextEncoder().encode(typeof update === 'string' ? update : JSON.stringify(update)),
})
