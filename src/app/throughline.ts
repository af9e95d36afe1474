import { createHash } from 'node:crypto'
import { isLoopback } from '#botframework/cloud'
import { acceptInto } from '#bus/accept'
import { deliveryPump } from '#bus/deliver'
import { gestureBy, showBy } from '#bus/gesture'
import { linksOf } from '#bus/links'
import { logInto } from '#bus/log-in'
import { together } from '#bus/pump'
import { takeReportsInto } from '#bus/report'
import { startTimers, type Timers } from '#bus/timers'
import { watchOver } from '#bus/watch'
import { turnPump } from '#bus/worker'
import { builtinCalendar } from '#calendar/builtin'
import { sealWith } from '#checkout/seal'
import type { Adapter } from '#contracts/adapter'
import type { Calendar } from '#contracts/calendar'
import type { CheckoutProvider } from '#contracts/checkout'
import type { Clock } from '#contracts/clock'
import type { Crm } from '#contracts/crm'
import type { DeskPort } from '#contracts/desk'
import type { Host } from '#contracts/host'
import type { Language } from '#contracts/language'
import type { Log } from '#contracts/log'
import { type Memory, TOPICS } from '#contracts/memory'
import type { Model } from '#contracts/model'
import type { Business } from '#core/business'
import type { Dialog } from '#core/dialog'
import { lend } from '#core/hash'
import type { Playbook } from '#core/playbook'
import type { Instant } from '#core/time'
import { openDesk } from '#desk/index'
import { redact } from '#language/redact/index'
import { openMedia } from '#media/index'
import type { TombstoneFile } from '#privacy/tombstone-file'
import { clientBehind } from '#server/directline/index'
import { HUNG_UP, hungUp } from '#server/hung-up'
import type { LabParts } from '#server/lab'
import { server } from '#server/server'
import { giveUp } from '#turn/give-up'
import { turn } from '#turn/turn'
import { figuresOf } from './figures.ts'
import { openHosts } from './hosts.ts'
import { opening } from './opening.ts'
import { privacyOf, tellingOfErased } from './privacy.ts'
import { redacting, redactingReports } from './redacting.ts'

/** What an app is made of. Everything it touches comes in here, so a test can bring its own clock or memory. */
export type ThroughlineOptions = {
  readonly business: Business
  readonly memory: Memory
  readonly language: Language
  /** A model beside it; null or absent: the rules read and write alone (L1). */
  readonly model?: Model | null
  readonly dialogs: readonly Dialog[]
  /** Bots written for another framework, which dialogs ask by name. */
  readonly hosts?: readonly Host[]
  /** Channels with webhooks: path → adapter. Two paths may share one adapter. */
  readonly webhooks: { readonly [path: string]: Adapter }
  /** Channels that only send: what comes in on them comes by another's path. */
  readonly senders?: readonly Adapter[]
  readonly webchat: {
    readonly adapter: Adapter
    readonly origins: readonly string[]
    readonly secret: string | null
    /** How many proxies of one's own stand between the server and the world; absent: none. */
    readonly proxies?: number
    /** What the site signs its logins with; none: nobody's login is believed. */
    readonly identity?: readonly string[]
    /** Where what people send is kept, uploads and all that is fetched from platforms (C9); null keeps none. */
    readonly uploads: string | null
  }
  /** The platform that reps have their desk on; null: hand-offs name whom to write to. */
  readonly desk?: DeskPort | null
  /** How somebody who is elsewhere gets to us, for each channel where that can be said. */
  readonly waysIn?: Playbook['waysIn']
  /** Where meetings are booked; absent: the built-in calendar, if the business has hours for one. */
  readonly calendar?: Calendar | null
  /** Where sales keeps its records; null: nothing is written for one. */
  readonly crm?: Crm | null
  /** Who takes the money; null: the built-in page, which moves none. */
  readonly checkout?: CheckoutProvider | null
  /** Where it is noted a second time who was erased, beside the memory; absent: nowhere. */
  readonly tombstones?: TombstoneFile
  readonly signingSecret: string
  /** Lets in other systems with what they know (`POST /signals`); absent: nobody has a way in. */
  readonly consoleToken?: string
  /** Where the world reaches us, without a slash at its end. */
  readonly publicUrl: string
  readonly clock: Clock
  readonly log: Log
  /** The lab's emulated networks, and the number they know us by; null leaves the lab out. */
  readonly lab: Pick<LabParts, 'networks' | 'number' | 'whatsapp' | 'desk' | 'logIn' | 'time' | 'open'> | null
}

/** A running app: mount `fetch` anywhere that speaks web-standard requests. */
export type Throughline = {
  readonly fetch: ReturnType<typeof server>['routes']['fetch']
  /** Begins to take turns and to deliver. */
  start(): void
  /** Takes nothing more, finishes what is under way, and lets go of the memory. */
  stop(): Promise<void>
}

lend((text) => createHash('sha256').update(text).digest('hex'))

