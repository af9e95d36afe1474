import type { ChannelId } from './address.ts'
import type { Json } from './json.ts'

/**
 * What a person did on a channel: the Bot Framework Activity, in the strict subset our bus carries (C2).
 * No null fields, no empty ids, no colon in `channelId`; everything a platform adds goes into `channelData`.
 */
export type Activity = {
  readonly type: 'message' | 'event'
  readonly id: string
  /** ISO 8601, when the platform said it happened. */
  readonly timestamp: string
  readonly channelId: ChannelId
  readonly from: Account
  readonly recipient: Account
  readonly conversation: { readonly id: string; readonly isGroup: boolean }
  readonly text: string
  readonly attachments: readonly Attachment[]
  /** What a tapped button or a submitted card carries. */
  readonly value?: Json
  /** The name of an `event` activity. */
  readonly name?: string
  readonly locale?: string
  readonly channelData?: Json
}

/** Someone who takes part in a conversation. */
export type Account = { readonly id: string; readonly name?: string; readonly role: 'user' | 'bot' }

/** A file, photo or voice note that came along; kept by reference (C9). */
export type Attachment = { readonly contentType: string; readonly contentUrl: string; readonly name?: string }
