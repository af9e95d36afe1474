import { Hono } from 'hono'
import type { Clock } from '#contracts/clock'
import { instant } from '#core/time'
import { type Emulator, type Env, listenOn } from '../shared/listen.ts'
import { clientApi, courierFor } from './client.ts'
import { openFaults } from './faults.ts'
import type { BotFrameworkEmulatorOptions } from './options.ts'
import { ISSUER, serviceApi } from './service.ts'
import { makeSigningKey } from './signature.ts'
import { openStore } from './store.ts'

export type { BotFrameworkEmulatorOptions } from './options.ts'

/** Azure Bot Service on this machine: its signatures, its tokens, its Connector, and the clients at the other end. */
export type BotFrameworkEmulator = Emulator & {
  /** A token as the service signs it, with claims of your own. */
  sign(claims: { readonly [claim: string]: string | number }): string
}

const WALL_CLOCK: Clock = { now: () => instant(Date.now()) }

/** A faithful small Azure Bot Service, after its public documents; a bot talks to it exactly as to the real one. */
export const botFrameworkEmulator = (options: BotFrameworkEmulatorOptions): BotFrameworkEmulator => {
  const clock = options.clock ?? WALL_CLOCK
  const store = openStore()
  const faults = openFaults()
  const key = makeSigningKey([options.channelId ?? 'msteams'])
  const app = new Hono<Env>()
    .route('/', serviceApi({ options, store, key, nextFault: faults.next, clock }))
    .route('/', clientApi(store, courierFor(options, key, clock)))
    .route('/', faults.app)
  return {
    fetch: async (request) => app.fetch(request),
    listen: (port) => listenOn(app, port, () => {}),
    close: () => {},
    sign: (claims) => key.sign({ iss: ISSUER, ...claims }, clock.now()),
  }
}

/** The cloud that an emulator at this address is, for a bot to be set up with. */
export const cloudAt = (url: string) => ({
  issuer: ISSUER,
  openIdUrl: `${url}/.well-known/openidconfiguration`,
  loginUrl: url,
  scope: `${ISSUER}/.default`,
  isService: ({ origin }: URL): boolean => origin === new URL(url).origin,
})
