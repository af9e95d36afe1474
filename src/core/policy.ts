import type { AcceptanceTier } from './acceptance.ts'
import type { ChannelId } from './address.ts'
import type { Cents } from './catalogue.ts'
import type { Occasion } from './follow-up-event.ts'
import type { SignalKind, Validity } from './signal.ts'
import type { Milliseconds } from './time.ts'

/** The rungs of authority, lowest first (A3). */
export const LEVELS = ['engage', 'qualify', 'book', 'transfer', 'close', 'commit'] as const

/** A rung of authority. */
export type Level = (typeof LEVELS)[number]

/** Who may use a tool: the explorer, or the one who converges (A1). */
export type Role = 'sdr' | 'closer'

/** One piece of evidence that a level needs. */
export type Requirement =
  | { readonly need: 'fact'; readonly fact: SignalKind }
  /** The qualifying score, 0 to 1, is at least this (A4). */
  | { readonly need: 'score'; readonly least: number }
  /** Everything that a recap must state is known. */
  | { readonly need: 'terms' }
  | { readonly need: 'recap' }
  /** The shown recap was accepted, unconditionally, at least this clearly (L2). */
  | { readonly need: 'acceptance'; readonly tier: Extract<AcceptanceTier, 'explicit' | 'assent'> }
  | { readonly need: 'acknowledgements' }
  /** A second yes, where `confirmTwiceAbove` asks for one (A5). */
  | { readonly need: 'second-yes' }
  /** A code to a phone of theirs, where `identityAbove` asks for one (A4). */
  | { readonly need: 'identity' }
  | { readonly need: 'amount'; readonly most: Cents }

/** Something the buyer must say yes to by itself before the deal binds: terms, automatic renewal. */
export type Acknowledgement = { readonly id: string; readonly text: string }

