import type { Acceptance, AcceptanceTier } from './acceptance.ts'
import type { Address } from './address.ts'
import type { Brief } from './brief.ts'
import type { Cents, Terms } from './catalogue.ts'
import type { CodeAnswer } from './code-event.ts'
import type { CrmTold, CrmTool } from './crm-event.ts'
import type { DeskFact, Writer } from './desk.ts'
import type { DraftDecided } from './draft-event.ts'
import type { FollowUpDecided, Occasion } from './follow-up-event.ts'
import type { HandOffTrigger } from './hand-off.ts'
import type { MessageId } from './ids.ts'
import type { FromOutside, Proof } from './incoming.ts'
import type { LinkAnswer, LinkDecided } from './link-event.ts'
import type { MeetingDecided, SlotsFound } from './meeting-event.ts'
import type { MergeAsked, MergedAway, PartAsked, PassedOn, PastArrived, Rewoven } from './merge-event.ts'
import type { Choice, Message, Secret } from './message.ts'
import type { Draft, ModelUse } from './model.ts'
import type { OrderPlaced } from './order-event.ts'
import type { UnmatchedPayment } from './payment-event.ts'
import type { Level, Requirement, Score } from './policy.ts'
import type { Expecting, Passage, Reading } from './reading.ts'
import type { ReportDecided } from './report.ts'
import type { WithdrawalReason } from './sale.ts'
import type { Evidence, Signal } from './signal.ts'
import type { Instant } from './time.ts'
import type { ToolCall } from './tool.ts'

/**
 * What the journal is made of (M1). Facts only, in the past tense; each carries the time at which it was true (I8).
 * Three sources: the outside (`Incoming`), the answers to questions the turn asked (`Answer`), and what was decided.
 */
export type Event = Incoming | Answer | Decided

/** The events of one kind, or of a few. */
export type EventOf<K extends Event['kind']> = Extract<Event, { readonly kind: K }>

/** What reaches a person's inbox. */
export type Incoming = FromOutside | MergeAsked | PartAsked | PastArrived<Event> | Rewoven<Event>

/** The answer to an Ask: journalled, so that replay never asks again. */
export type Answer =
  | SlotsFound
  | CodeAnswer
  | LinkAnswer
  | {
      readonly kind: 'message-read'
      readonly at: Instant
      readonly message: MessageId
      readonly reading: Reading
    }
  | {
      readonly kind: 'looked-up'
      readonly at: Instant
      readonly question: string
      readonly passages: readonly Passage[]
      /** A model's answer out of them, unjudged; or that it would rather have a person answer. */
      readonly draft?: Draft
      readonly wantsPerson?: true
      readonly model?: ModelUse
    }
  /** `said` is null when the bot failed; then `reason` says why. */
  | {
      readonly kind: 'hosted'
      readonly at: Instant
      readonly bot: string
      readonly messages: readonly MessageId[]
      readonly said: readonly Message[] | null
      readonly reason: string | null
    }
  | {
      readonly kind: 'composed'
      readonly at: Instant
      /** The `orderOf` what was to be said, and to whom. */
      readonly order: string
      /** As the template has it. */
      readonly message: Message
      /** What it says, by its names. Journals before 0.3 lack it. */
      readonly says?: readonly string[]
      /** What each brief of it says, where a model has a wording for it: which of it may be put otherwise goes by that (L3). */
      readonly briefs?: readonly Brief['say'][]
      /** A model's wording of its text, unjudged. */
      readonly draft?: Draft
      readonly model?: ModelUse
    }

