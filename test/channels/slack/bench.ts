import { createServer, type RequestListener } from 'node:http'
import { z } from 'zod'
import { slackAdapter } from '#channels/slack/index'
import type { IncomingRequest } from '#contracts/adapter'
import type { Json } from '#core/json'
import { type Instant, instant, milliseconds } from '#core/time'
import { type LabTeam, type SlackEmulator, type SlackEmulatorOptions, slackEmulator } from '#lab/slack/index'
import { signatureOf } from '#lab/slack/webhooks'
import { catchRequests } from '../sms/bench.ts'

export const SECRET = '8f742231b10e8888abcd99yyyzzz85a5'
export const USER = 'U1ADA'
export const ACME: LabTeam = {
  id: 'T1ACME',
  name: 'Acme',
  botToken: 'xoxb-1-acme-secret',
  botId: 'B1BOT',
  botUserId: 'U1BOT',
  channels: [
    { id: 'C1GENERAL', name: 'general' },
    { id: 'C1DESK', name: 'desk' },
    { id: 'C1AWAY', name: 'away', isMember: false },
    { id: 'C1OLD', name: 'old', isArchived: true },
  ],
}
export const DIRECT = { channel: 'slack', id: 'T1ACME:D1ACME1ADA' } as const

/** An emulated Slack with a server that takes its posts down as they come, and an adapter between the two. */
export const openSlack = async (more: Partial<SlackEmulatorOptions> = {}) => {
  const catcher = await catchRequests()
  const clock = pushedClock()
  const teams = more.teams ?? [ACME]
  const emulator = slackEmulator({
    teams,
    signingSecret: SECRET,
    webhookUrl: `${catcher.url}/webhooks/slack`,
    clock,
    ...more,
  })
  const server = await emulator.listen(0)
  const options = {
    botTokens: teams.map(({ botToken }) => botToken),
    signingSecret: SECRET,
    deskChannel: 'C1DESK',
    apiRoot: server.url,
    clock,
    patience: milliseconds(500),
  }
  return {
    options,
    adapter: slackAdapter(options),
    emulator,
    catcher,
    clock,
    url: server.url,
    client: clientOf(emulator, USER),
    faults: (...next: readonly { readonly kind: string; readonly [option: string]: unknown }[]) =>
      call(emulator, '/faults', { next }),
    close: async () => {
      await server.close()
      await catcher.close()
    },
  }
}

export { opening } from '../../support/opening.ts'

/** An adapter for a server that somebody else has set up. */
export const adapterAt = (apiRoot: string) =>
  slackAdapter({
    botTokens: [ACME.botToken],
    signingSecret: SECRET,
    deskChannel: null,
    apiRoot,
    clock: { now: () => instant(Date.now()) },
    patience: milliseconds(300),
  })

/** A server that answers like this. */
export const serve = async (answer: RequestListener) => {
  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** A server that knows the token of one workspace, and otherwise answers like this. */
export const serveAs = ({ id, botUserId, botId }: LabTeam, answer: RequestListener) =>
  serve((request, response) => {
    request.resume()
    if (!request.url?.endsWith('/auth.test')) return answer(request, response)
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ ok: true, team_id: id, user_id: botUserId, bot_id: botId }))
  })

/** A clock that goes on by itself and can be pushed. */
const pushedClock = () => {
  let ahead = 0
  return {
    now: (): Instant => instant(Date.now() + ahead),
    push: (ms: number): void => {
      ahead += ms
    },
  }
}

const Entry = z.object({
  id: z.string(),
  mine: z.boolean(),
  user: z.string(),
  text: z.string(),
  blocks: z.array(z.looseObject({ type: z.string() })),
  buttons: z.array(z.object({ text: z.string(), kind: z.string(), url: z.string().optional() })),
  files: z.array(z.object({ id: z.string(), name: z.string(), contentType: z.string(), size: z.number() })),
  edited: z.boolean(),
  thread: z.string().nullable(),
  status: z.string(),
  at: z.number(),
})
type Entry = z.infer<typeof Entry>

type Words = {
  readonly channel?: string
  readonly thread?: string
  readonly team?: string
  readonly files?: readonly {
    readonly name: string
    readonly contentType: string
    readonly content: string
  }[]
}

/** Somebody's Slack. */
export const clientOf = (emulator: SlackEmulator, user: string) => ({
  say: async (text: string, more: Words = {}): Promise<string> => {
    const answer = await call(emulator, `/clients/${user}/messages`, { text, ...more })
    return Entry.parse(await answer.json()).id
  },
  tap: async (message: string, button: string | number): Promise<string> => {
    const answer = await call(emulator, `/clients/${user}/clicks`, { message, button })
    return z.object({ ts: z.string() }).parse(await answer.json()).ts
  },
  look: async (channel = 'dm', team = ''): Promise<readonly Entry[]> => {
    const query = new URLSearchParams({ channel, ...(team ? { team } : {}) })
    const answer = await emulator.fetch(new Request(`http://slack.test/clients/${user}/messages?${query}`))
    return z.object({ messages: z.array(Entry) }).parse(await answer.json()).messages
  },
})

/** A call to the emulator without a network. */
export const call = (
  emulator: SlackEmulator,
  path: string,
  body: unknown,
  headers: { readonly [name: string]: string } = {},
): Promise<Response> =>
  emulator.fetch(
    new Request(`http://slack.test${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    }),
  )

/** What the Web API says to a call with a token. */
export const api = async (
  emulator: SlackEmulator,
  method: string,
  given: unknown,
  token: string = ACME.botToken,
) => {
  const answer = await call(emulator, `/api/${method}`, given, { authorization: `Bearer ${token}` })
  return z.looseObject({ ok: z.boolean(), error: z.string().optional() }).parse(await answer.json())
}

/** A request as Slack would sign it at an instant. */
export const signed = (
  at: number,
  body: string,
  contentType = 'application/json',
  path = '/events',
): IncomingRequest => {
  const timestamp = Math.floor(at / 1_000)
  return {
    method: 'POST',
    url: `https://bot.example.com/webhooks/slack${path}`,
    headers: {
      'content-type': contentType,
      'x-slack-request-timestamp': String(timestamp),
      'x-slack-signature': signatureOf(SECRET, timestamp, body),
    },
    body: new TextEncoder().encode(body),
  }
}

export const FORM = 'application/x-www-form-urlencoded'

/** What can be read or tapped of a payload's blocks, in order. */
export const shownIn = (payload: Json): string => wordsOf(Object(payload).blocks).join(' ')

const wordsOf = (value: unknown): readonly string[] => {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, item]) => {
    if (typeof item !== 'string') return wordsOf(item)
    return ['text', 'url', 'alt_text', 'image_url'].includes(name) && item !== 'plain_text' ? [item] : []
  })
}
