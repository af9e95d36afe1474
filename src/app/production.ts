import { join } from 'node:path'
import { webchatAdapter } from '#channels/webchat/index'
import { stripeCheckout } from '#checkout/stripe'
import type { Config } from '#config/environment'
import { loadBusiness } from '#config/load-business'
import type { Platforms } from '#config/platforms'
import type { Adapter } from '#contracts/adapter'
import type { Clock } from '#contracts/clock'
import type { Log } from '#contracts/log'
import type { Memory } from '#contracts/memory'
import type { Webhooks } from '#contracts/webhooks'
import type { Business } from '#core/business'
import { DIALOGS } from '#dialogs/index'
import { ruleLanguage } from '#language/index'
import type { Server } from '#memory/redis/index'
import { channelsOf } from './channels.ts'
import { EXAMPLE } from './example.ts'
import { openLab } from './lab.ts'
import { listen } from './listen.ts'
import { loggerOf } from './logger.ts'
import { meetingsOf } from './meetings.ts'
import { openMemory } from './open-memory.ts'
import { createThroughline, type ThroughlineOptions } from './throughline.ts'

/** A server that runs as the environment says. */
export type Running = {
  /** Where the world reaches it, and where it listens. */
  readonly url: string
  readonly port: number
  readonly business: Business
  /** Whose reader and templates: ours, or the business's own. */
  readonly language: 'built-in' | 'own'
  /** The channels that the business brought along. */
  readonly brought: Webhooks
  /** The Redis that the memory is in; null when it is embedded. */
  readonly redis: Server | null
  readonly stop: () => Promise<void>
}

/**
 * From a configuration to a listening server: memory, channels (real, or the lab's), app. A test brings its own clock,
 * and may put something between the app and what it is made of: a memory that dies in the middle of a step, for one.
 */
export const run = async (
  config: Config,
  pushed: Clock | null = null,
  arrange: (options: ThroughlineOptions) => ThroughlineOptions = (options) => options,
): Promise<Running> => {
  const {
    business: written,
    dialogs,
    language,
    channels,
    hosts,
  } = await loadBusiness(config.business ?? EXAMPLE, config.data)
  const { business, calendar } = meetingsOf(written, config)
  const log = loggerOf(config)
  const { memory, signingSecret, redis, ...opened } = await openMemory(config, log)
  const clock = pushed ?? opened.clock
  const listening = await listen(config.port, config.host).catch(async (error: unknown) => {
    await memory.close()
    throw error
  })
  const publicUrl = config.publicUrl ?? `http://localhost:${listening.port}`
  const { streams, feed } = memory
  const lab = config.lab
    ? await openLab({ publicUrl, signingSecret, streams, data: config.data, clock })
    : null
  const platforms = { ...lab?.platforms, ...setUp(config) }
  const ours = channelsOf(platforms, {
    publicUrl,
    host: config.host,
    streams,
    clock,
    log,
    lab: lab !== null,
  })
  const webchat = webchatAdapter({
    streams,
    feed,
    clock,
    signingSecret,
    secret: config.webchat.secret,
    bot: { id: 'bot', name: business.name },
  })
  const taken = { ...named([webchat, ...ours.senders]), ...ours.webhooks }
  const brought = await channels({ publicUrl, clock }, taken).catch(async (error: unknown) => {
    await listening.close()
    await lab?.close()
    await memory.close()
    throw error
  })
  const options: ThroughlineOptions = {
    business,
    memory,
    language: language ?? ruleLanguage(business),
    dialogs: dialogs ?? DIALOGS,
    hosts: hosts ?? [],
    webhooks: { ...ours.webhooks, ...brought },
    senders: ours.senders,
    desk: ours.desk,
    webchat: { ...config.webchat, adapter: webchat, uploads: join(config.data, 'uploads') },
    calendar,
    checkout: config.stripe && stripeCheckout({ ...config.stripe, business: business.name, clock }),
    signingSecret,
    publicUrl,
    clock,
    log,
    lab: lab && {
      networks: lab.networks,
      number: platforms.twilio?.from ?? '',
      whatsapp: platforms.twilio?.whatsapp ?? null,
      open: config.labForAll,
    },
  }
  const app = createThroughline(arrange(options))
  // Read once before anybody waits for it: the first reading takes a hundred times as long as the others.
  await options.language.perceive({ text: WARM_UP, expecting: null, now: clock.now() })
  await warnOf(memory, log).catch((error: unknown) =>
    log.error({ error: String(error) }, 'the memory does not say who waits for an operator'),
  )
  listening.use(app)
  app.start()
  return {
    url: publicUrl,
    port: listening.port,
    business,
    language: language ? 'own' : 'built-in',
    brought,
    redis,
    stop: async () => {
      await listening.close()
      await lab?.close()
      await app.stop()
    },
  }
}

/** Channels that nothing calls by a path of its own still have their names. */
const named = (adapters: readonly Adapter[]): Webhooks =>
  Object.fromEntries(adapters.map((adapter) => [adapter.channel, adapter]))

/** A real account takes the place of the lab's. */
const setUp = ({ twilio, telegram, slack, microsoft }: Config): Partial<Platforms> =>
  Object.fromEntries(
    Object.entries({ twilio, telegram, slack, microsoft }).filter(([, platform]) => platform !== null),
  )

/** Something of every kind that is read for. */
const WARM_UP = 'Hello, how much is it for 40 people from January 5, at $300 a month?'

/** What nobody but an operator can help is said at the start, when somebody is looking. */
const warnOf = async ({ outbox, mailbox }: Memory, log: Log): Promise<void> => {
  const dead = (await outbox.dead(MANY)).length
  const setAside = (await mailbox.setAside()).length
  if (dead + setAside > 0)
    log.warn({ dead, setAside }, 'messages or persons wait for an operator: see "throughline outbox"')
}

/** Beyond this it is only said that there are many. */
const MANY = 1_000
