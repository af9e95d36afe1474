import { webchatAdapter } from '#channels/webchat/index'
import type { Config } from '#config/environment'
import { type Loaded, loadBusiness, loadRules } from '#config/load-business'
import type { Platforms } from '#config/platforms'
import type { Clock } from '#contracts/clock'
import type { Streams } from '#contracts/memory'
import type { Playbook } from '#core/playbook'
import type { Rules } from '#core/rules'
import { instant } from '#core/time'
import { DIALOGS } from '#dialogs/index'
import { inProcessFeed } from '#memory/shared/feed'
import { channelsOf } from './channels.ts'
import { EXAMPLE } from './example.ts'
import { setUp } from './ground.ts'
import { NUMBER } from './lab-number.ts'
import { loggerOf } from './logger.ts'
import { meetingsOf } from './meetings.ts'
import { waysInOf } from './ways-in.ts'

/** What a server of this configuration judges by, without any server. `other`: a file with another business, or another policy. */
export const playbookOf = async (config: Config, other: string | null = null): Promise<Playbook> => {
  const rules = other === null ? null : await loadRules(other, config.data)
  const loaded =
    rules && 'business' in rules ? rules : await loadBusiness(config.business ?? EXAMPLE, config.data)
  const { business } = meetingsOf(loaded.business, config)
  return {
    business: rules && 'policy' in rules ? { ...business, policy: rules.policy } : business,
    dialogs: loaded.dialogs ?? DIALOGS,
    channels: await traitsFor(config, loaded),
    waysIn: waysInOf({ ...(config.lab ? NO_ACCOUNTS : {}), ...setUp(config) }, null),
    desk: config.lab || (config.slack?.deskChannel ?? null) !== null,
  }
}

/** What each channel is like its adapter says. Each is made, and none is ever called: for the lab's, an account that nobody has will do. */
const traitsFor = async (config: Config, { channels }: Loaded): Promise<Rules['channels']> => {
  const site = { publicUrl: config.publicUrl ?? 'http://localhost', clock: CLOCK }
  const parts = { ...site, streams: NO_STREAMS, log: loggerOf(config), host: config.host, lab: config.lab }
  const ours = channelsOf({ ...(config.lab ? NO_ACCOUNTS : {}), ...setUp(config) }, parts)
  const webchat = webchatAdapter({
    ...parts,
    feed: inProcessFeed(),
    signingSecret: '',
    secret: null,
    bot: { id: 'bot', name: '' },
  })
  const known = [webchat, ...Object.values(ours.webhooks), ...ours.senders]
  const names = Object.fromEntries(known.map((adapter) => [adapter.channel, adapter]))
  const brought = await channels(site, { ...names, ...ours.webhooks })
  return Object.fromEntries(
    [...known, ...Object.values(brought)].map(({ channel, can }) => {
      const { optOutReplies, carriesTexts, waits = false, session } = can
      return [channel, { optOutReplies, carriesTexts, waits, session }]
    }),
  )
}

const CLOCK: Clock = { now: () => instant(Date.now()) }

const NO_STREAMS: Streams = { append: async () => 0, read: async () => [], end: async () => 0 }

const NO_ACCOUNTS: Platforms = {
  twilio: {
    accountSid: '',
    authToken: '',
    from: NUMBER,
    whatsapp: '-',
    whatsappTemplate: null,
    apiRoot: null,
  },
  telegram: { botToken: '', secretToken: '', username: null, apiRoot: null },
  slack: { botTokens: [], signingSecret: '', deskChannel: null, apiRoot: null },
  microsoft: null,
}
