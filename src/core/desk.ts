import type { Attachment } from './activity.ts'
import type { Address } from './address.ts'
import type { Terms } from './catalogue.ts'
import type { DeliveryState } from './delivery.ts'
import type { Exception } from './exception.ts'
import type { FileKind, KeptFile } from './file.ts'
import type { HandOffTrigger } from './hand-off.ts'
import type { Cents } from './money.ts'
import type { Instant } from './time.ts'

/** A rep, by the id that the desk's own platform gives them, and as people call them. */
export type Rep = { readonly id: string; readonly name: string }

/** A hand-off that is not closed yet: a person is waited for, or has it (D4, D6). */
export type OpenHandOff = {
  readonly id: string
  /** Why a person was asked for, each reason once; none where a rep took over unasked. */
  readonly triggers: readonly HandOffTrigger[]
  readonly openedAt: Instant
  /**
   * Who has the conversation; while somebody does, the bot says nothing on its own (D6, I12). `quiet`: they have only silenced
   * the bot, and the buyer has been told of nobody (A9).
   */
  readonly owner: (Rep & { readonly since: Instant; readonly quiet?: true }) | null
  /** The buyer has been told that nobody is free. */
  readonly told: boolean
}

/** How a hand-off ends. `not-needed`: the bot need not have asked, which is counted (D4). */
export type HandOffEnd = 'returned' | 'resolved' | 'not-needed' | 'approved' | 'declined'

type Verdict = Extract<HandOffEnd, 'approved' | 'declined'>

/** What reps do; it waits in the person's inbox like all else, so two of them are never obeyed at once. */
export type RepNews =
  /** `handOff` null: they found the person by themselves. `quiet`: to pause the bot, and not to talk (A9). */
  | {
      readonly kind: 'rep-claimed'
      readonly at: Instant
      readonly rep: Rep
      readonly handOff: string | null
      readonly quiet?: true
    }
  /** `said` names their message at the desk, and `place` is the mailbox that its files are fetched from. */
  | {
      readonly kind: 'rep-said'
      readonly at: Instant
      readonly rep: Rep
      readonly handOff: string
      readonly said: string
      readonly place: Address
      readonly text: string
      readonly attachments: readonly Attachment[]
    }
  | {
      readonly kind: 'rep-closed'
      readonly at: Instant
      readonly rep: Rep
      readonly handOff: string
      readonly how: Extract<HandOffEnd, 'returned' | 'resolved' | 'not-needed'>
      /** What they agreed with the buyer, in their words; it comes back as evidence (D6). */
      readonly agreed: string | null
    }
  | ({
      readonly kind: 'rep-judged'
      readonly at: Instant
      readonly rep: Rep
      readonly handOff: string
      readonly verdict: Verdict
      /** The `orderMark` of what they had before them; absent where they saw no order. */
      readonly of?: string
    } & Exception)

/** What follows at the desk, as facts of the journal. */
export type DeskFact =
  | {
      readonly kind: 'hand-off-opened'
      readonly at: Instant
      readonly handOff: string
      /** Null: a rep took over unasked. */
      readonly trigger: HandOffTrigger | null
    }
  | {
      readonly kind: 'hand-off-claimed'
      readonly at: Instant
      readonly handOff: string
      readonly rep: Rep
      readonly quiet?: true
    }
  /** An exception is decided, and the hand-off stays open for what else it was opened for. */
  | {
      readonly kind: 'exception-judged'
      readonly at: Instant
      readonly handOff: string
      readonly rep: Rep
      readonly how: Verdict
      readonly granted: Exception | null
    }
  | {
      readonly kind: 'hand-off-closed'
      readonly at: Instant
      readonly handOff: string
      readonly rep: Rep
      readonly how: HandOffEnd
      /** They had it until now, so the buyer must hear that they have gone. */
      readonly hadIt: boolean
      /** They wrote while the bot was paused, and nobody has answered. */
      readonly missed?: true
      readonly granted: Exception | null
    }
  /** Nobody took it in time, and the buyer is told so. */
  | { readonly kind: 'hand-off-unclaimed'; readonly at: Instant; readonly handOff: string }
  /** What a rep wanted was not done; they are told why (A9). */
  | {
      readonly kind: 'rep-refused'
      readonly at: Instant
      readonly handOff: string
      readonly rep: Rep
      readonly wanted: RepNews['kind']
      readonly why: RepRefusal
    }
  | { readonly kind: 'desk-told'; readonly at: Instant; readonly handOff: string; readonly order: DeskOrder }

