import type { Activity, Attachment } from '#core/activity'
import type { Address, ChannelId } from '#core/address'
import type { DeliveryState } from '#core/delivery'
import type { FileLoss } from '#core/file'
import type { Json } from '#core/json'
import type { Message } from '#core/message'
import type { Instant, Milliseconds } from '#core/time'
import type { Rate } from './memory.ts'

/**
 * Our code for one channel (C1): it turns what the platform sends into Activities, and Messages into what the platform
 * takes. Nine members, none optional; what a channel cannot do it says in `can`.
 */
export type Adapter = {
  readonly channel: ChannelId
  readonly can: Capabilities
  /** Step 1: was it really the platform? Looks at headers and raw body only; never throws. */
  verify(request: IncomingRequest): Promise<Verified>
  /** Step 2: what it says. An unknown kind is `unsupported`, never an exception. Only for a verified request. */
  parse(request: IncomingRequest): Promise<Parsed>
  /**
   * What will be sent, one payload for each platform call, within every limit (C4, C5, I14). Buttons carry `outgoing`, the
   * name of the message, so that a tap tells which question it answers.
   */
  render(message: Message, to: Address, outgoing: string): readonly Json[]
  /**
   * One platform call. `key` names it for ever: platforms that dedupe get it. After `until` it must not reach the buyer
   * any more, where the platform can see to that (C8). Never throws.
   */
  send(payload: Json, to: Address, key: string, until: Instant | null): Promise<Receipt>
  /** After an attempt nobody knows the end of: did the platform take this payload since then? (I5) */
  reconcile(payload: Json, to: Address, key: string, since: Instant): Promise<'sent' | 'not-sent' | 'unknown'>
  /** Something shown and not said; a platform that has no such thing does nothing. Never throws, and nothing rests on it. */
  gesture(gesture: Gesture, to: Address): Promise<void>
  /** Where a file that came with a message is to be had, and what its keeper wants to see first (C9). Never throws. */
  locate(attachment: Attachment): Promise<Located>
}

/** A channel of your own, checked against the contract as you write it; `adapterContract` in the test kit checks the rest. */
export const defineChannel = (adapter: Adapter): Adapter => adapter

/** What a channel can show and promise. */
export type Capabilities = {
  /** `buttons`: tapped answers; `numbers`: numbered lines, answered by "2". */
  readonly choices: 'buttons' | 'numbers'
  readonly cards: boolean
  readonly links: 'buttons' | 'text'
  /** Pictures and files as such; elsewhere their addresses are written out. */
  readonly files: boolean
  /** Characters of one platform call. */
  readonly textLimit: number
  /** How fast the platform lets one account of ours send; null where it sets no such limit (C5). */
  readonly rate: Rate | null
  /** The pause it wants between two calls to one recipient (C5). */
  readonly restPerRecipient: Milliseconds
  /** Whether sending the same key twice reaches the buyer once. */
  readonly idempotentSend: boolean
  /** Whether `reconcile` may ever know; where it cannot, a send in doubt is given up at once (I5). */
  readonly reconciles: boolean
  /** Who answers STOP, START and HELP: the platform, or we (C8). */
  readonly optOutReplies: 'platform' | 'ours'
  /** Whether the rules for texts to phones hold: sender and way out first, hours, consent, reserved words (C8). */
  readonly carriesTexts: boolean
  /** What is said there waits on a page until they come back to it, and nothing tells them of it; absent: it reaches them. */
  readonly waits?: true
  /** How far apart the beginning of an answer may be shown there while the rest is being worded; absent: not at all. */
  readonly streams?: Milliseconds
  /** How long after their last words anything may be said freely; null: always. */
  readonly session: Milliseconds | null
  /** A payload that may be sent when that is over, to have them write again; absent where there is none. */
  readonly opening?: Json
  /** What the platform wants to hear once a request has been accepted. */
  readonly acknowledgement: { readonly contentType: string; readonly body: string }
}

