import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ServerType, serve } from '@hono/node-server'
import { Hono } from 'hono'
import { webchatAdapter } from '#channels/webchat/index'
import type { Gesture } from '#contracts/adapter'
import type { Activity } from '#core/activity'
import type { Address } from '#core/address'
import type { Json } from '#core/json'
import type { Message } from '#core/message'
import { days, instant } from '#core/time'
import { fileStore } from '#media/store'
import { type DirectLine, directLine, socketServer } from '#server/directline/index'
import { SITE_SECRET } from '../support/browser.ts'
import { streamsInMemory } from '../support/streams.ts'

/** What the bot of a test answers to a text. */
export type Bot = (text: string) => Message

/** A shop's website with the chat on it, on a port of its own, and the real Direct Line server behind it. */
export type Website = {
  readonly url: string
  /** Address of a page whose script tag has these attributes. */
  page(attributes?: { readonly [name: string]: string }): string
  /** What the bot was told, once per message, in order. */
  readonly heard: readonly string[]
  /** The bot speaks first. */
  say(message: Message): Promise<void>
  /** Shows that something is being written, and how it begins. */
  typing(beginning?: string): void
  /** Ends every socket, as a restart of the server does. */
  cut(): void
  close(): Promise<void>
}

const CSP = "default-src 'none'; script-src 'self'; connect-src 'self' ws:; img-src 'self' data:"

/** Opens the website; `bundle` is the widget as `npm run build` leaves it. */
export const openWebsite = async (bundle: string, bot: Bot): Promise<Website> => {
  const app = new Hono()
  const script = await readFile(bundle)
  const uploads = await mkdtemp(join(tmpdir(), 'throughline-widget-'))
  const { server, url } = await listen(app)
  const memory = streamsInMemory()
  const clock = { now: () => instant(Date.now()) }
  const adapter = webchatAdapter({
    streams: memory.streams,
    feed: memory.feed,
    clock,
    signingSecret: 'test-signing-secret',
  })
  const heard: string[] = []
  const known = new Set<string>()
  let conversation = ''
  let spoken = 0
  let activity: Activity | null = null
  let n = 0

  const address = (): Address => ({ channel: 'webchat', id: conversation })
  const send = async (payload: Json): Promise<void> => {
    spoken += 1
    await adapter.send(payload, address(), `said-${spoken}`, null)
  }
  const say = async (message: Message): Promise<void> => {
    for (const payload of adapter.render(message, address(), 'out1')) await send(payload)
  }
  const chat: DirectLine = directLine({
    memory,
    adapter,
    clock,
    signingSecret: 'test-signing-secret',
    secret: null,
    login: { secrets: [SITE_SECRET], tell: async () => {} },
    origins: [],
    publicUrl: url,
    files: fileStore({
      directory: uploads,
      signingSecret: 'test-signing-secret',
      publicUrl: url,
      clock,
      kept: days(90),
    }),
    accept: async ({ address, dedupe, ...said }) => {
      conversation = address.id
      if (known.has(dedupe)) return 'duplicate'
      known.add(dedupe)
      activity = said.activity
      heard.push(activity.text || activity.attachments.map((file) => file.name).join())
      // As in the whole program, the answer comes after the echo.
      setImmediate(() => void say(bot(said.activity.text)))
      return 'accepted'
    },
  })
  app.route('/v3/directline', chat.routes)
  app.get('/widget.js', (c) => c.body(script, 200, { 'content-type': 'text/javascript' }))
  app.get('/favicon.ico', (c) => c.body(null, 204))
  app.get('/', (c) => {
    c.header('content-security-policy', CSP)
    return c.html(shop(c.req.query()))
  })

  return {
    url,
    page: (attributes = {}) => `${url}/?${new URLSearchParams(attributes)}`,
    heard,
    say,
    typing: (text) => {
      if (activity === null) return
      n += 1
      const gesture: Gesture = text
        ? { kind: 'beginning', activity, text, outgoing: 'out1', n }
        : { kind: 'typing', activity }
      void adapter.gesture(gesture, address())
    },
    cut: () => chat.close(),
    close: async () => {
      chat.close()
      await new Promise((resolve) => server.close(resolve))
      await rm(uploads, { recursive: true })
    },
  }
}

/** The port is the system's choice; the address must be known before the chat is mounted. */
const listen = (app: Hono): Promise<{ server: ServerType; url: string }> =>
  new Promise((resolve) => {
    const server = serve(
      { fetch: app.fetch, port: 0, hostname: '127.0.0.1', websocket: { server: socketServer() } },
      ({ port }) => resolve({ server, url: `http://127.0.0.1:${port}` }),
    )
  })

/** A page with a style of its own that would spoil a widget without a shadow root. */
const shop = (attributes: { readonly [name: string]: string }): string => {
  const data = Object.entries(attributes).map(([name, value]) => `data-${name}="${value}"`)
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Shop</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<script src="/widget.js" ${data.join(' ')} async></script></head>
<body><h1>Fernhill Coffee</h1><p>Coffee machines for offices of every size.</p><a href="/">Home</a>
<div id="inline"></div></body></html>`
}
