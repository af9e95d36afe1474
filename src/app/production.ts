import { isOnThisMachine } from '#botframework/connector'
import { userHash, webchatAdapter } from '#channels/webchat/index'
import type { Config } from '#config/environment'
import { type Loaded, loadBusiness } from '#config/load-business'
import type { Adapter } from '#contracts/adapter'
import type { Calendar } from '#contracts/calendar'
import type { Clock } from '#contracts/clock'
import type { Log } from '#contracts/log'
import type { Memory } from '#contracts/memory'
import type { Webhooks } from '#contracts/webhooks'
import type { Business } from '#core/business'
import { DIALOGS } from '#dialogs/index'
import { StartError } from '#errors/table'
import { ruleLanguage } from '#language/index'
import type { Server } from '#memory/redis/index'
import { returned } from '#privacy/erase'
import { tombstoneFile } from '#privacy/tombstone-file'
import { type Channels, channelsOf } from './channels.ts'
import { checkoutOf } from './checkout.ts'
import { crmOf } from './crm.ts'
import { EXAMPLE } from './example.ts'
import { uploadsIn } from './files.ts'
import { type Ground, openGround, orClose } from './ground.ts'
import { loggerOf } from './logger.ts'
import { meetingsOf } from './meetings.ts'
import { modelOf } from './model.ts'
import { type KeptSecret, secretIn } from './secret-file.ts'
import { createThroughline, type ThroughlineOptions } from './throughline.ts'
import { waysInOf } from './ways-in.ts'

/** A server that runs as the environment says. */
export type Running = {
  /** Where the world reaches it, and where it listens. */
  readonly url: string
  readonly port: number
  readonly business: Business
  /** Whose reader and templates: ours, or the business's own. */
  readonly language: 'built-in' | 'own'
  /** Whether the lab's stand-in answers in the place of a model. */
  readonly standIn: boolean
  /** The channels that the business brought along. */
  readonly brought: Webhooks
  /** The Redis that the memory is in; null when it is embedded. */
  readonly redis: Server | null
  /** Whether `/api/messages` takes an emulator of Bot Framework on this machine. */
  readonly takesEmulator: boolean
  /** The token for operators and other systems, where no variable sets it. */
  readonly consoleToken: KeptSecret | null
  readonly stop: () => Promise<void>
}

/** A test may put something between the app and what it is made of: a memory that dies in the middle of a step, for one. */
type Arrange = (options: ThroughlineOptions) => ThroughlineOptions

/** From a configuration to a listening server. A test brings its own clock. */
export const run = async (
  config: Config,
  pushed: Clock | null = null,
  arrange: Arrange = (options) => options,
): Promise<Running> => {
  const loaded = await loadBusiness(config.business ?? EXAMPLE, config.data)
  const ground = await openGround(config, pushed, loggerOf(config))
  return orClose(build(config, loaded, ground, arrange), async () => {
    await ground.leave()
    await ground.memory.close()
  })
}

/** Channels, app, a warm start; and then the doors are open. */
const build = async (config: Config, loaded: Loaded, ground: Ground, arrange: Arrange): Promise<Running> => {
  const { business, calendar: calendarIn } = meetingsOf(loaded.business, config)
  const { memory, clock, log, listening, publicUrl, redis } = ground
  const webchat = webchatOf(config, business, ground)
  const ours = channelsOf(ground.platforms, {
    publicUrl,
    host: config.host,
    streams: memory.streams,
    clock,
    log,
    lab: ground.lab !== null,
  })
  const made = config.consoleToken === null ? await consoleTokenIn(config.data) : null
  const taken = { ...named([webchat, ...ours.senders]), ...ours.webhooks }
  const brought = await loaded.channels({ publicUrl, clock }, taken)
  const calendar = calendarIn?.({ records: memory.records, clock }) ?? null
  const options = optionsOf(config, { ...loaded, business }, ground, { webchat, ours, brought, calendar })
  const consoleToken = config.consoleToken ?? made?.secret
  // A backup may have brought somebody back: nothing of theirs moves before they are erased again (M9).
  await returned({ memory, clock, file: tombstoneFile(config.data) })
  const app = createThroughline(arrange({ ...options, ...(consoleToken && { consoleToken }) }))
  // Done once before anybody waits for it: the first reading takes a hundred times as long as the others, and so does loading a client.
  await options.model?.ready?.()
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
    language: loaded.language ? 'own' : 'built-in',
    standIn: (ground.lab?.openAi ?? null) !== null,
    brought,
    takesEmulator: config.microsoft === null && isOnThisMachine({ host: config.host, publicUrl }),
    consoleToken: made,
    redis,
    stop: async () => {
      await ground.leave()
      await app.stop()
    },
  }
}

const consoleTokenIn = async (data: string): Promise<KeptSecret> => {
  try {
    return await secretIn(data, 'console-token')
  } catch (error) {
    throw error instanceof StartError ? error : new StartError('DATA', String(error), error)
  }
}

const webchatOf = (
  { webchat }: Config,
  business: Business,
  { memory, clock, signingSecret }: Ground,
): Adapter =>
  webchatAdapter({
    streams: memory.streams,
    feed: memory.feed,
    clock,
    signingSecret,
    secret: webchat.secret,
    bot: { id: 'bot', name: business.name },
  })

/** What is spoken on, and who keeps the calendar. */
type Spoken = {
  readonly webchat: Adapter
  readonly ours: Channels
  readonly brought: Webhooks
  readonly calendar: Calendar | null
}

/** What the app is made of: what the business file brings along, and ours for whatever it leaves out. */
const optionsOf = (
  config: Config,
  { business, language, dialogs, hosts }: Loaded,
  { memory, clock, log, signingSecret, publicUrl, lab, time, platforms }: Ground,
  { webchat, ours, brought, calendar }: Spoken,
): ThroughlineOptions => ({
  business,
  memory,
  language: language ?? ruleLanguage(business),
  model: modelOf(config.openAi ?? lab?.openAi ?? null, business, { clock, log }),
  dialogs: dialogs ?? DIALOGS,
  hosts: hosts ?? [],
  webhooks: { ...ours.webhooks, ...brought },
  senders: ours.senders,
  desk: ours.desk,
  webchat: {
    ...config.webchat,
    identity: loginSecrets(config, lab),
    adapter: webchat,
    uploads: uploadsIn(config.data),
  },
  waysIn: waysInOf(platforms, config.telegram === null && lab !== null ? publicUrl : null),
  calendar,
  crm: crmOf(config.crm ?? lab?.crm ?? null, publicUrl, clock),
  checkout: checkoutOf(config, business, clock),
  tombstones: tombstoneFile(config.data),
  signingSecret,
  publicUrl,
  clock,
  log,
  lab: lab && {
    networks: lab.networks,
    number: platforms.twilio?.from ?? '',
    whatsapp: platforms.twilio?.whatsapp ?? null,
    desk: config.slack === null ? lab.desk : null,
    logIn: (user) => ({ user_id: user, user_hash: userHash(user, lab.siteSecret) }),
    time,
    open: config.labForAll,
  },
})

/** The lab's website signs with a secret of its own: who may play there must not sign for the business's users. */
const loginSecrets = ({ webchat }: Config, lab: Ground['lab']): readonly string[] => [
  ...webchat.identity,
  ...(lab ? [lab.siteSecret] : []),
]

/** Channels that nothing calls by a path of its own still have their names. */
const named = (adapters: readonly Adapter[]): Webhooks =>
  Object.fromEntries(adapters.map((adapter) => [adapter.channel, adapter]))

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
