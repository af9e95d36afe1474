import type { Clock } from '#contracts/clock'

/** A channel of a workspace. */
export type LabChannel = {
  readonly id: string
  readonly name: string
  /** Whether the bot is in it; true unless said otherwise. */
  readonly isMember?: boolean
  readonly isArchived?: boolean
}

/** A workspace with the app installed. */
export type LabTeam = {
  readonly id: string
  readonly name: string
  readonly botToken: string
  readonly botId: string
  readonly botUserId: string
  /** Its channels; a `general` unless some are given. */
  readonly channels?: readonly LabChannel[]
  /** What people there are called, by their ids; others are called by these. */
  readonly people?: { readonly [user: string]: string }
  /** What the app may do there; everything unless said otherwise. */
  readonly scopes?: readonly string[]
}

/** An app in a few workspaces, and where its requests go. */
export type SlackEmulatorOptions = {
  readonly teams: readonly LabTeam[]
  readonly signingSecret: string
  /** Base of the app's request URLs: `/events`, `/interactions` and `/commands` are added. */
  readonly webhookUrl: string
  /** Keeps messages and files across restarts. */
  readonly file?: string | null
  readonly clock?: Clock
  /** What people type after @ to call the bot. */
  readonly botName?: string
  /** How much of Slack's real waits between retries (at once, a minute, five) is waited. */
  readonly retryScale?: number
}

/** The id of the app, the same in every workspace. */
export const APP_ID = 'A0THROUGHLINE'

/** Everything an app like ours may be allowed. */
export const SCOPES: readonly string[] = [
  'app_mentions:read',
  'assistant:write',
  'channels:history',
  'channels:read',
  'chat:write',
  'commands',
  'files:read',
  'groups:history',
  'groups:read',
  'im:history',
  'reactions:write',
  'users:read',
]

/** The channels of a workspace. */
export const channelsOf = ({ id, channels }: LabTeam): readonly LabChannel[] =>
  channels ?? [{ id: `C${id.slice(1)}GENERAL`, name: 'general' }]
