import type { AcceptanceTier } from './acceptance.ts'
import type { Address } from './address.ts'
import type { Meetings } from './booking.ts'
import type { Terms } from './catalogue.ts'
import type { DeliveryState } from './delivery.ts'
import type { OpenHandOff, Writer } from './desk.ts'
import type { ReceivedFile } from './file.ts'
import type { Followed, Silence } from './follow-up-event.ts'
import type { HandOffTrigger } from './hand-off.ts'
import type { MessageId, PersonId } from './ids.ts'
import type { Proof } from './incoming.ts'
import type { LinkState } from './link-state.ts'
import type { Locale } from './locale.ts'
import type { Choice } from './message.ts'
import type { Astray, Spent } from './model.ts'
import type { PaidOrder } from './paid-order.ts'
import type { Reversals, UnmatchedPayment } from './payment-event.ts'
import type { Level } from './policy.ts'
import type { Expecting } from './reading.ts'
import type { ReportedKind, Reports } from './report.ts'
import type { Spoken } from './sentences.ts'
import type { Evidence, Signals } from './signal.ts'
import type { StoodAt } from './stood.ts'
import type { ThisTurn } from './this-turn.ts'
import type { Instant, Milliseconds } from './time.ts'
import type { Woven } from './woven.ts'

export type { HeardMessage, ThisTurn } from './this-turn.ts'

/** What the journal adds up to: the fold of its events, and nothing that is not in them (M1, I11). */
export type State = LinkState &
  Woven & {
    readonly person: PersonId
    /** Who they are by now, where they have become somebody else (M7); absent while they are themselves. */
    readonly mergedInto?: PersonId
    /** Which edition of the code folded it (M8). */
    readonly edition: number
    /** The latest time any event carried. */
    readonly now: Instant
    /** How many events there are. */
    readonly length: number
    readonly addresses: { readonly [key: string]: Contact }
    readonly signals: Signals
    /** What other systems say of them, the newest of each kind (M4). */
    readonly reports: Reports
    /** Which values of these were put to them, as canonical texts, the last 10 of each kind. */
    readonly put: { readonly [K in ReportedKind]?: readonly string[] }
    /** The question of ours that waits for an answer. */
    readonly question: OpenQuestion | null
    /** Where the conversation stands: the last question that was put at each address, the latest last. */
    readonly stood: readonly StoodAt[]
    /** How often each thing has been asked, so that nobody is pestered. */
    readonly asked: { readonly [about in Expecting]?: number }
    /** What they have said that they do not know, when we asked (M5). */
    readonly unknown?: readonly Expecting[]
    /** What was last offered to choose from, on any channel, and in which message (I14). */
    readonly offered: readonly Choice[]
    readonly offeredIn: string | null
    readonly recap: Recap | null
    /** The terms of the recap before, to show what changed (A5). */
    readonly lastTerms: Terms | null
    readonly acceptance: AcceptedRecap | null
    readonly acknowledged: { readonly [id: string]: { readonly hash: string; readonly evidence: Evidence } }
    readonly checkout: Checkout | null
    /** What is waited for; null: nothing. */
    readonly silence: Silence | null
    /** When they were written to unasked, the last 50 times (D8). */
    readonly followed: readonly Followed[]
    /** They said no, and nothing else since. */
    readonly declined: boolean
    readonly payment: PaidOrder | null
    /** Money that came last and fits nothing; absent where all fits. */
    readonly unmatched?: UnmatchedPayment
    readonly meetings: Meetings
    readonly challenge: Challenge | null
    /** That they hold a phone of theirs: a code sent there was typed `here`, in this message (A4). */
    readonly identity: {
      readonly phone: Address
      readonly here: Address
      readonly message: MessageId
      readonly validUntil: Instant
    } | null
    /** How quickly they answered our last questions (A4). */
    readonly paces: readonly Pace[]
    /** What they agreed to for addresses they named, by address: whom the code was for may not be proven yet (C8). */
    readonly agreements: { readonly [key: string]: NonNullable<Contact['consent']> }
    /** When the last codes were sent. */
    readonly codes: readonly Instant[]
    /** The last parting that they were told of elsewhere than where it was said; absent: of none (M6). */
    readonly parted?: Instant
    /** Addresses that were parted from this person; what they still say here is not heard. */
    readonly departed: readonly string[]
    /** The last 50 things sent, and what became of them (C6). */
    readonly outgoing: {
      readonly [id: string]: {
        readonly to: Address
        readonly state: DeliveryState
        readonly reason: string | null
        /** When it began to leave: nobody can answer before that. Null while it waits. */
        readonly sentAt: Instant | null
        readonly promptedAt: Instant | null
        /** The undelivered message in whose place it goes. */
        readonly insteadOf: string | null
        /** It showed choices to take by their number; absent where it showed none (I14). */
        readonly choices?: true
        /** Who wrote it; absent where the bot did. */
        readonly by?: Writer
        /** When the follow-up was decided on that it is; absent where it is none. */
        readonly followsUp?: Instant
      }
    }
    /** The last 20 files they sent, in order, and what became of each (C9). */
    readonly files: readonly ReceivedFile[]
    readonly counts: {
      /** Messages of theirs, on every channel; what was said from an address that had left them is none of theirs. */
      readonly heard: number
      readonly sent: number
      readonly challenges: number
      readonly checkouts: number
      /** What the CRM was told of them so far. */
      readonly crm: number
    }
    /**
     * Why a person was asked for, the last 30: on which card, absent where no desk was called; `needed` once a rep has said so.
     */
    readonly handOffs: readonly {
      readonly trigger: HandOffTrigger
      readonly at: Instant
      readonly matter?: string
      readonly handOff?: string
      readonly needed?: boolean
    }[]
    /** How many turns in a row were lost on us (D4). */
    readonly lost: number
    /** The hand-off that is open; null: none is. */
    readonly desk: OpenHandOff | null
    /** How many have been opened so far. */
    readonly deskCalls: number
    readonly level: Level
    /** The language that they write in, by the last message that told; absent: none has. */
    readonly locale?: Locale
    /** How often each thing that has several wordings was said to them; absent: nothing was. */
    readonly spoken?: Spoken
    /** What a model has taken for them; absent: nothing so far (L4). */
    readonly spent?: Spent
    /** In how many turns in a row a model went astray; absent where the last one went well (L4). */
    readonly astray?: Astray
    readonly turn: ThisTurn
  }

