import type { Activity } from './activity.ts'
import type { Address } from './address.ts'
import type { DeliveryState } from './delivery.ts'
import type { RepNews } from './desk.ts'
import type { FileLoss, KeptFile, ReceivedFile } from './file.ts'
import type { MessageId, PersonId } from './ids.ts'
import type { LinkIncoming } from './link-event.ts'
import type { LoggedIn } from './login-event.ts'
import type { MeetingIncoming } from './meeting-event.ts'
import type { Message, Secret } from './message.ts'
import type { PaymentNews } from './payment-event.ts'
import type { ReportIncoming } from './report.ts'
import type { Signal } from './signal.ts'
import type { Instant } from './time.ts'

/** What reaches a person's inbox from outside, but for the journals of others. */
export type FromOutside =
  | RepNews
  | MeetingIncoming
  | ReportIncoming
  | PaymentNews
  | LoggedIn
  | LinkIncoming
  /** `more`: other messages of the same person wait right behind it, so the reply can answer them together. */
  | {
      readonly kind: 'message-received'
      readonly at: Instant
      readonly address: Address
      readonly activity: Activity
      readonly more: boolean
      /** Which network it came from, under a name that nobody can read; absent where the channel does not tell. */
      readonly network?: string
    }
  | {
      readonly kind: 'delivery-updated'
      readonly at: Instant
      readonly outgoing: string
      readonly state: DeliveryState
      readonly reason: string | null
      /** What was to be said, where it failed for good: it may go to them elsewhere (C6). */
      readonly undelivered?: Undelivered
    }
  /** It could not be delivered, and an operator wants it tried again. */
  | { readonly kind: 'delivery-revived'; readonly at: Instant; readonly outgoing: string }
  | { readonly kind: 'timer-fired'; readonly at: Instant; readonly timer: string }
  /** The `index`-th file that came with a message is in our own keeping (C9). */
  | {
      readonly kind: 'file-kept'
      readonly at: Instant
      readonly message: MessageId
      readonly index: number
      readonly file: KeptFile
    }
  /** It is not, and is not tried again by itself. */
  | {
      readonly kind: 'file-lost'
      readonly at: Instant
      readonly message: MessageId
      readonly index: number
      readonly why: FileLoss
      readonly reason: string
    }
  /** They closed an address at the platform itself, as by blocking us. */
  | {
      readonly kind: 'address-closed'
      readonly at: Instant
      readonly address: Address
      readonly reason: string
    }
  /** An address of this person was proven to be somebody else's. */
  | { readonly kind: 'address-taken'; readonly at: Instant; readonly address: Address }
  /** What an address that has just been joined had told us before, while it was somebody by itself (M7). */
  | {
      readonly kind: 'past-joined'
      readonly at: Instant
      readonly address: Address
      readonly from: PersonId
      readonly signals: readonly Signal[]
      /** What it had sent and is in our keeping. Journals before 0.2 lack it. */
      readonly files?: readonly ReceivedFile[]
    }

/** A message that could not be delivered, as it was to be sent. */
export type Undelivered = { readonly message: Message; readonly secret: Secret | null }

/**
 * How an address was proven to be theirs: by the code sent there, by the platform's own word, by the site's login, by a link that was
 * given there, or by a code that was shown there and came from their phone (M6).
 */
export type Proof = 'code' | 'vouched' | 'site' | 'link' | 'texted'
