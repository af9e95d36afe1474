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
  /** What a tapped button or a submitted card carries. A tapped choice of ours is `{ choice: 2 }`, with `replyToId`. */
  readonly value?: Json
  /** The message of ours (its `outgoing`) that it answers by a tap or a quote, where the platform tells. */
  readonly replyToId?: string
  /** What the platform says about it and vouches for. */
  readonly entities?: readonly Entity[]
  /** The name of an `event` activity. */
  readonly name?: string
  readonly locale?: string
  readonly channelData?: Json
}

/** Someone who takes part in a conversation. */
export type Account = { readonly id: string; readonly name?: string; readonly role: 'user' | 'bot' }

/**
 * A file, photo or voice note that came along; kept by reference (C9). A place is an attachment of the type `GEO`, its
 * address a `geo:` URI (RFC 5870).
 */
export type Attachment = {
  readonly contentType: string
  readonly contentUrl: string
  readonly name?: string
  /** Bytes, where the platform says. */
  readonly size?: number
}

/** The content type of a place on the map. */
export const GEO = 'application/geo+json'

/** What a platform adds to a message. */
export type Entity =
  /** This phone is theirs: the platform has checked it, and they chose to share it (M6). */
  | { readonly type: 'vouched-phone'; readonly number: string }
  /** The site that carries the chat says that this is its user, and vouches for its login alone (M6). */
  | {
      readonly type: 'site-user'
      readonly user: string
      readonly email?: string
      /** E.164. Nobody has shown that they hold it. */
      readonly phone?: string
    }
  /** What a link that started the chat carried. */
  | { readonly type: 'start'; readonly payload: string }
  /** A link of ours to go on elsewhere was opened with it, by its name and never by its token; null: none of ours (M6). */
  | { readonly type: 'continue'; readonly link: string | null }
  /** What was taken out of it on arrival, since nobody should keep it (M9). */
  | { readonly type: 'redacted'; readonly what: readonly SecretKind[] }

/** What nobody should type into a chat. */
export type SecretKind = 'card' | 'bank-account' | 'social-security' | 'password' | 'access-key'
