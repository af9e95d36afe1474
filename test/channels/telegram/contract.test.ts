import type { IncomingRequest } from '#contracts/adapter'
import type { Json } from '#core/json'
import { parseHtml } from '#lab/telegram/html'
import { type AdapterBench, adapterContract } from '../../contracts/adapter.ts'
import { clock, HERE, openTelegram, posted } from './bench.ts'

const makeBench = async (): Promise<AdapterBench> => {
  const telegram = await openTelegram()
  const { adapter, client } = telegram
  await telegram.update(await client.start())
  const authentic = async (text: string): Promise<IncomingRequest> => telegram.update(await client.say(text))
  return {
    adapter,
    address: HERE,
    now: clock.now,
    requests: {
      authentic,
      tapped: async (payloads, choice) => {
        for (const payload of payloads) {
          const receipt = await adapter.send(payload, HERE, 'k1', null)
          if (receipt.kind !== 'accepted') throw new Error(JSON.stringify({ receipt, payload }))
        }
        const last = (await client.thread()).at(-1)
        const button = last?.buttons.filter(({ kind }) => kind === 'choice')[choice - 1]
        if (!last || !button) throw new Error(`Choice ${choice} is no button.`)
        return telegram.update(await client.tap(last.id, last.buttons.indexOf(button)))
      },
      file: async () =>
        telegram.update(
          await client.say('look', { files: [{ url: `${telegram.url}/1`, contentType: 'image/jpeg' }] }),
        ),
      forged: async (text) => forgeriesOf(await authentic(text)),
      unsupported: [
        posted({ update_id: 1, poll: { id: '1' } }),
        posted({ update_id: 2, channel_post: { message_id: 1, date: 1, chat: { id: -1, type: 'channel' } } }),
        posted({ update_id: 3, message: { ...MESSAGE, from: { id: 5, is_bot: true, first_name: 'x' } } }),
        posted({ update_id: 4, message: { ...MESSAGE, text: undefined, pinned_message: {} } }),
        posted({ update_id: 5, message: 'nonsense' }),
      ],
      malformed: [
        posted('{'),
        posted({}),
        posted({ update_id: 'x' }),
        posted([]),
        posted('null'),
        posted(''),
      ],
      delivery: null,
    },
    platform: {
      received: async () => (await client.thread()).filter(({ mine }) => !mine).map(({ text }) => text),
      fail: async (how) => {
        await telegram.faults(FAULTS[how])
      },
    },
    shown,
    spelled: (text) => text,
    close: telegram.close,
  }
}

const MESSAGE = { message_id: 1, date: 1, chat: { id: 5, type: 'private' }, from: { id: 5 }, text: 'hi' }

const FAULTS = {
  retry: { kind: '429', retryAfter: 2 },
  uncertain: { kind: 'cut-after-accept' },
  refused: { kind: 'reject', code: 403, description: 'Forbidden: bot was blocked by the user' },
} as const

type Shown = {
  readonly text?: string
  readonly caption?: string
  readonly photo?: string
  readonly document?: string
  readonly reply_markup?: {
    readonly inline_keyboard?: readonly (readonly { readonly text: string; readonly url?: string }[])[]
  }
}

/** Markup undone by the emulator's reader, which drops what Telegram would drop. */
const shown = (payload: Json): string => {
  const { text, caption, photo, document, reply_markup }: Shown = Object(payload)
  const read = parseHtml(text ?? caption ?? '')
  if ('trouble' in read) throw new Error(read.trouble)
  const links = read.entities.flatMap(({ url }) => (url === undefined ? [] : [url]))
  const buttons = (reply_markup?.inline_keyboard ?? []).flat().map((one) => `${one.text} ${one.url ?? ''}`)
  return [read.text, ...links, photo, document, ...buttons].join(' ')
}

const forgeriesOf = (request: IncomingRequest) => {
  const withHeader = (name: string, value: string | undefined): IncomingRequest => ({
    ...request,
    headers: { ...request.headers, [name]: value },
  })
  const secret = 'x-telegram-bot-api-secret-token'
  return [
    { how: 'another secret', request: withHeader(secret, 'a-secret_of_the_webhooK') },
    { how: 'half a secret', request: withHeader(secret, 'a-secret') },
    { how: 'a secret and more', request: withHeader(secret, `${request.headers[secret]}, x`) },
    { how: 'no secret', request: withHeader(secret, undefined) },
    { how: 'an empty secret', request: withHeader(secret, '') },
    { how: 'a form', request: withHeader('content-type', 'application/x-www-form-urlencoded') },
    { how: 'no content type', request: withHeader('content-type', undefined) },
    { how: 'a GET', request: { ...request, method: 'GET' } },
    { how: 'too large a body', request: { ...request, body: new Uint8Array(1024 * 1024 + 1) } },
  ]
}

adapterContract('Telegram', makeBench, [
  { case: 'tells a delivery from a message', reason: 'Telegram brings no news of what it delivered' },
  {
    case: 'finds out what became of an uncertain send',
    reason: 'the Bot API has no way to look what was sent, and no idempotency key',
  },
])
