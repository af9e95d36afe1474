import { acceptInto } from '#bus/accept'
import { deliveryPump } from '#bus/deliver'
import { startTimers } from '#bus/timers'
import { turnPump } from '#bus/worker'
import { sealWith } from '#checkout/seal'
import type { Adapter } from '#contracts/adapter'
import type { Clock } from '#contracts/clock'
import type { Language } from '#contracts/language'
import type { Log } from '#contracts/log'
import { type Memory, TOPICS } from '#contracts/memory'
import type { Business } from '#core/business'
import type { Dialog } from '#core/dialog'
import type { Playbook } from '#core/playbook'
import type { LabParts } from '#server/lab'
import { server } from '#server/server'
import { giveUp } from '#turn/give-up'
import { turn } from '#turn/turn'

/** What an app is made of. Everything it touches comes in here, so a test can bring its own clock or memory. */
export type ThroughlineOptions = {
  readonly business: Business
  readonly memory: Memory
  readonly language: Language
  readonly dialogs: readonly Dialog[]
  /** Channels with webhooks: path → adapter. Two paths may share one adapter. */
  readonly webhooks: { readonly [path: string]: Adapter }
  readonly webchat: {
    readonly adapter: Adapter
    readonly origins: readonly string[]
    readonly secret: string | null
    /** Where uploads are kept; null refuses them. */
    readonly uploads: string | null
  }
  readonly signingSecret: string
  /** Where the world reaches us, without a slash at its end. */
  readonly publicUrl: string
  readonly clock: Clock
  readonly log: Log
  /** The lab's emulated handsets, and the number they know us by; null leaves the lab out. */
  readonly lab: Pick<LabParts, 'phone' | 'number' | 'open'> | null
}

/** A running app: mount `fetch` anywhere that speaks web-standard requests. */
export type Throughline = {
  readonly fetch: ReturnType<typeof server>['routes']['fetch']
  /** Begins to take turns and to deliver. */
  start(): void
  /** Takes nothing more, finishes what is under way, and lets go of the memory. */
  stop(): Promise<void>
}

/** Puts the rooms together: the one place that knows everybody. */
export const createThroughline = (options: ThroughlineOptions): Throughline => {
  const { business, memory, clock, log, publicUrl, webchat } = options
  const adapters = [...new Set([webchat.adapter, ...Object.values(options.webhooks)])]
  const playbook: Playbook = {
    business,
    dialogs: options.dialogs,
    channels: Object.fromEntries(adapters.map(({ channel, can }) => [channel, can])),
  }
  const seal = sealWith(options.signingSecret)
  const accept = acceptInto(memory, clock)
  const { routes, chat } = server({
    memory,
    accept,
    clock,
    log,
    publicUrl,
    seal,
    rules: playbook,
    webhooks: options.webhooks,
    webchat: { ...webchat, memory, accept, clock, publicUrl, signingSecret: options.signingSecret },
    lab: options.lab && { memory, rules: playbook, clock, ...options.lab },
  })
  const turnParts = { memory, playbook, language: options.language, seal, clock }
  const turns = turnPump({
    memory,
    clock,
    log,
    turn: (lease) => turn(lease, turnParts),
    giveUp: (lease, reason) => giveUp(lease, reason, turnParts),
  })
  const deliveries = deliveryPump({ memory, adapters, seal, publicUrl, clock, log })
  const ring = () => {
    turns.ring()
    deliveries.ring()
  }
  let quiet: (() => void)[] = []
  return {
    fetch: routes.fetch,
    start: () => {
      quiet = [memory.feed.subscribe(TOPICS.work, ring), startTimers({ memory, clock, log, ring })]
      ring()
    },
    stop: async () => {
      for (const end of quiet) end()
      chat.close()
      await turns.stop()
      await deliveries.stop()
      await memory.close()
    },
  }
}
