import { Hono } from 'hono'
import type { Clock } from '#contracts/clock'
import { cut, type Env, neverAnswer } from '../shared/listen.ts'
import type { Carrier } from './carrier.ts'
import type { Faults, SendFault } from './faults.ts'
import { login, notFound, refuse, type TwilioError } from './login.ts'
import type { TwilioEmulatorOptions } from './options.ts'
import { outgoing } from './outgoing.ts'
import { asPage, asResource } from './resource.ts'
import type { Sms, Store } from './store.ts'
import { type Judged, troubleWith } from './validate.ts'

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

  const create = (judged: Judged, fault: SendFault | undefined): Sms => {
    const sms = outgoing(judged)
    store.keep(sms)
    parts.carrier.launch(sms, fault)
    return sms
  }

  return new Hono<Env>()
    .use(`${base}/*`, login(options, parts.clock))
    .post(`${base}/Messages.json`, async (c) => {
      const form = new URLSearchParams(await c.req.text())
      const fault = parts.faults.nextSend()
      if (fault?.kind === 'http-500') return refuse(c, INTERNAL)
      if (fault?.kind === '429') {
        if (fault.retryAfter !== undefined) c.header('Retry-After', fault.retryAfter)
        return refuse(c, TOO_MANY)
      }
      if (fault?.kind === 'timeout') return (await neverAnswer(c)) ?? refuse(c, INTERNAL)
      if (fault?.kind === 'reject') return refuse(c, { status: 400, code: fault.code, message: 'Refused.' })
      const judged = { form, options, store, now: parts.clock.now() }
      const trouble = troubleWith(judged)
      if (trouble !== null) return refuse(c, trouble)
      const sms = create(judged, fault)
      if (fault?.kind === 'cut-after-accept') return cut(c) ?? refuse(c, INTERNAL)
      return c.json(asResource(sms, options.accountSid), 201)
    })
    .get(`${base}/Messages.json`, (c) => c.json(asPage(new URL(c.req.url), store.all(), options.accountSid)))
    .get(`${base}/Messages/:file{SM.+\\.json|MM.+\\.json}`, (c) => {
      const sms = store.find(c.req.param('file').replace(/\.json$/, ''))
      return sms === undefined ? refuse(c, notFound(c)) : c.json(asResource(sms, options.accountSid))
    })
}

const INTERNAL: TwilioError = { status: 500, code: 20500, message: 'An internal server error has occurred' }
const TOO_MANY: TwilioError = { status: 429, code: 20429, message: 'Too Many Requests' }
