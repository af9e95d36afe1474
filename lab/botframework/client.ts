import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import { z } from 'zod'
import type { Clock } from '#contracts/clock'
import type { BotFrameworkEmulatorOptions } from './options.ts'
import { ISSUER } from './service.ts'
import type { SigningKey } from './signature.ts'
import type { Kept, Store, Wired } from './store.ts'

/** What somebody does in their client: words, a tapped button, a file. */
const Said = z.looseObject({ text: z.string().optional(), value: z.json().optional() })

/** How a client's Activity gets to the bot. */
export type Courier = {
  /** The Activity as its channel would complete it. */
  complete(user: string, said: Wired, origin: string): Wired
  /** Brings it to the messaging endpoint; answers the status. */
  bring(activity: Wired): Promise<number>
}

/** Signs and posts, as the service does. */
export const courierFor = (options: BotFrameworkEmulatorOptions, key: SigningKey, clock: Clock): Courier => ({
  complete: (user, said, origin) => ({
    type: 'message',
    id: randomUUID(),
    timestamp: new Date(clock.now()).toISOString(),
    channelId: channelOf(options),
    serviceUrl: `${origin}/`,
    from: { id: `29:${user}`, name: user },
    recipient: { id: `28:${options.app?.appId ?? 'bot'}`, name: 'Bot' },
    conversation: { id: conversationOf(user), conversationType: 'personal' },
    textFormat: 'plain',
    ...said,
  }),
  bring: async (activity) => {
    const token =
      options.app &&
      key.sign({ iss: ISSUER, aud: options.app.appId, serviceurl: String(activity.serviceUrl) }, clock.now())
    const answer = await fetch(options.webhookUrl, {
      method: 'POST',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        ...(token && { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(activity),
      signal: AbortSignal.timeout(15_000),
    }).catch(() => null)
    await answer?.arrayBuffer()
    return answer?.status ?? 504
  },
})

/** The other side of the service: people in their clients. Only the lab has it. */
export const clientApi = (store: Store, courier: Courier): Hono =>
  new Hono()
    .post('/clients/:user/messages', async (c) => {
      const said = Said.safeParse(await c.req.json().catch(() => null))
      if (!said.success) return c.text(`Send { "text": "…" }. ${z.prettifyError(said.error)}`, 400)
      const activity = courier.complete(c.req.param('user'), said.data, new URL(c.req.url).origin)
      const id = String(activity.id)
      store.keep(conversationIn(activity), { id, mine: true, activity })
      return c.json({ id, status: await courier.bring(activity) }, 201)
    })
    .get('/clients/:user/messages', (c) =>
      c.json({ messages: store.thread(conversationOf(c.req.param('user'))).map(onScreen) }),
    )
    .put('/clients/:user/block', (c) => {
      store.block(conversationOf(c.req.param('user')))
      return c.body(null, 204)
    })

const onScreen = ({ id, mine, activity }: Kept) => ({ id, mine, activity })

const channelOf = ({ app, channelId }: BotFrameworkEmulatorOptions): string =>
  channelId ?? (app === null ? 'emulator' : 'msteams')

/** Where somebody talks to the bot alone. */
const conversationOf = (user: string): string => `a:1${user}`

const Conversation = z.object({ conversation: z.object({ id: z.string() }) })

const conversationIn = (activity: Wired): string =>
  Conversation.safeParse(activity).data?.conversation.id ?? ''
