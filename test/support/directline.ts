import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { type Accept, acceptInto } from '#bus/accept'
import { webchatAdapter } from '#channels/webchat/index'
import { DEFAULT_POLICY } from '#config/business'
import type { Adapter, ParsedActivity } from '#contracts/adapter'
import type { Memory, Streams } from '#contracts/memory'
import { plain } from '#core/message'
import { days, instant, type Milliseconds } from '#core/time'
import { fileStore } from '#media/store'
import { openEmbedded } from '#memory/embedded/index'
import { type DirectLineOptions, directLine, socketServer } from '#server/directline/index'
import { eventually } from './eventually.ts'

/** A website chat's server that really listens, with a bot behind it and a clock to push. */
export type ChatServer = {
  readonly url: string
  readonly base: string
  readonly adapter: Adapter
  readonly memory: Memory
  /** What was new to the inbox, in order. */
  readonly accepted: readonly ParsedActivity[]
  readonly pass: (time: Milliseconds) => void
  /** Drops all sockets, as a lost network does. */
  readonly dropSockets: () => void
  /** How many sockets have been opened so far. */
  readonly socketsOpened: () => number
  readonly close: () => Promise<void>
}

/** `bot` says what it answers to a text, null for nothing; `wrap` may spoil the inbox. */
export type ChatOptions = Partial<Omit<DirectLineOptions, 'memory' | 'accept'>> & {
  readonly bot?: (text: string) => string | null
  readonly wrap?: (accept: Accept) => Accept
  /** May spoil the streams that the chat is shown from. */
  readonly spoil?: (streams: Streams) => Streams
}

/** Starts one on a free port. */
export const startChatServer = async (options: ChatOptions = {}): Promise<ChatServer> => {
  const time = { now: Date.now() }
  const clock = { now: () => instant(time.now) }
  const memory = await openEmbedded({ directory: null })
  const keys = { signingSecret: 'a signing secret of the test', secret: options.secret ?? null }
  const adapter = webchatAdapter({ ...keys, streams: memory.streams, feed: memory.feed, clock })
  const accepted: ParsedActivity[] = []
  const uploads = await mkdtemp(join(tmpdir(), 'directline-'))

  const { burst } = DEFAULT_POLICY
  const intoInbox = acceptInto({ memory, clock, burst, expect: () => {} })
  const reply = async ({ address, activity, dedupe }: ParsedActivity): Promise<void> => {
    const text = options.bot?.(activity.text) ?? null
    const [payload] = text === null ? [] : adapter.render(plain(text), address, 'out1')
    if (payload !== undefined) await adapter.send(payload, address, `reply-to-${dedupe}`, null)
  }
  const accept: Accept = async (parsed) => {
    if ((await intoInbox(parsed)) === 'duplicate') return 'duplicate'
    accepted.push(parsed)
    // As in the whole program, what is said to it comes after its echo.
    setImmediate(() => void reply(parsed))
    return 'accepted'
  }

  const app = new Hono()
  const sockets = socketServer()
  const counter = { opened: 0 }
  sockets.on('connection', () => {
    counter.opened += 1
  })
  const { server, url } = await listening(app, sockets)
  const chat = directLine({
    adapter,
    clock,
    ...keys,
    origins: ['https://shop.example'],
    publicUrl: url,
    files: fileStore({ directory: uploads, ...keys, publicUrl: url, clock, kept: days(90) }),
    ...options,
    memory: { ...memory, streams: options.spoil?.(memory.streams) ?? memory.streams },
    accept: options.wrap?.(accept) ?? accept,
  })
  app.route('/v3/directline', chat.routes)
  return {
    url,
    base: `${url}/v3/directline`,
    adapter,
    memory,
    accepted,
    pass: (by) => {
      time.now += by
    },
    dropSockets: () => {
      for (const socket of sockets.clients) socket.terminate()
    },
    socketsOpened: () => counter.opened,
    close: async () => {
      chat.close()
      for (const socket of sockets.clients) socket.terminate()
      await new Promise((closed) => server.close(closed))
      await memory.close()
      await rm(uploads, { recursive: true, force: true })
    },
  }
}

const listening = (
  app: Hono,
  sockets: ReturnType<typeof socketServer>,
): Promise<{ server: ReturnType<typeof serve>; url: string }> =>
  new Promise((resolve) => {
    const server = serve(
      { fetch: app.fetch, port: 0, hostname: '127.0.0.1', websocket: { server: sockets } },
      ({ port }) => resolve({ server, url: `http://127.0.0.1:${port}` }),
    )
  })

/** Waits for something to become true. */
export const until = (what: string, holds: () => boolean | Promise<boolean>): Promise<void> =>
  eventually(async () => {
    if (!(await holds())) throw new Error(`Waited long, and still not: ${what}.`)
  })
