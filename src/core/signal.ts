import type { Address, ChannelId } from './address.ts'
import type { Approval } from './exception.ts'
import type { MessageId } from './ids.ts'
import type { Meeting } from './slot.ts'
import type { Day, Instant, Milliseconds } from './time.ts'
import { after, days, startOf } from './time.ts'

/** What each kind of signal says (M2). One current value a kind; a newer one supersedes it (M4). */
export type SignalValues = {
  /** What they are after, in their words: "coffee machines". */
  readonly need: string
  /** A plan of the catalogue, by its id. */
  readonly product: string
  /** People to be served, or units wanted. */
  readonly quantity: number
  readonly budget: Budget
  readonly timeline: Timeline
  /** Who says yes on the buyer's side. */
  readonly decision: 'self' | 'other' | 'shared'
  /** Where they are, as they call it: "Austin, TX", "10001". */
  readonly location: string
  readonly urgency: 'high' | 'low'
  /** They are ready to buy: "let's do it". Never an acceptance by itself (A4). */
  readonly readiness: true
  readonly objection: 'price' | 'timing' | 'trust' | 'competitor' | 'need' | 'other'
  readonly discount: string
  readonly preference: { readonly channel: ChannelId }
  /** That they would like to meet, and when (D3). */
  readonly meeting: Meeting
  /** From which day on they want to be asked again: "ask me in January" (A7). */
  readonly callback: Day
  /** The IANA zone whose clocks they go by. */
  readonly zone: string
  /** A typed-in address: a claim, which opens nothing until it is proven (M6). */
  readonly contact: Address
  /** What a rep has granted beyond the policy (A9). */
  readonly approval: Approval
  /** What a rep has agreed with them, in the rep's words (D6). */
  readonly agreement: string
}

/** Money per period in whole cents; `min` or `max` null where the buyer left that end open. */
export type Budget = {
  readonly min: number | null
  readonly max: number | null
  readonly per: 'month' | 'year' | 'once'
}

/** A day and how it binds: before it, on it at the latest, on it, or not before it. */
export type Timeline = { readonly day: Day; readonly bound: 'before' | 'by' | 'on' | 'from' }

/** All that a signal can be about (M2), in the order in which facts stand wherever they are listed. */
export const SIGNAL_KINDS = [
  'need',
  'product',
  'quantity',
  'budget',
  'timeline',
  'decision',
  'location',
  'urgency',
  'readiness',
  'objection',
  'discount',
  'preference',
  'meeting',
  'callback',
  'zone',
  'contact',
  'approval',
  'agreement',
] as const satisfies readonly (keyof SignalValues)[]

/** One of these. */
export type SignalKind = (typeof SIGNAL_KINDS)[number]

/** What a signal says, whoever says it. */
export type Fact = {
  readonly [K in SignalKind]: { readonly kind: K; readonly value: SignalValues[K] }
}[SignalKind]

/** What a message can say. What a rep grants is in no message of the buyer's, and no reader may find it there (I7). */
export type NoticedKind = Exclude<SignalKind, 'approval' | 'agreement'>

/** Something a reader noticed in one message, with the exact words; not yet evidence. */
export type Noticed = {
  readonly [K in NoticedKind]: {
    readonly kind: K
    readonly value: SignalValues[K]
    readonly quote: string
    /** 0 to 1. */
    readonly confidence: number
    /** They said themselves until when it is so: "I'm in Denver this week". */
    readonly until?: Instant
    /** They only asked about it, or told of somebody else's: no deal that is under way is changed by it (A5). */
    readonly inPassing?: true
    /** A model has pointed at the words; absent: the reader that read the rest. */
    readonly by?: 'model'
  }
}[NoticedKind]

/** The words a signal rests on: which message, which words, by which reader. */
export type Evidence = {
  readonly message: MessageId
  readonly address: Address
  /** An exact substring of the message. */
  readonly quote: string
  readonly by: 'rules' | 'model' | 'rep'
  /** What the rep is called who said it. Journals before 0.2 lack it. */
  readonly rep?: string
}

/** A signal of one kind: what was noticed, on which words, when, and until when it counts (M2, M3). */
export type SignalOf<K extends SignalKind> = {
  readonly kind: K
  readonly value: SignalValues[K]
  readonly confidence: number
  readonly evidence: Evidence
  readonly at: Instant
  /** Null where it never expires by itself. */
  readonly validUntil: Instant | null
}

/** A signal of any kind. */
export type Signal = { readonly [K in SignalKind]: SignalOf<K> }[SignalKind]

/** The newest signal of each kind. */
export type Signals = { readonly [K in SignalKind]?: SignalOf<K> }

/** How long each kind counts: a length of time, until the day it names, or for ever (M3). */
export type Validity = { readonly [K in SignalKind]: Milliseconds | 'until-day' | 'always' }

/** When what was said at `at` stops counting. */
export const validUntil = (
  fact: Fact & { readonly until?: Instant },
  at: Instant,
  validity: Validity,
  utcOffset: Milliseconds,
): Instant | null => {
  const rule = validity[fact.kind]
  if (fact.until !== undefined) return fact.until
  if (rule === 'always') return null
  if (rule !== 'until-day') return after(at, rule)
  return fact.kind === 'timeline' ? after(startOf(fact.value.day, utcOffset), days(1)) : null
}

/** Whether a signal still counts; what has expired is kept and shown, and never used (M3). */
export const isAlive = (signal: { readonly validUntil: Instant | null }, now: Instant): boolean =>
  signal.validUntil === null || now < signal.validUntil

/** The value of a kind if there is one that counts now. */
export const alive = <K extends SignalKind>(
  signals: Signals,
  kind: K,
  now: Instant,
): SignalValues[K] | undefined => {
  const signal: SignalOf<K> | undefined = signals[kind]
  return signal && isAlive(signal, now) ? signal.value : undefined
}

/** Takes a signal in unless something newer of its kind is known already (I8). */
export const learn = (signals: Signals, signal: Signal): Signals => {
  const known = signals[signal.kind]
  return known && known.at > signal.at ? signals : { ...signals, [signal.kind]: signal }
}
