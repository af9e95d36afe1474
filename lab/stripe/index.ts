import { type Context, Hono } from 'hono'
import type { Clock } from '#contracts/clock'
import { instant } from '#core/time'
import { cut, type Emulator, type Env, listenOn, neverAnswer } from '../shared/listen.ts'
import { poster } from './events.ts'
import { type CallFault, openFaults } from './faults.ts'
import { fieldsOf } from './form.ts'
import { payApi } from './pay.ts'
import { type Session, type StripeError, sessionOf, shown, troubleWith } from './session.ts'

/** An account, and the endpoint its events go to. */
export type StripeEmulatorOptions = {
  readonly secretKey: string
  readonly webhookSecret: string
  readonly webhookUrl: string
  /** What the endpoint is told of; everything, where nothing is said. */
  readonly events?: readonly string[]
  readonly clock?: Clock
}

/** Stripe on this machine: sessions, their pages, the events of payments, refunds and disputes. */
export type StripeEmulator = Emulator

/** What was answered to an idempotency key, and to which request; null: that it failed. */
type Answered = { readonly body: string; readonly session: Session | null }

/**
 * A faithful small Stripe Checkout, after its public documents: parameters and their limits, idempotency keys, signed events
 * that come again until they are taken.
 */
export const stripeEmulator = (options: StripeEmulatorOptions): StripeEmulator => {
  const clock = options.clock ?? { now: () => instant(Date.now()) }
  const sessions = new Map<string, Session>()
  const answered = new Map<string, Answered>()
  const faults = openFaults()
  const events = poster({ ...options, live: /_live_/.test(options.secretKey), clock, faults })
  let base = ''

  const app = new Hono<Env>()
    .use('/v1/*', async (c, next) => {
      if (c.req.header('authorization') !== `Bearer ${options.secretKey}`)
        return refuse(c, 401, { type: 'invalid_request_error', message: 'Invalid API Key provided.' })
      const fault = faults.nextCall()
      if (fault && fault.kind !== 'cut-after-accept') {
        const key = c.req.header('idempotency-key')
        // What failed of Stripe's own making is kept under its key like any other answer (docs: "Idempotent requests").
        if (fault.kind === 'http-500' && key) answered.set(key, { body: await c.req.text(), session: null })
        return fail(c, fault)
      }
      await next()
      if (fault) c.res = cut(c) ?? refuse(c, 500, SORRY)
    })
    .post('/v1/checkout/sessions', async (c) => {
      const body = await c.req.text()
      const key = c.req.header('idempotency-key') ?? ''
      const before = answered.get(key)
      if (before && before.body !== body) return refuse(c, 400, KEY_REUSED)
      c.header('idempotent-replayed', before && 'true')
      if (before) return before.session ? c.json(shown(before.session)) : refuse(c, 500, SORRY)
      const fields = fieldsOf(body)
      const trouble = troubleWith(fields, clock.now())
      if (trouble) return refuse(c, 400, trouble)
      const session = sessionOf(fields, base, clock.now())
      sessions.set(session.id, session)
      if (key !== '') answered.set(key, { body, session })
      return c.json(shown(session))
    })
    .get('/v1/webhook_endpoints', (c) =>
      c.json({ object: 'list', has_more: false, url: '/v1/webhook_endpoints', data: endpoints(options) }),
    )
    .get('/v1/payment_intents/:id', (c) => {
      const id = c.req.param('id')
      const session = [...sessions.values()].find(({ payment_intent }) => payment_intent === id)
      if (!session)
        return refuse(c, 404, {
          type: 'invalid_request_error',
          code: 'resource_missing',
          message: 'No such payment_intent',
        })
      return c.json({ id, object: 'payment_intent', metadata: session.payment_metadata })
    })
    .route('/', payApi({ sessions, post: events.post, clock }))
    .route('/', faults.app)

  return {
    fetch: async (request) => app.fetch(request),
    listen: async (port) => {
      const server = await listenOn(app, port, events.close)
      base = server.url
      return server
    },
    close: events.close,
  }
}

const endpoints = ({ webhookUrl, events = ['*'] }: StripeEmulatorOptions) => [
  { id: 'we_1', object: 'webhook_endpoint', status: 'enabled', url: webhookUrl, enabled_events: events },
]

const KEY_REUSED: StripeError = {
  type: 'idempotency_error',
  message:
    'Keys for idempotent requests can only be used with the same parameters they were first used with.',
}

const refuse = (c: Context<Env>, status: 400 | 401 | 404 | 429 | 500, error: StripeError): Response =>
  c.json({ error }, status)

const SORRY: StripeError = { type: 'api_error', message: 'Sorry.' }

const fail = async (c: Context<Env>, { kind }: CallFault): Promise<Response> => {
  if (kind === '429') return refuse(c, 429, { type: 'rate_limit_error', message: 'Too many requests.' })
  return (kind === 'http-500' ? null : await neverAnswer(c)) ?? refuse(c, 500, SORRY)
}
