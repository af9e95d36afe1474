import { Hono } from 'hono'
import type { Clock } from '#contracts/clock'
import { instant } from '#core/time'
import { type Emulator, type Env, listenOn } from '../shared/listen.ts'
import { webApi } from './api.ts'
import { clientsApi } from './clients.ts'
import { openFaults } from './faults.ts'
import { filesApi } from './files.ts'
import { formsApi } from './forms.ts'
import type { SlackEmulatorOptions } from './options.ts'
import { openStatuses } from './parts.ts'
import { openResponses } from './responses.ts'
import { openStore } from './store.ts'
import { openViews } from './views.ts'
import { openWebhooks } from './webhooks.ts'

export type { LabChannel, LabTeam, SlackEmulatorOptions } from './options.ts'

/** Slack on this machine: its Web API, its events, and the clients of the people in it. */
export type SlackEmulator = Emulator & {
  /** What Slack does when a request URL is set: whether the app answers the challenge. */
  handshake(): Promise<boolean>
}

const WALL_CLOCK: Clock = { now: () => instant(Date.now()) }

/**
 * A faithful small Slack, after its public documents: formats, limits, errors, signatures, deadlines, retries. The adapter
 * talks to it exactly as to the real one; only its base URL differs.
 */
export const slackEmulator = (options: SlackEmulatorOptions): SlackEmulator => {
  const clock = options.clock ?? WALL_CLOCK
  const store = openStore(options.file ?? null, clock)
  const faults = openFaults()
  const webhooks = openWebhooks(options, faults, clock)
  const parts = { options, store, faults, webhooks, clock, status: openStatuses(), views: openViews(clock) }
  const responses = openResponses(parts)
  const app = new Hono<Env>()
    .route('/', webApi(parts))
    .route('/', clientsApi(parts, responses))
    .route('/', formsApi(parts))
    .route('/', filesApi(parts))
    .route('/', responses.app)
    .route('/', faults.app)
  return {
    fetch: async (request) => app.fetch(request),
    listen: (port) => listenOn(app, port, webhooks.close),
    handshake: webhooks.handshake,
    close: webhooks.close,
  }
}
