import type { Clock } from '#contracts/clock'

/** A bot at Azure Bot Service, or one that only an emulator on its own machine talks to. */
export type BotFrameworkEmulatorOptions = {
  /** Null: requests carry no token and calls need none, as with the Bot Framework Emulator without an app id. */
  readonly app: { readonly appId: string; readonly appPassword: string } | null
  /** The bot's messaging endpoint. */
  readonly webhookUrl: string
  /** The channel its clients are on; `msteams` unless said, and `emulator` without an app. */
  readonly channelId?: string
  readonly clock?: Clock
}