/** Why a rep was not obeyed. */
export type RepRefusal =
  | { readonly reason: 'taken'; readonly by: Rep }
  | {
      readonly reason:
        | 'unclaimed'
        | 'paused'
        | 'over'
        | 'opted-out'
        | 'nowhere'
        | 'empty'
        | 'order-changed'
        | 'ordered'
        | 'beyond-computing'
    }
  | { readonly reason: 'beyond-limit'; readonly limit: string }
  | { readonly reason: 'file-lost'; readonly because: string }

/** What is to be done at the desk, in the order in which it came about. */
export type DeskOrder =
  /** The card is posted, or shown anew as things stand now (D5). */
  | { readonly do: 'show' }
  /** The buyer's words go into the card's thread, as text. */
  | {
      readonly do: 'relay'
      readonly from: Address
      readonly text: string
      readonly files: readonly FileKind[]
    }
  | { readonly do: 'relay-file'; readonly file: KeptFile }
  | { readonly do: 'note'; readonly note: DeskNote }
  /** A sale is told to the whole desk, whether a hand-off is open or not. */
  | { readonly do: 'win'; readonly win: Win }
  /** What became of something that a rep wrote. */
  | {
      readonly do: 'mark'
      readonly said: string
      readonly rep: string
      readonly as: DeliveryState
      readonly reason: string | null
    }
  /** For one rep's eyes alone. */
  | { readonly do: 'whisper'; readonly rep: string; readonly why: RepRefusal }

/** A line of ours in a card's thread. */
export type DeskNote =
  | { readonly of: 'claimed'; readonly rep: Rep; readonly on: Address | null }
  | { readonly of: 'paused'; readonly rep: Rep }
  | { readonly of: 'closed'; readonly rep: Rep; readonly how: HandOffEnd; readonly granted?: Exception }
  | { readonly of: 'judged'; readonly rep: Rep; readonly how: Verdict; readonly granted?: Exception }
  | { readonly of: 'remind' | 'told-buyer' }
  | { readonly of: 'asked-again'; readonly trigger: HandOffTrigger }
  | { readonly of: 'payment'; readonly what: PaymentNote }

/** What the payment provider has told meanwhile. */
export type PaymentNote = 'received' | 'unmatched' | 'failed' | 'refunded' | 'disputed' | 'lost' | 'restored'

/** Money has come for an order, or it is placed and to be invoiced. */
export type Win =
  | { readonly of: 'paid'; readonly amount: Cents; readonly receipt: string }
  | { readonly of: 'ordered'; readonly terms: Terms; readonly number: string }

/** Who wrote a message that is not the bot's: a rep, in their own message at the desk, or we while a rep has it. */
export type Writer = (Rep & { readonly said: string }) | 'desk'

/** Whether a rep has the conversation (D6). */
export const isHeld = ({ desk }: { readonly desk: OpenHandOff | null }): boolean =>
  (desk?.owner ?? null) !== null

const KINDS: { readonly [kind in (RepNews | DeskFact)['kind']]: true } = {
  'rep-claimed': true,
  'rep-said': true,
  'rep-closed': true,
  'rep-judged': true,
  'hand-off-opened': true,
  'hand-off-claimed': true,
  'exception-judged': true,
  'hand-off-closed': true,
  'hand-off-unclaimed': true,
  'rep-refused': true,
  'desk-told': true,
}

/** Whether an event is about reps and their desk. */
export const isOfDesk = <E extends { readonly kind: string }>(
  event: E,
): event is Extract<E, RepNews | DeskFact> => event.kind in KINDS
