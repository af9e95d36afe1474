import { randomBytes } from 'node:crypto'
import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { type Context, Hono } from 'hono'
import type { Clock } from '#contracts/clock'
import type { Carrier } from './carrier.ts'
import type { Faults, SendFault } from './faults.ts'
import type { TwilioEmulatorOptions } from './options.ts'
import { asPage, asResource } from './resource.ts'
import { type Sms, type Store, sidOf } from './store.ts'
import { type TwilioError, troubleWith } from './validate.ts'

type Env = { Bindings: Partial<HttpBindings> }

/** Twilio's REST API for messages, version 2010-04-01: create, list, fetch. */
export const restApi = (parts: {
  readonly options: TwilioEmulatorOptions
  readonly store: Store
  readonly faults: Faults
  readonly carrier: Carrier
  readonly clock: Clock
}): Hono<Env> => {
  const { options, store } = parts
  const base = '/2010-04-01/Accounts/:account'

  const create = (form: URLSearchParams, fault: SendFault | undefined): Sms => {
    const sms = outgoing(form, options, parts.clock)
    store.keep(sms)
    parts.carrier.launch(sms, fault)
    return sms
  }

  return new Hono<Env>()
    .use(`${base}/*`, async (c, next) => {
      c.header('Date', new Date(parts.clock.now()).toUTCString())
      if (!isAccount(c.req.header('authorization'), options)) return refuse(c, AUTHENTICATE)
      if (c.req.param('account') !== options.accountSid) return refuse(c, notFound(c))
      return next()
    })
    .post(`${base}/Messages.json`, async (c) => {
      const form = new URLSearchParams(await c.req.text())
      const fault = parts.faults.nextSend()
      if (fault?.kind === 'http-500') return refuse(c, INTERNAL)
      if (fault?.kind === '429') {
        if (fault.retryAfter !== undefined) c.header('Retry-After', fault.retryAfter)
        return refuse(c, TOO_MANY)
      }
      if (fault?.kind === 'timeout') return neverAnswer(c)
      if (fault?.kind === 'reject') return refuse(c, { status: 400, code: fault.code, message: 'Refused.' })
      const trouble = troubleWith(form, options, store)
      if (trouble !== null) return refuse(c, trouble)
      const sms = create(form, fault)
      if (fault?.kind === 'cut-after-accept') return cut(c)
      return c.json(asResource(sms, options.accountSid), 201)
    })
    .get(`${base}/Messages.json`, (c) => c.json(asPage(new URL(c.req.url), store.all(), options.accountSid)))
    .get(`${base}/Messages/:file{SM.+\\.json|MM.+\\.json}`, (c) => {
      const sms = store.find(c.req.param('file').replace(/\.json$/, ''))
      return sms === undefined ? refuse(c, notFound(c)) : c.json(asResource(sms, options.accountSid))
    })
}

const AUTHENTICATE: TwilioError = { status: 401, code: 20003, message: 'Authenticate' }
const INTERNAL: TwilioError = { status: 500, code: 20500, message: 'An internal server error has occurred' }
const TOO_MANY: TwilioError = { status: 429, code: 20429, message: 'Too Many Requests' }
const notFound = (c: Context): TwilioError => ({
  status: 404,
  code: 20404,
  message: `The requested resource ${c.req.path} was not found`,
})

const refuse = (c: Context, { status, code, message }: TwilioError): Response =>
  c.json({ code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status }, status)

const isAccount = (header: string | undefined, { accountSid, authToken }: TwilioEmulatorOptions): boolean =>
  header === `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`

/** Breaks the connection; without a socket of our own, an error that says as little about what happened. */
const cut = (c: Context<Env>): Response => {
  const socket = c.env?.incoming?.socket
  if (socket === undefined) return refuse(c, INTERNAL)
  socket.destroy()
  return RESPONSE_ALREADY_SENT
}

/** Waits until the caller gives up. */
const neverAnswer = async (c: Context<Env>): Promise<Response> => {
  const socket = c.env?.incoming?.socket
  if (socket === undefined) return refuse(c, INTERNAL)
  await new Promise((resolve) => socket.once('close', resolve))
  return RESPONSE_ALREADY_SENT
}

const outgoing = (form: URLSearchParams, options: TwilioEmulatorOptions, clock: Clock): Sms => {
  const service = form.get('MessagingServiceSid')
  return {
    sid: sidOf(form.has('MediaUrl') ? 'MM' : 'SM', randomBytes(16)),
    direction: 'outbound-api',
    from: form.get('From') ?? options.number,
    to: form.get('To') ?? '',
    body: form.get('Body') ?? '',
    media: form.getAll('MediaUrl').map((url) => ({ url, contentType: 'application/octet-stream' })),
    status: service === null ? 'queued' : 'accepted',
    errorCode: null,
    createdAt: clock.now(),
    sentAt: null,
    updatedAt: clock.now(),
    statusCallback: form.get('StatusCallback'),
    messagingServiceSid: service,
  }
}