/** Puts the rooms together: the one place that knows everybody. */
export const createThroughline = (options: ThroughlineOptions): Throughline => {
  const watch = watchOver(options.log)
  const figures = figuresOf(options, () => !watch.isOut())
  const memory = figures.counted(tellingOfErased(options.memory, options.log))
  const { business, clock, log, publicUrl, desk: port = null, crm = null } = options
  const seal = sealWith(options.signingSecret)
  const taken = (adapter: Adapter): Adapter =>
    redacting(opening(adapter, { seal, records: memory.records, publicUrl }))
  const webchat = { ...options.webchat, adapter: taken(options.webchat.adapter) }
  const webhooks = Object.fromEntries(
    Object.entries(options.webhooks).map(([path, adapter]) => [path, taken(adapter)]),
  )
  const all = [webchat.adapter, ...Object.values(webhooks), ...(options.senders ?? [])]
  const adapters = [...new Map(all.map((adapter) => [adapter.channel, adapter])).values()]
  const playbook: Playbook = {
    business,
    dialogs: options.dialogs,
    channels: Object.fromEntries(adapters.map(({ channel, can }) => [channel, can])),
    desk: port !== null,
    crm: crm !== null,
    ...(options.model && { model: true }),
    ...(options.waysIn && { waysIn: options.waysIn }),
  }
  const links = linksOf({ memory, clock })
  const gesture = gestureBy(adapters)
  const media =
    webchat.uploads === null
      ? null
      : openMedia({
          directory: webchat.uploads,
          signingSecret: options.signingSecret,
          publicUrl,
          policy: business.policy,
          clock,
          log,
        })
  const files = media?.store ?? null
  let timers: Timers | null = null
  const accepting = {
    memory,
    clock,
    burst: business.policy.burst,
    expect: (at: Instant) => timers?.expect(at),
  }
  const accept = figures.hearing(acceptInto(accepting))
  const onFailure = (error: Error, request: string) => {
    if (hungUp(error)) log.info({ request }, HUNG_UP)
    else if (!watch.isOut())
      log.error({ request, error: String(error) }, 'a request of the website chat failed')
  }
  const clientOf = clientBehind(webchat.proxies ?? 0)
  const calendar = options.calendar ?? builtinOf(business, memory, clock)
  const privacy = privacyOf({
    memory,
    clock,
    log,
    signingSecret: options.signingSecret,
    calendar,
    media,
    desk: port,
    crm,
    hosts: options.hosts ?? [],
    tombstones: options.tombstones ?? null,
  })
  const { routes, chat } = server({
    memory,
    privacy,
    accept,
    takeReports: redactingReports(takeReportsInto(accepting)),
    consoleToken: options.consoleToken ?? null,
    clock,
    log,
    watch,
    gesture,
    figures,
    isLocal: isLoopback(publicUrl),
    clientOf,
    publicUrl,
    seal,
    links,
    provider: options.checkout ?? null,
    rules: playbook,
    calendar,
    webhooks,
    webchat: {
      adapter: webchat.adapter,
      origins: webchat.origins,
      secret: webchat.secret,
      clientOf,
      login: { secrets: webchat.identity ?? [], tell: logInto(accepting) },
      files,
      memory,
      accept,
      clock,
      publicUrl,
      signingSecret: options.signingSecret,
      onRefused: figures.refused,
      onFailure,
    },
    lab: options.lab && { memory, rules: playbook, clock, files, ...options.lab },
  })
  const desk =
    port &&
    openDesk({
      port,
      memory,
      rules: playbook,
      clock,
      whole: (person) =>
        options.lab
          ? { title: 'The whole conversation', url: `${publicUrl}/?person=${person}` }
          : `The whole conversation: npx throughline audit ${person}`,
      fileAddress: (file) => files?.addressOf(file) ?? null,
      redact,
    })
  const hosts = openHosts(options.hosts ?? [], memory, log)
  const turnParts = {
    memory,
    playbook,
    language: options.language,
    model: options.model ?? null,
    show: showBy(adapters),
    seal,
    clock,
    hosts,
    calendar,
    links,
  }
  const turns = turnPump({
    memory,
    clock,
    log,
    watch,
    gesture,
    turn: (lease) => turn(lease, turnParts),
    giveUp: (lease, reason) => giveUp(lease, reason, turnParts),
  })
  const deliveries = deliveryPump({
    memory,
    adapters,
    calendar,
    files: media?.keeper ?? null,
    desk,
    crm,
    rules: playbook,
    seal,
    publicUrl,
    clock,
    log,
    watch,
  })
  const { ring, stop } = together([turns, deliveries])
  let leave = () => {}
  let [sweeps, rounds] = [() => {}, () => {}]
  return {
    fetch: routes.fetch,
    start: () => {
      leave = memory.feed.subscribe(TOPICS.work, ring)
      sweeps = media?.startSweep() ?? sweeps
      rounds = privacy.start()
      timers = startTimers({ memory, clock, watch, ring })
    },
    stop: async () => {
      leave()
      sweeps()
      rounds()
      timers?.stop()
      chat.close()
      await stop()
      await memory.close()
    },
  }
}

const builtinOf = ({ calendar }: Business, { records }: Memory, clock: Clock): Calendar | null =>
  calendar && builtinCalendar({ records, rules: calendar, clock })