/** What the core concluded. */
export type Decided =
  | CrmTold
  | DeskFact
  | MeetingDecided
  | ReportDecided
  | MergedAway
  | PassedOn<Incoming>
  | OrderPlaced
  | FollowUpDecided
  | LinkDecided
  | DraftDecided
  | {
      readonly kind: 'choice-taken'
      readonly at: Instant
      readonly message: MessageId
      readonly choice: Choice
    }
  | { readonly kind: 'signal-kept'; readonly at: Instant; readonly signal: Signal }
  | {
      readonly kind: 'opted-out'
      readonly at: Instant
      readonly address: Address
      readonly evidence: Evidence
      /** The platform has closed the address by itself, and has said so (C8). Journals before 0.2 lack it. */
      readonly blocked?: boolean
    }
  | {
      readonly kind: 'opted-in'
      readonly at: Instant
      readonly address: Address
      readonly evidence: Evidence
    }
  | {
      readonly kind: 'consent-given'
      readonly at: Instant
      readonly address: Address
      readonly wording: string
      readonly evidence: Evidence
    }
  | { readonly kind: 'started-over'; readonly at: Instant; readonly evidence: Evidence }
  | {
      readonly kind: 'verdict-given'
      readonly at: Instant
      readonly tool: ToolCall['tool'] | CrmTool | 'say'
      readonly dialog: string
      readonly verdict: Verdict
      readonly policy: string
    }
  | {
      readonly kind: 'question-put'
      readonly at: Instant
      readonly about: Expecting
      readonly to: Address
      /** The report that was put to them; absent: what they know was asked for (M4). */
      readonly report?: MessageId
    }
  | {
      readonly kind: 'code-issued'
      readonly at: Instant
      readonly challenge: string
      readonly for: Address
      readonly from: Address
      readonly expiresAt: Instant
      /** What it is for; absent: to join two addresses. */
      readonly purpose?: 'identity'
      /** Since a parting: it opens nothing, and is still counted. */
      readonly void?: true
    }
  /** The code that was sent to a phone of theirs was typed `here` (A4). */
  | {
      readonly kind: 'identity-proven'
      readonly at: Instant
      readonly phone: Address
      readonly here: Address
      readonly message: MessageId
      readonly validUntil: Instant
    }
  | {
      readonly kind: 'address-joined'
      readonly at: Instant
      readonly address: Address
      readonly proof: Proof
      /** The code or the link it was proven by; null where the platform vouched for it. */
      readonly challenge: string | null
    }
  /** A joint is undone: the address is a stranger's again (M6). */
  | {
      readonly kind: 'address-left'
      readonly at: Instant
      readonly address: Address
      readonly evidence: Evidence
    }
  | {
      readonly kind: 'recap-stated'
      readonly at: Instant
      readonly terms: Terms
      readonly hash: string
      readonly to: Address
    }
  | {
      readonly kind: 'recap-withdrawn'
      readonly at: Instant
      readonly hash: string
      readonly reason: WithdrawalReason
    }
  | {
      readonly kind: 'acceptance-recorded'
      readonly at: Instant
      readonly hash: string
      readonly tier: AcceptanceTier
      readonly evidence: Evidence
      readonly validUntil: Instant
    }
  | {
      readonly kind: 'acceptance-unclear'
      readonly at: Instant
      readonly hash: string
      readonly about: 'acceptance' | 'acknowledgement'
      readonly acceptance: Acceptance
      readonly message: MessageId
    }
  | {
      readonly kind: 'acknowledged'
      readonly at: Instant
      readonly acknowledgement: string
      readonly hash: string
      readonly evidence: Evidence
    }
  | {
      readonly kind: 'checkout-offered'
      readonly at: Instant
      readonly checkout: string
      readonly hash: string
      readonly terms: Terms
      readonly to: Address
      readonly expiresAt: Instant
    }
  | {
      readonly kind: 'paid'
      readonly at: Instant
      readonly checkout: string
      readonly amount: Cents
      readonly receipt: string
    }
  | {
      readonly kind: 'payment-disputed'
      readonly at: Instant
      readonly checkout: string
      readonly reason: string
      /** What came, and why it fits nothing. Journals before 0.2 lack it. */
      readonly unmatched?: UnmatchedPayment
    }
  | {
      readonly kind: 'hand-off-requested'
      readonly at: Instant
      readonly trigger: HandOffTrigger
      readonly matter?: string
    }
  | {
      readonly kind: 'message-queued'
      readonly at: Instant
      readonly outgoing: string
      readonly to: Address
      readonly message: Message
      readonly secret: Secret | null
      /** The hash of the recap that it shows. */
      readonly recap: string | null
      /** It confirms a STOP, so it may go out although the address is closed by now (C8). */
      readonly confirmsStop: boolean
      /** When they did what it answers: wrote, paid, asked for a code. Null: nobody asked for it. Journals before 0.2 lack it. */
      readonly promptedAt?: Instant | null
      /** Whether it says who we are and how to opt out (C8, L5). Journals before 0.2 lack it. */
      readonly introduces?: boolean
      /** The message that could not be delivered, in whose place it goes (C6). */
      readonly insteadOf?: string
      /** Who wrote it; absent where the bot did. */
      readonly by?: Writer
      /** When the follow-up was decided on that it is; absent where it is none (D8). */
      readonly followsUp?: Instant
    }
  | {
      readonly kind: 'authority-changed'
      readonly at: Instant
      readonly from: Level
      readonly to: Level
      readonly missing: readonly Requirement[]
      /** The score at that moment, in its parts. Journals before 0.2 lack it. */
      readonly score?: Score
    }
  | { readonly kind: 'turn-failed'; readonly at: Instant; readonly reason: string }
  /** Closes every answer: under which policy, and the hash of the state it left (A8). */
  | {
      readonly kind: 'turn-ended'
      readonly at: Instant
      readonly policy: string
      readonly state: string
      /** Which edition of the state was hashed. Journals before 0.2 lack it. */
      readonly edition?: number
      /** If they say nothing, on which occasion they are written to, and when; absent: they are not (D8). */
      readonly followUp?: { readonly of: Occasion; readonly at: Instant }
    }

/** What the gate said to a proposal, and why (A2). */
export type Verdict =
  /** `on`: the messages whose words it rests on (A8). Journals before 0.2 lack it. */
  | { readonly outcome: 'allow'; readonly level: Level; readonly on?: readonly MessageId[] }
  | { readonly outcome: 'ask-human'; readonly reason: string; readonly missing: readonly Requirement[] }
  | { readonly outcome: 'refuse'; readonly reason: string; readonly missing: readonly Requirement[] }