/** What revenue operations own: versioned data, no code. */
export type Policy = {
  readonly version: string
  /** IANA zone in which the business's days begin. */
  readonly timeZone: string
  readonly ladder: { readonly [L in Level]: readonly Requirement[] }
  /** What each part adds to the qualifying score; together 1. */
  readonly score: { readonly [part in ScorePart]: number }
  /** How much of that a fact is worth that only another system reports, 0 to 1; 0: nothing (M4). */
  readonly outside: number
  /** What the part of the score for taking part goes by: so many messages are enough, so long for an answer is half as good, and it ends with so long a silence (A4). */
  readonly engagement: {
    readonly messages: number
    readonly pace: Milliseconds
    readonly valid: Milliseconds
  }
  readonly validity: Validity
  /** How long a stated recap waits for its answer before it must be stated again (M3). */
  readonly recapValid: Milliseconds
  readonly acceptanceValid: Milliseconds
  readonly checkoutValid: Milliseconds
  readonly codeValid: Milliseconds
  readonly codeTries: number
  /** Codes that one person may have sent within a day: each is a text to somebody's phone. */
  readonly codesPerDay: number
  /**
   * So many codes within a day, and so many tries at one, whoever they are for: at one address, by one person, out of one network
   * (M6). All of them at once, and then one more for each part of the day.
   */
  readonly codeLimits: {
    readonly address: { readonly codes: number; readonly tries: number }
    readonly person: { readonly tries: number }
    readonly network: { readonly codes: number; readonly tries: number }
  }
  /** How long a link to go on elsewhere can be used (M6). */
  readonly linkValid: Milliseconds
  /** Links, and codes to be texted to us, that one person gets within a day. */
  readonly linksPerDay: number
  readonly acknowledgements: readonly Acknowledgement[]
  /** More due now than this is said yes to twice; null: never (A5). */
  readonly confirmTwiceAbove: Cents | null
  /** More due now than this takes a code to a phone of theirs; null: never (A4). */
  readonly identityAbove: Cents | null
  /** A phone that was silent for so long may be somebody else's by now: proven, it comes without its past (M6). */
  readonly recycledAfter: Milliseconds
  /** How long a passed check of who they are holds. */
  readonly identityValid: Milliseconds
  /** What a person takes over (D4): on or off, or from where on; null: never. */
  readonly escalate: {
    readonly human: boolean
    /** More due now than this; the gate refuses what is above the ladder's `amount` in any case. */
    readonly amountAbove: Cents | null
    /** More off than so many percent, and any other wish for other terms. */
    readonly discountAbove: number | null
    readonly legal: boolean
    readonly compliance: boolean
    readonly anger: boolean
    /** They have to ask somebody after the recap; off, they are simply let go to ask. */
    readonly ambiguousAuthority: boolean
    /** Somebody else on their side says no. */
    readonly conflict: boolean
    /** So many turns in a row that were lost on us stand in `control`, by role. */
    readonly misunderstood: boolean
    /** They want their money back, or their order undone or otherwise, once it is placed. */
    readonly afterSale: boolean
    /** A turn that failed, or a payment page that could not be made, between the recap and the money. */
    readonly failureInClosing: boolean
    /** Where it is sold: codes of ISO 3166, 'US' or 'US-NY'; empty: everywhere. */
    readonly regions: readonly string[]
    /** Whom it is not sold to, as they would say it: "casino". */
    readonly notIndustries: readonly string[]
  }
  /** What holds for whoever leads, the same settings for each role (A1). */
  readonly control: { readonly [R in Role]: Control }
  /**
   * When somebody who has fallen silent is written to, by the occasion (A7, D8): after so long, and once more after the next; none:
   * never. `date` is how long before their day. `perDeal`, `cap` and `apart` hold over all of them.
   */
  readonly followUps: { readonly [O in Occasion]: readonly Milliseconds[] } & {
    readonly perDeal: number
    readonly cap: { readonly most: number; readonly within: Milliseconds }
    readonly apart: Milliseconds
  }
  /** The facts discovery asks for, in this order, each only while it is missing (M5). */
  readonly discovery: readonly DiscoveryFact[]
  /** After this long without a word the bot greets with what it knows (M5). */
  readonly longPause: Milliseconds
  /**
   * Texts that follow each other this quickly are answered together: once nothing more has come for `quiet`, and after
   * `most` at the latest (C7). A `quiet` of 0 answers each at once.
   */
  readonly burst: { readonly quiet: Milliseconds; readonly most: Milliseconds }
  /** How long before a meeting they are reminded of it, and how long the one time that they are asked about is kept free for them; 0: not (D3, D8). */
  readonly booking: { readonly remindBefore: Milliseconds; readonly hold: Milliseconds }
  /** Channels on which a message may go that could not be delivered where it was meant for, best first; empty: none (C6). */
  readonly fallback: readonly ChannelId[]
  /** Bytes of one file that is fetched from a platform; larger ones are not kept (C9). */
  readonly fileSize: number
  /** How long a file that somebody sent is kept (C9). */
  readonly filesKept: Milliseconds
  /**
   * A send of which nobody knows the end, and the platform cannot tell: given up, or sent once more (I5). A text costs money and
   * counts to its carrier; in a chat a word said twice is better than none.
   */
  readonly inDoubt: { readonly texts: InDoubt; readonly chats: InDoubt }
  /** Texts to phones that nobody asked for (C8, D8). */
  readonly texts: {
    /** When they may go, where the phone is: by the country's rules, its state's too, what all states allow, or from and to, counted from midnight. */
    readonly hours:
      | 'federal'
      | 'state'
      | 'strictest'
      | { readonly from: Milliseconds; readonly to: Milliseconds }
    /** So many of them to one phone within so long. */
    readonly cap: { readonly most: number; readonly within: Milliseconds }
    /** How long what they said asks for an answer: later than this it keeps the hours. */
    readonly promptFor: Milliseconds
    /** Whether the first text to a phone says who we are and how to opt out; false where the carrier's opt-in text has said so. */
    readonly introduce: boolean
  }
  /** What happens while nobody claims a hand-off (D6). */
  readonly desk: {
    /** Then its thread is reminded. */
    readonly remindAfter: Milliseconds
    /** After so much of the desk's hours the buyer is told that nobody is free. */
    readonly tellAfter: Milliseconds
    /** When reps are at the desk, Monday to Friday, counted from midnight in the business's zone. */
    readonly hours: { readonly from: Milliseconds; readonly to: Milliseconds }
    /** Whether the desk hears of each payment. */
    readonly wins: boolean
  }
  /** Limits of every rep, and of single ones by their id at the desk (A9). */
  readonly reps: { readonly default: RepLimits; readonly [rep: string]: RepLimits }
}

/** What one rep may grant beyond the policy (A9). */
export type RepLimits = {
  /** Percent off the list price, at most. */
  readonly discount: number
  /** The largest order, in what is due at once. */
  readonly amount: Cents
  /** Whether they may agree to other terms than the listed ones. */
  readonly terms: boolean
}

/** How one role is held: how long one event may take it, and so many lost turns in a row bring a person. */
export type Control = {
  readonly deadline: Milliseconds
  readonly misunderstandings: number
  /** What a model may take for one question, and in tokens for one person within a day; beyond it the rules answer (L4). */
  readonly model: {
    readonly time: Milliseconds
    readonly calls: number
    readonly tokens: number
    readonly tokensPerDay: number
  }
}

/** What to do where nobody can tell whether something was sent. */
export type InDoubt = 'never-twice' | 'rather-twice'

/** What the qualifying score is made of (A4). */
export type ScorePart = ScoredFact | 'engagement'

/** The qualifying score, 0 to 1, in parts that can be read (A4). */
export type Score = { readonly total: number; readonly parts: { readonly [P in ScorePart]: number } }

/** The facts that say how good a chance somebody is (A4). */
export const SCORED_FACTS = [
  'need',
  'quantity',
  'timeline',
  'budget',
  'decision',
] as const satisfies readonly SignalKind[]

/** One of these. */
export type ScoredFact = (typeof SCORED_FACTS)[number]

/** The facts that discovery may ask for; where they are only where the policy lists it. */
export const DISCOVERY_FACTS = [...SCORED_FACTS, 'location'] as const satisfies readonly SignalKind[]

/** One of these. */
export type DiscoveryFact = (typeof DISCOVERY_FACTS)[number]