/** A web request, read once. */
export type IncomingRequest = {
  readonly method: string
  /** As the platform called it: our public address, path and query. */
  readonly url: string
  readonly headers: { readonly [lowerCaseName: string]: string | undefined }
  readonly body: Uint8Array
}

/**
 * Whether a request really came from the platform. A status of 401 says that it shows nothing to tell by, 403 something that does not
 * belong to it, 400 that it is nothing the platform would post; `why` says so where it is otherwise.
 */
export type Verified =
  | { readonly kind: 'authentic' }
  | {
      readonly kind: 'refused'
      readonly status: 400 | 401 | 403
      readonly reason: string
      readonly why?: 'unsigned' | 'stale'
    }

/** What a request says. */
export type Parsed =
  | { readonly kind: 'activities'; readonly activities: readonly ParsedActivity[] }
  /** News of something we sent; `outgoing` is the key it was sent with. */
  | {
      readonly kind: 'delivery'
      readonly outgoing: string
      readonly state: DeliveryState
      readonly reason: string | null
    }
  /** They closed the channel at the platform itself, as by blocking us: nothing more is sent there (C8). */
  | { readonly kind: 'closed'; readonly address: Address; readonly dedupe: string; readonly reason: string }
  /** The platform asks something of its own, and wants this very answer. */
  | { readonly kind: 'answer'; readonly contentType: string; readonly body: string }
  | { readonly kind: 'unsupported'; readonly reason: string }
  | { readonly kind: 'malformed'; readonly reason: string }

/** `dedupe` is the provider's id of it, unique on the channel (I2). */
export type ParsedActivity = {
  readonly address: Address
  readonly activity: Activity
  readonly dedupe: string
  /** Which network it came from, under a name that nobody can read; absent where the platform does not tell (M9). */
  readonly network?: string
}

/** `typing`: an answer to this activity is being written (C7). `taken`: it is kept, so its button need not wait any more. */
export type Gesture =
  | { readonly kind: 'typing' | 'taken'; readonly activity: Activity }
  /**
   * The answer's beginning while the rest is being worded, its `n`-th state, counted from 1; the message named `outgoing` takes
   * its place. Judged as that is (L3), and shown only where the channel `streams`.
   */
  | {
      readonly kind: 'beginning'
      readonly activity: Activity
      readonly text: string
      readonly outgoing: string
      readonly n: number
    }

/** Has a channel show something; nobody waits for it. */
export type Showing = (gesture: Gesture, to: Address) => void

/**
 * Where a file is. `headers` are for the origin of `url` alone: they hold secrets and never follow it elsewhere.
 *
 * `within: 'platform'` vouches for that origin: it is the very one that the adapter was configured with, by whoever runs this
 * server, and not one that came with a message. It may then be plain http and on a private network, as an emulator is, or an API
 * server of one's own. Of an address that somebody else chose it is never said: only https to the public internet is fetched
 * from there.
 */
export type Located =
  | {
      readonly kind: 'at'
      readonly url: string
      readonly headers: { readonly [name: string]: string }
      readonly within?: 'platform'
    }
  /** `why`: what its sender can help; without it nobody can. */
  | { readonly kind: 'nowhere'; readonly reason: string; readonly why?: FileLoss }
  /** Not to be had now; later perhaps. */
  | { readonly kind: 'retry'; readonly reason: string }

/** What the platform said to one call. */
export type Receipt =
  | { readonly kind: 'accepted'; readonly externalId: string }
  /** Certainly not sent; try again after `afterMs` (null: our own backoff). `slowDown`: the platform means all we send, not this one. */
  | {
      readonly kind: 'retry'
      readonly afterMs: Milliseconds | null
      readonly reason: string
      readonly slowDown: boolean
    }
  /** Nobody knows whether it was sent. */
  | { readonly kind: 'uncertain'; readonly reason: string }
  /** Will never work: stop at once. `suppress`: the recipient opted out at the platform. */
  | { readonly kind: 'refused'; readonly reason: string; readonly suppress: boolean }
