import { SLACK_PATH, slackAdapter } from '#channels/slack/index'
import { SMS_PATHS, smsAdapter } from '#channels/sms/index'
import { TELEGRAM_PATH, telegramAdapter } from '#channels/telegram/index'
import { whatsappAdapter } from '#channels/whatsapp/index'
import type { Platforms } from '#config/platforms'
import type { Adapter } from '#contracts/adapter'
import type { Clock } from '#contracts/clock'
import type { Log } from '#contracts/log'

/** The channels that are set up, but for the website chat: by the path their platform calls, and those without one. */
export type Channels = {
  readonly webhooks: { readonly [path: string]: Adapter }
  /** They only send: what comes in on them comes by another's path. */
  readonly senders: readonly Adapter[]
}

/** What channels are made of besides their accounts. */
export type ChannelParts = { readonly publicUrl: string; readonly clock: Clock; readonly log: Log }

/** One adapter for each platform that the environment, or the lab, has an account of. */
export const channelsOf = (
  platforms: Partial<Platforms>,
  { publicUrl, clock, log }: ChannelParts,
): Channels => {
  const { twilio, telegram, slack } = platforms
  return {
    webhooks: {
      ...(twilio ? { [SMS_PATHS.message]: smsAdapter({ ...twilio, publicUrl, clock }) } : {}),
      ...(telegram ? { [TELEGRAM_PATH]: telegramAdapter({ ...telegram, clock }) } : {}),
      ...(slack ? { [SLACK_PATH]: slackAdapter({ ...slack, clock }) } : {}),
    },
    senders: twilio?.whatsapp
      ? [whatsappAdapter({ ...twilio, whatsapp: twilio.whatsapp, publicUrl, clock, log })]
      : [],
  }
}
