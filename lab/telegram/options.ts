import type { Clock } from '#contracts/clock'
import type { Milliseconds } from '#core/time'

/** How long after a webhook that failed it is brought again; each time twice as long, up to a minute. */
export type Pace = { readonly again: Milliseconds }

/** A bot, and where its updates go until `setWebhook` says otherwise. */
export type TelegramEmulatorOptions = {
  readonly botToken: string
  readonly secretToken: string
  readonly username: string
  readonly webhookUrl: string
  /** Keeps chats, files and who blocked the bot across restarts. */
  readonly file?: string | null
  readonly pace?: Pace
  readonly clock?: Clock
  /** Keeps one message a second to a chat and 30 a second to all, as Telegram does (Bots FAQ). */
  readonly limits?: boolean
}

/** The bot's id: what stands before the colon of its token. */
export const botIdOf = ({ botToken }: TelegramEmulatorOptions): number => Number(botToken.split(':')[0])

/** The one group of the lab; whoever writes in it is a member. Supergroups have ids below -1,000,000,000,000. */
export const GROUP = -1001000000001
