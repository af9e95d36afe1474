import { randomBytes, randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { Clock } from '#contracts/clock'
import { jsonOf } from '#core/json'
import { cut, type Env } from '../shared/listen.ts'
import type { Fault } from './faults.ts'
import type { BotFrameworkEmulatorOptions } from './options.ts'
import type { SigningKey } from './signature.ts'
import type { Store } from './store.ts'

/** How long a token is good, as Microsoft's are. */
const LIFE = 3_600

const Activity = z.looseObject({ type: z.string().min(1) })

/** What the bot calls: keys and tokens as at login.microsoftonline.com, and the Connector API, version 3. */
export const serviceApi = (parts: {
  readonly options: BotFrameworkEmulatorOptions
  readonly store: Store
  readonly key: SigningKey
  readonly nextFault: () => Fault | undefined
  readonly clock: Clock
}): Hono<Env> => {
  const { options, store } = parts
  const tokens = new Map<string, number>()

  const isKnown = (authorization: string | undefined): boolean => {
    if (options.app === null) return true
    const until = tokens.get(authorization?.replace(/^Bearer /, '') ?? '')
    return until !== undefined && parts.clock.now() < until
  }

  const give = (form: URLSearchParams): string | null => {
    const { app } = options
    if (app === null || form.get('grant_type') !== 'client_credentials') return null
    if (form.get('client_id') !== app.appId || form.get('client_secret') !== app.appPassword) return null
    const token = randomBytes(24).toString('base64url')
    tokens.set(token, parts.clock.now() + LIFE * 1_000)
    return token
  }

  const take = async (c: Context<Env>, conversation: string): Promise<Response> => {
    const fault = parts.nextFault()
    if (fault?.kind === 'token-revoked') tokens.clear()
    if (!isKnown(c.req.header('authorization'))) return refuse(401, 'Unauthorized')
    if (fault?.kind === '429') return refuse(429, 'TooManyRequests', fault.retryAfter)
    if (fault?.kind === 'reject') return refuse(fault.status, fault.code)
    if (fault?.kind === 'redirect') return c.redirect(fault.to, 307)
    if (store.isBlocked(conversation)) return refuse(403, 'MessageWritesBlocked')
    if (!store.isKnown(conversation)) return refuse(404, 'ConversationNotFound')
    const text = await c.req.text()
    const activity = Activity.safeParse(jsonOf(text))
    if (!activity.success) return refuse(400, 'BadSyntax')
    if (text.length * 2 > MOST_BYTES) return refuse(413, 'MessageSizeTooBig')
    const id = randomUUID()
    if (activity.data.type !== 'typing')
      store.keep(conversation, { id, mine: false, activity: { ...activity.data, id } })
    if (fault?.kind === 'cut-after-accept') return cut(c) ?? refuse(500, 'ServiceError')
    return c.json({ id }, 201)
  }

  return new Hono<Env>()
    .get('/.well-known/openidconfiguration', (c) =>
      c.json({ issuer: ISSUER, jwks_uri: `${new URL(c.req.url).origin}/keys` }),
    )
    .get('/keys', (c) => c.json(parts.key.keySet))
    .post('/:tenant/oauth2/v2.0/token', async (c) => {
      const access_token = give(new URLSearchParams(await c.req.text()))
      return access_token === null
        ? c.json({ error: 'invalid_client', error_description: 'AADSTS7000215: Invalid client secret.' }, 401)
        : c.json({ token_type: 'Bearer', expires_in: LIFE, access_token })
    })
    .post('/v3/conversations/:id/activities', (c) => take(c, c.req.param('id')))
    .post('/v3/conversations/:id/activities/:replyTo', (c) => take(c, c.req.param('id')))
}

/** Who signs requests to bots. */
export const ISSUER = 'https://api.botframework.com'

/** Teams' limit for one Activity, in UTF-16. */
const MOST_BYTES = 28 * 1024

const refuse = (status: number, code: string, retryAfter?: string): Response =>
  Response.json(
    { error: { code, message: 'Refused.' } },
    { status, headers: retryAfter === undefined ? {} : { 'Retry-After': retryAfter } },
  )
