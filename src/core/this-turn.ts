import type { SecretKind } from './activity.ts'
import type { Address } from './address.ts'
import type { JointsNow } from './code-event.ts'
import type { DeskFact } from './desk.ts'
import type { FileKind, FileLoss } from './file.ts'
import type { FollowUp } from './follow-up-event.ts'
import type { MessageId } from './ids.ts'
import type { LinkNow } from './link-state.ts'
import type { Message } from './message.ts'
import type { Passage, Reading } from './reading.ts'
import type { Signal, SignalKind } from './signal.ts'
import type { Slot } from './slot.ts'
import type { Instant, Milliseconds } from './time.ts'

/** What this turn has heard and learned so far; empty between turns. */
export type ThisTurn = JointsNow &
  LinkNow & {
    readonly heard: readonly HeardMessage[]
    /** How long they had been silent, on every channel, before this turn. */
    readonly pause: Milliseconds
    /** How long the address that it began at had been silent; absent where it never spoke before. */
    readonly silentThere?: Milliseconds
    /** More messages of this turn are still to come. */
    readonly more: boolean
    readonly lookedUp: { readonly [question: string]: readonly Passage[] }
    readonly composed: { readonly [order: string]: Message }
    /** What is said in it, by its names; absent where nobody has counted. */
    readonly says?: readonly string[]
    /** A model's answers that may be said, by their questions; absent where there are none (L3). */
    readonly drafted?: { readonly [question: string]: string }
    /** Questions that a model would rather have a person answer; absent where there are none. */
    readonly forPerson?: readonly string[]
    /** Tokens that a model has taken so far; absent where none was asked. */
    readonly tokens?: number
    /** Whether a model went astray in it; absent where none has told (L4). */
    readonly astray?: boolean
    /** What bots of the business's own said to it, by their names; null: the bot failed. Absent where none was asked. */
    readonly hosted?: { readonly [bot: string]: readonly Message[] | null }
    /** Free times that were asked for, by `slotsKey`; null: the calendar could not be seen. Absent where none were. */
    readonly slots?: { readonly [key: string]: readonly Slot[] | null }
    /** What could not be done at the calendar, if that is the news. */
    readonly failure?: {
      readonly what: 'book' | 'move' | 'cancel'
      readonly reason: 'taken' | 'unavailable'
      readonly slot: Slot
      readonly zone: string
      /** The booking that was to be moved; absent: none was. */
      readonly moves?: string
    }
    /** Something other than a message that the dialogs should speak to. */
    readonly news:
      | 'paid'
      | 'payment-failed'
      | 'payment-reversed'
      | 'payment-restored'
      | 'payment-disputed'
      | 'checkout-unavailable'
      | 'turn-failed'
      | 'joined'
      | 'parted'
      | 'logged-in'
      | 'booked'
      | 'rebooked'
      | 'booking-failed'
      | 'called-off'
      | 'moved-there'
      | 'off-there'
      | 'turned-down'
      | 'slot-gone'
      | 'reminder'
      | 'file-lost'
      | 'silent'
      | 'desk'
      | null
    /** What they are written to about in this turn, unasked. */
    readonly follows: FollowUp | null
    /** The address that has just been joined, with all that it had told us. */
    readonly joined: Address | null
    /** Where they have just logged in on the site, and which conversation is theirs everywhere else; absent: nowhere. */
    readonly login?: { readonly here: Address; readonly user: Address }
    /** A file they sent that we cannot take, and whether they can do better. */
    readonly lost: { readonly address: Address; readonly at: Instant; readonly why: FileLoss } | null
    /** What has just happened at the desk that the buyer should hear of. */
    readonly desk?: Extract<
      DeskFact,
      { readonly kind: 'hand-off-claimed' | 'exception-judged' | 'hand-off-closed' | 'hand-off-unclaimed' }
    >
    /** An address that had been open is closed now. */
    readonly closed: boolean
    /** An address that had been closed is open again: at the platform too, or only ours. */
    readonly reopened: 'at-platform' | 'ours' | null
    /** The recap or acknowledgement that was answered, and not clearly. */
    readonly unclear: 'acceptance' | 'acknowledgement' | null
    /** Facts learned in this turn, to be noted aloud. */
    readonly learned: readonly SignalKind[]
    /** What they had said before of facts that they state otherwise now; absent: nothing. */
    readonly corrected?: readonly Signal[]
    readonly reverted: 'refused' | 'hedged' | null
  }

/** A message of this turn: what was said, and what was meant where that took a choice ("2"). */
export type HeardMessage = {
  readonly message: MessageId
  readonly address: Address
  /** Which network it came from, under a name that nobody can read; absent where the channel does not tell. */
  readonly network?: string
  /** Who spoke, where several do; absent where it can only be the one. */
  readonly speaker?: string
  readonly at: Instant
  readonly text: string
  readonly meant: string
  /** It took one of our choices; absent where they said it in their own words. */
  readonly chosen?: true
  /** The message of ours that it answers by a tap or a quote, and the choice that was tapped; null where nobody knows. */
  readonly answers: string | null
  readonly picked: number | null
  /** A phone that the platform says is theirs. */
  readonly vouched: Address | null
  /** What came along, each thing by its kind. */
  readonly files: readonly FileKind[]
  /** What a place that came along is called, or where it lies; null: none did. */
  readonly place: string | null
  /** The secrets it held, which were taken out on arrival; absent where it held none. */
  readonly redacted?: readonly SecretKind[]
  /** The link to go on elsewhere that it opened, by its name; null: one that is none of ours. */
  readonly continues?: string | null
  readonly reading: Reading | null
}
