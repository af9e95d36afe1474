import { connectorOf } from '#botframework/connector'
import { SLACK_PATH, slackAdapter, slackApp, slackDesk } from '#channels/slack/index'
import { SMS_PATHS, smsAdapter } from '#channels/sms/index'
import { TEAMS_PATH, teamsAdapter } from '#channels/teams/index'
import { TELEGRAM_PATH, telegramAdapter } from '#channels/telegram/index'
import { whatsappAdapter } from '#channels/whatsapp/index'
import type { Platforms } from '#config/platforms'
import type { Adapter } from '#contracts/adapter'
import type { Clock } from '#contracts/clock'
import type { DeskPort } from '#contracts/desk'
import type { Log } from '#contracts/log'
import type { Streams } from '#contracts/memory'

/** The channels that are set up, but for the website chat: by the path their platform calls, and those without one. */
export type Channels = {
  readonly webhooks: { readonly [path: string]: Adapter }
  /** They only send: what comes in on them comes by another's path. */
  readonly senders: readonly Adapter[]
  /** Where reps are called to; null where no channel of Slack's is set up for it. */
  readonly desk: DeskPort | null
}

/** What channels are made of besides their accounts. `host` is where the server listens. */
export type ChannelParts = {
  readonly publicUrl: string
  readonly host: string
  readonly streams: Streams
  readonly clock: Clock
  readonly log: Log
  /** Whether an emulator of Bot Framework on this machine may come in without an account. */
  readonly lab: boolean
}

/** One adapter for each platform that the environment, or the lab, has an account of. */
export const channelsOf = (platforms: Partial<Platforms>, parts: ChannelParts): Channels => {
  const { twilio, telegram, slack, microsoft } = platforms
  const { publicUrl, clock, log } = parts
  const app = slack ? slackApp({ ...slack, clock }) : null
  return {
    webhooks: {
      ...(twilio ? { [SMS_PATHS.message]: smsAdapter({ ...twilio, publicUrl, clock }) } : {}),
      ...(telegram ? { [TELEGRAM_PATH]: telegramAdapter({ ...telegram, clock }) } : {}),
      ...(slack && app ? { [SLACK_PATH]: slackAdapter({ ...slack, clock }, app) } : {}),
      ...(microsoft || parts.lab ? { [TEAMS_PATH]: teams(microsoft ?? null, parts) } : {}),
    },
    senders: twilio?.whatsapp
      ? [whatsappAdapter({ ...twilio, whatsapp: twilio.whatsapp, publicUrl, clock, log })]
      : [],
    desk: slack?.deskChannel && app ? slackDesk(app, slack.deskChannel) : null,
  }
}

/** Without an app only an emulator on this machine may come in: the connector sees to that (C3). */
const teams = (app: Platforms['microsoft'], { host, publicUrl, streams, clock }: ChannelParts): Adapter =>
  teamsAdapter({ connector: connectorOf({ app, host, publicUrl, clock }), streams, clock })
