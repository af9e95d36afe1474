import { Hono } from 'hono'
import type { Clock } from '#contracts/clock'
import { instant, milliseconds } from '#core/time'
import { type Emulator, type Env, listenOn } from '../shared/listen.ts'
import { accountApi } from './account.ts'
import { bringing } from './bring.ts'
import { openCarrier, type Pace } from './carrier.ts'
import { contentApi } from './contents.ts'
import { openFaults } from './faults.ts'
import { handsetApi } from './handset.ts'
import { mediaApi } from './media.ts'
import type { TwilioEmulatorOptions } from './options.ts'
import { restApi } from './rest.ts'
import { openStore } from './store.ts'
import { openTyping } from './typing.ts'
import { delivery } from './webhooks.ts'

export type { TwilioEmulatorOptions } from './options.ts'

/** Twilio on this machine: its REST API, its webhooks, and the phones at the other end. */
export type TwilioEmulator = Emulator

const PACE: Pace = { sent: milliseconds(150), delivered: milliseconds(600) }
const WALL_CLOCK: Clock = { now: () => instant(Date.now()) }

/**
 * A faithful small Twilio, after its public documents: formats, limits, error codes, signatures, retries, opt-out. The
 * adapter talks to it exactly as to the real one; only its base URL differs.
 */
export const twilioEmulator = (options: TwilioEmulatorOptions): TwilioEmulator => {
  const clock = options.clock ?? WALL_CLOCK
  const store = openStore(options.file ?? null)
  const deliver = delivery(options.authToken)
  const carrier = openCarrier({
    accountSid: options.accountSid,
    store,
    deliver,
    clock,
    pace: options.pace ?? PACE,
  })
  const faults = openFaults()
  const typing = openTyping(options, store, clock)
  let base: string | null = null
  const bring = bringing({ options, store, faults, carrier, deliver, clock, base: () => base })
  const app = new Hono<Env>()
    .route('/', mediaApi(options, store, clock))
    .route('/', accountApi(options, clock))
    .route('/', restApi({ options, store, faults, carrier, clock }))
    .route('/', contentApi({ options, store, faults, clock }))
    .route('/', typing.app)
    .route('/', handsetApi({ options, store, carrier, typing, bring, clock }))
    .route('/', faults.app)
  carrier.resume()
  return {
    fetch: async (request) => app.fetch(request),
    listen: async (port) => {
      const server = await listenOn(app, port, carrier.close)
      base = server.url
      return server
    },
    close: carrier.close,
  }
}
