import { z } from 'zod'
import { connectorOf } from '#botframework/connector'
import { TEAMS_PATH, teamsAdapter } from '#channels/teams/index'
import type { IncomingRequest } from '#contracts/adapter'
import type { Clock } from '#contracts/clock'
import { type Instant, instant } from '#core/time'
import { type BotFrameworkEmulatorOptions, botFrameworkEmulator, cloudAt } from '#lab/botframework/index'
import { streamsInMemory } from '../../support/streams.ts'
import { catchRequests } from '../sms/bench.ts'

export const APP = {
  appId: '0f3c1b6a-59c4-4f0e-9d2e-5a7f5c1d2e3f',
  appPassword: 'test~app.password',
  tenantId: null,
} as const
export const clock: Clock = { now: (): Instant => instant(Date.now()) }
export const BUYER = 'ann'
export const ADDRESS = { channel: 'msteams', id: `a:1${BUYER}` } as const

/** An emulated Azure Bot Service with a server that takes its posts down, and an adapter between the two. */
export const openTeams = async (more: Partial<BotFrameworkEmulatorOptions> = {}) => {
  const catcher = await catchRequests()
  const options = { app: APP, webhookUrl: `${catcher.url}${TEAMS_PATH}`, ...more }
  const emulator = botFrameworkEmulator(options)
  const server = await emulator.listen(0)
  const { streams } = streamsInMemory()
  const connector = connectorOf({
    app: more.app === null ? null : APP,
    host: '127.0.0.1',
    publicUrl: catcher.url,
    clock,
    cloud: cloudAt(server.url),
  })
  const client = clientAt(server.url)
  return {
    adapter: teamsAdapter({ connector, streams, clock }),
    connector,
    streams,
    emulator,
    catcher,
    url: server.url,
    ...client,
    /** What somebody does in their client, as the request it became. */
    says: async (said: unknown): Promise<IncomingRequest> =>
      catcher.find(`"id":${JSON.stringify((await client.post(said)).id)}`),
    faults: (...next: readonly unknown[]) => post(`${server.url}/faults`, { next }),
    close: async () => {
      await server.close()
      await catcher.close()
    },
  }
}

const Thread = z.object({
  messages: z.array(z.object({ mine: z.boolean(), activity: z.record(z.string(), z.json()) })),
})

/** Somebody in their client of Teams. */
export const clientAt = (url: string, user: string = BUYER) => ({
  post: async (said: unknown) =>
    z
      .object({ id: z.string(), status: z.number() })
      .parse(await (await post(`${url}/clients/${user}/messages`, said)).json()),
  received: async () => {
    const answer = await fetch(`${url}/clients/${user}/messages`)
    return Thread.parse(await answer.json())
      .messages.filter(({ mine }) => !mine)
      .map(({ activity }) => activity)
  },
  block: () => fetch(`${url}/clients/${user}/block`, { method: 'PUT' }),
})

const post = (url: string, body: unknown): Promise<Response> =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

/** The same request with another body. */
export const withBody = (request: IncomingRequest, change: (body: string) => string): IncomingRequest => ({
  ...request,
  body: new TextEncoder().encode(change(new TextDecoder().decode(request.body))),
})

/** The same request with another header, or without it. */
export const withHeader = (
  request: IncomingRequest,
  name: string,
  value: string | undefined,
): IncomingRequest => ({ ...request, headers: { ...request.headers, [name]: value } })
