import type { AcceptanceTier } from './acceptance.ts'
import type { ChannelId } from './address.ts'
import type { Cents } from './catalogue.ts'
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
  readonly validity: Validity
  /** How long a stated recap waits for its answer before it must be stated again (M3). */
  readonly recapValid: Milliseconds
  readonly acceptanceValid: Milliseconds
  readonly checkoutValid: Milliseconds
  readonly codeValid: Milliseconds
  readonly codeTries: number
  /** Codes that one person may have sent within a day: each is a text to somebody's phone. */
  readonly codesPerDay: number
  readonly acknowledgements: readonly Acknowledgement[]
  /** The facts discovery asks for, in this order, each only while it is missing (M5). */
  readonly discovery: readonly DiscoveryFact[]
  /** After this long without a word the bot greets with what it knows (M5). */
  readonly longPause: Milliseconds
  /**
   * Texts that follow each other this quickly are answered together: once nothing more has come for `quiet`, and after
   * `most` at the latest (C7). A `quiet` of 0 answers each at once.
   */
  readonly burst: { readonly quiet: Milliseconds; readonly most: Milliseconds }
  /** How long before a meeting they are reminded of it (D3, D8). */
  readonly booking: { readonly remindBefore: Milliseconds }
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

/** What to do where nobody can tell whether something was sent. */
export type InDoubt = 'never-twice' | 'rather-twice'

/** What the qualifying score is made of (A4). */
export type ScorePart = 'need' | 'quantity' | 'budget' | 'timeline' | 'decision'

/** A fact that discovery may ask for. */
export type DiscoveryFact = 'need' | 'quantity' | 'timeline' | 'budget' | 'decision'
