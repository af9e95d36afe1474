import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { z } from 'zod'
import { smsAdapter } from '#channels/sms/index'
import type { IncomingRequest } from '#contracts/adapter'
import type { Clock } from '#contracts/clock'
import { type Instant, instant, milliseconds } from '#core/time'
import { type TwilioEmulator, type TwilioEmulatorOptions, twilioEmulator } from '#lab/twilio/index'
import { eventually } from './eventually.ts'

export const ACCOUNT = `AC${'0'.repeat(32)}`
export const TOKEN = 'test-auth-token'
export const SHOP = '+14155550199'
export const BUYER = '+14155550100'
export const clock: Clock = { now: (): Instant => instant(Date.now()) }

/** An emulated Twilio with a server that takes its webhooks down as they come, and an adapter between the two. */
export const openTwilio = async (more: Partial<TwilioEmulatorOptions> = {}) => {
  const catcher = await catchRequests()
  const emulator = twilioEmulator({
    accountSid: ACCOUNT,
    authToken: TOKEN,
    number: SHOP,
    webhookUrl: `${catcher.url}/webhooks/sms`,
    pace: { sent: milliseconds(5), delivered: milliseconds(20) },
    ...more,
  })
  const server = await emulator.listen(0)
  const adapter = smsAdapter({
    accountSid: ACCOUNT,
    authToken: TOKEN,
    from: more.messagingServiceSid ?? SHOP,
    apiRoot: server.url,
    publicUrl: catcher.url,
    clock,
  })
  return {
    adapter,
    emulator,
    catcher,
    url: server.url,
    phone: phone(emulator, BUYER),
    faults: (...next: readonly { readonly kind: string; readonly [option: string]: unknown }[]) =>
      call(emulator, '/faults', { next }),
    close: async () => {
      await server.close()
      await catcher.close()
    },
  }
}

const Entry = z.object({
  sid: z.string(),
  mine: z.boolean(),
  via: z.enum(['sms', 'whatsapp']),
  text: z.string(),
  status: z.string(),
  errorCode: z.number().nullable(),
  media: z.array(z.object({ url: z.string() })),
  buttons: z.array(z.object({ title: z.string(), detail: z.string().nullable() })),
})
/** One message on the screen of a phone. */
export type Entry = z.infer<typeof Entry>

/** The buyer's phone in the lab. */
export const phone = (emulator: TwilioEmulator, number: string) => ({
  text: async (
    text: string,
    media: readonly { url: string; contentType: string }[] = [],
  ): Promise<string> => {
    const answer = await call(emulator, `/phones/${number}/messages`, { text, media })
    return Entry.parse(await answer.json()).sid
  },
  /** Writes to the WhatsApp sender; `more` is whatever else the message has. */
  whatsapp: async (text: string, more: { readonly [part: string]: unknown } = {}): Promise<string> => {
    const answer = await call(emulator, `/phones/${number}/messages`, { text, via: 'whatsapp', ...more })
    return Entry.parse(await answer.json()).sid
  },
  /** Taps the n-th button of a message, counted from 1. */
  tap: async (message: string, button: number): Promise<string> => {
    const answer = await call(emulator, `/phones/${number}/taps`, { message, button })
    return Entry.parse(await answer.json()).sid
  },
  /** Opens the chat, so that everything in it has been read. */
  read: () => call(emulator, `/phones/${number}/reads`, {}),
  thread: async (): Promise<readonly Entry[]> => (await screen(emulator, number)).messages,
  isTyping: async (): Promise<boolean> => (await screen(emulator, number)).typing,
})

const screen = async (emulator: TwilioEmulator, number: string) => {
  const answer = await emulator.fetch(new Request(`http://twilio.test/phones/${number}/messages`))
  return z.object({ messages: z.array(Entry), typing: z.boolean() }).parse(await answer.json())
}

/** A call to the emulator without a network. */
export const call = (emulator: TwilioEmulator, path: string, body: unknown): Promise<Response> =>
  emulator.fetch(
    new Request(`http://twilio.test${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  )

/** A server that answers 200 and remembers each request as the platform called it. */
export const catchRequests = async () => {
  const caught: IncomingRequest[] = []
  let url = ''
  const server = createServer(async (request, response) => {
    caught.push(await asIncoming(request, url))
    response.writeHead(200, { 'content-type': 'text/xml' }).end('<Response/>')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address: AddressInfo | string | null = server.address()
  url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
  return {
    url,
    caught,
    /** The first caught request whose body contains a text. */
    find: (text: string): Promise<IncomingRequest> =>
      eventually(() => caught.find(({ body }) => new TextDecoder().decode(body).includes(text))),
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** Every way to change a request of Twilio's that somebody signed. Its body says "hello". */
export const forgeriesOf = (request: IncomingRequest) => {
  const body = new TextDecoder().decode(request.body)
  const withBody = (text: string): IncomingRequest => ({ ...request, body: new TextEncoder().encode(text) })
  const withHeader = (name: string, value: string | undefined): IncomingRequest => ({
    ...request,
    headers: { ...request.headers, [name]: value },
  })
  return [
    { how: 'another body', request: withBody(body.replace('hello', 'pwned')) },
    { how: 'a field more', request: withBody(`${body}&Extra=1`) },
    { how: 'a field less', request: withBody(body.replace(/&NumMedia=0/, '')) },
    { how: 'white space added', request: withBody(body.replace('Body=', 'Body=+')) },
    { how: 'another path', request: { ...request, url: request.url.replace('/sms', '/sms/status') } },
    { how: 'a query more', request: { ...request, url: `${request.url}?outgoing=k1` } },
    { how: 'another signature', request: withHeader('x-twilio-signature', 'RSOYDt4T1cUTdK1PDd93/VVr8B8=') },
    { how: 'no signature', request: withHeader('x-twilio-signature', undefined) },
    { how: 'an empty signature', request: withHeader('x-twilio-signature', '') },
    { how: 'JSON', request: withHeader('content-type', 'application/json') },
    { how: 'a GET', request: { ...request, method: 'GET' } },
    { how: 'too large a body', request: withBody(`${body}&Pad=${'x'.repeat(70_000)}`) },
  ]
}

const asIncoming = async (request: IncomingMessage, base: string): Promise<IncomingRequest> => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)])
  return {
    method: request.method ?? '',
    url: base + (request.url ?? ''),
    headers: Object.fromEntries(headers),
    body: new Uint8Array(Buffer.concat(chunks)),
  }
}