/** A question of ours; `outgoing` is the message that put it, once it is queued. */
export type OpenQuestion = {
  readonly about: Expecting
  readonly at: Instant
  readonly outgoing: string | null
  /** The report that a plain yes confirms (M4). */
  readonly report?: MessageId
  /** The language that it was put in, where that is not the business's own. */
  readonly locale?: Locale
}

/** How quickly one question of ours was answered: from when it left us to the first word after it. */
export type Pace = { readonly outgoing: string; readonly after: Milliseconds }

/** One mailbox of the person, and how we stand with it. */
export type Contact = {
  readonly address: Address
  /** What the platform calls them there, where it does. */
  readonly name?: string
  /** Others read along there; absent where nobody does. */
  readonly shared?: true
  /** Who they are to the site that carries the chat, where somebody is logged in there. */
  readonly login?: string
  readonly firstHeard: Instant
  readonly lastHeard: Instant
  /** Whether we have said who we are there (L5). */
  readonly introduced: boolean
  readonly suppressed: boolean
  /** The platform has closed it as well, so it says itself that it is open again. States before 0.2 lack it. */
  readonly blocked?: boolean
  readonly proof: 'first' | Proof
  /** Who it was by itself, where one before had been erased and they were of a later generation (M9); absent: the stranger there, or nobody. */
  readonly formerly?: PersonId
  /** Their agreement to be texted there, in which words of ours and on which of theirs; null: none was asked for, or they opted out (C8). */
  readonly consent: { readonly at: Instant; readonly wording: string; readonly evidence: Evidence } | null
}

/** Terms that were put to the buyer and wait for a yes. */
export type Recap = {
  readonly terms: Terms
  readonly hash: string
  readonly statedAt: Instant
  /** Whether the next message will be its answer (L2). */
  readonly awaiting: boolean
  /** The last message that showed it; null until one is queued. */
  readonly outgoing: string | null
  /** The language that it was last shown in, where that is not the business's own. */
  readonly locale?: Locale
  /** Whom it answered, where several speak: nobody else's yes is theirs. */
  readonly speaker?: string
}

/** The yes to a recap: to which, how clear, on which words, until when. */
export type AcceptedRecap = {
  readonly hash: string
  readonly tier: AcceptanceTier
  readonly evidence: Evidence
  readonly validUntil: Instant
}

/** A link that was offered, and whether it still stands. */
export type Checkout = {
  readonly id: string
  readonly hash: string
  readonly terms: Terms
  readonly expiresAt: Instant
  readonly to: Address
  /** `lapsed`: its time was over while nothing else had changed; a payment that began before still counts. */
  readonly standing: 'open' | 'withdrawn' | 'lapsed' | 'paid'
  /** When somebody last had it opened while it was open; absent where nobody has. */
  readonly openedAt?: Instant
  /** How many payments on it have failed: after each the provider has to make a new page. Absent: none. */
  readonly failed?: number
  /** What went back of payments on it, by their receipts; absent where nothing is known to. */
  readonly reversals?: { readonly [receipt: string]: Reversals }
}

/** A code that was sent to one address and must be typed in another: to join the two (M6), or to show who they are (A4). */
export type Challenge = {
  readonly id: string
  readonly for: Address
  readonly from: Address
  readonly expiresAt: Instant
  readonly tries: number
  readonly purpose?: 'identity'
}
