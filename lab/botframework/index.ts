import type { AddressInfo } from 'node:net'
import { createAdaptorServer, type HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import type { Clock } from '#contracts/clock'
import { instant } from '#core/time'
import { clientApi, courierFor } from './client.ts'
import { openFaults } from './faults.ts'
import type { BotFrameworkEmulatorOptions } from './options.ts'
import { ISSUER, serviceApi } from './service.ts'
import { makeSigningKey } from './signature.ts'
import { openStore } from './store.ts'

export type { BotFrameworkEmulatorOptions } from './options.ts'

/** Azure Bot Service on this machine: its signatures, its tokens, its Connector, and the clients at the other end. */
export type BotFrameworkEmulator = {
  /** All routes, to mount anywhere. */
  fetch(request: Request): Promise<Response>
  /** Starts a server of its own; port 0 takes a free one. */
  listen(port: number): Promise<{ readonly url: string; close(): Promise<void> }>
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
  const app = new Hono<{ Bindings: Partial<HttpBindings> }>()
    .route('/', serviceApi({ options, store, key, nextFault: faults.next, clock }))
    .route('/', clientApi(store, courierFor(options, key, clock)))
    .route('/', faults.app)
  return {
    fetch: async (request) => app.fetch(request),
    listen: (port) => listen(app, port),
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

const listen = async (app: Hono<{ Bindings: Partial<HttpBindings> }>, port: number) => {
  const server = createAdaptorServer({ fetch: app.fetch, hostname: '127.0.0.1' })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const address: AddressInfo | string | null = server.address()
  return {
    url: `http://127.0.0.1:${address === null || typeof address === 'string' ? port : address.port}`,
    close: async () => {
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        if ('closeAllConnections' in server) server.closeAllConnections()
      })
    },
  }
}
