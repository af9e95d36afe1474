import { Hono } from 'hono'
import type { Clock } from '#contracts/clock'
import { instant, seconds } from '#core/time'
import { type Emulator, type Env, listenOn } from '../shared/listen.ts'
import { botApi } from './api.ts'
import { clientsApi } from './clients.ts'
import type { Parts } from './content.ts'
import { openCourier } from './courier.ts'
import { openFaults } from './faults.ts'
import type { TelegramEmulatorOptions } from './options.ts'
import { openScreens } from './screens.ts'
import { openStore } from './store.ts'

export type { Entry, EntryButton } from './entry.ts'
export type { TelegramEmulatorOptions } from './options.ts'

/** Telegram on this machine: its Bot API, its webhooks, and the clients at the other end. */
export type TelegramEmulator = Emulator

const WALL_CLOCK: Clock = { now: () => instant(Date.now()) }

/**
 * A faithful small Telegram, after the documents of the Bot API (10.1) and the sources of its server: formats, limits,
 * complaints, webhooks in order until they are taken. The adapter talks to it exactly as to the real one.
 */
export const telegramEmulator = (options: TelegramEmulatorOptions): TelegramEmulator => {
  const clock = options.clock ?? WALL_CLOCK
  const store = openStore(options.file ?? null)
  const faults = openFaults()
  const courier = openCourier({
    webhook: { url: options.webhookUrl, secretToken: options.secretToken, allowed: [] },
    store,
    faults,
    clock,
    again: options.pace?.again ?? seconds(1),
  })
  const parts: Parts = { options, store, courier, screens: openScreens(), clock, taps: new Map() }
  const app = new Hono<Env>()
    .route('/', botApi(parts, faults))
    .route('/', clientsApi(parts))
    .route('/', faults.app)
  return {
    fetch: async (request) => app.fetch(request),
    listen: (port) => listenOn(app, port, courier.close),
    close: courier.close,
  }
}
