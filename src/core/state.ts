import type { AcceptanceTier } from './acceptance.ts'
import type { SecretKind } from './activity.ts'
import type { Address } from './address.ts'
import type { Meetings } from './booking.ts'
import type { Terms } from './catalogue.ts'
import type { JointsNow } from './code-event.ts'
import type { DeskFact, OpenHandOff, Writer } from './desk.ts'
import type { DeliveryState, Proof } from './event.ts'
import type { FileKind, FileLoss, ReceivedFile } from './file.ts'
import type { HandOffTrigger } from './hand-off.ts'
import type { MessageId, PersonId } from './ids.ts'
import type { LinkNow, LinkState } from './link-state.ts'
import type { Choice, Message } from './message.ts'
import type { PaidOrder } from './paid-order.ts'
import type { Reversals, UnmatchedPayment } from './payment-event.ts'
import type { Level } from './policy.ts'
import type { Expecting, Passage, Reading } from './reading.ts'
import type { ReportedKind, Reports } from './report.ts'
import type { Evidence, Signal, SignalKind, Signals } from './signal.ts'
import type { Slot } from './slot.ts'
import type { StoodAt } from './stood.ts'
import type { Instant, Milliseconds } from './time.ts'

/** What the journal adds up to: the fold of its events, and nothing that is not in them (M1, I11). */
export type State = LinkState & {
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
  /** What was last offered to choose from, on any channel, and in which message (I14). */
  readonly offered: readonly Choice[]
  readonly offeredIn: string | null
  readonly recap: Recap | null
  /** The terms of the recap before, to show what changed (A5). */
  readonly lastTerms: Terms | null
  readonly acceptance: AcceptedRecap | null
  readonly acknowledged: { readonly [id: string]: { readonly hash: string; readonly evidence: Evidence } }
  readonly checkout: Checkout | null
  /** What is waited for in closing; null: nothing. */
  readonly silence: Silence | null
  /** The hash of the terms that they were last reminded of. */
  readonly reminded: string | null
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
  readonly turn: ThisTurn
}

/** A question of ours; `outgoing` is the message that put it, once it is queued. */
export type OpenQuestion = {
  readonly about: Expecting
  readonly at: Instant
  readonly outgoing: string | null
  /** The report that a plain yes confirms (M4). */
  readonly report?: MessageId
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

/** Since when nothing was said: to what closing asked, or after they put it off (A7). */
export type Silence = {
  readonly since: Instant
  readonly of: 'asking' | 'deferral'
  readonly terms: Terms
}

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
    /** What they are reminded of in this turn. */
    readonly reminds: Pick<Silence, 'of' | 'terms'> | null
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
