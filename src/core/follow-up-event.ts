import type { Address } from './address.ts'
import type { Terms } from './catalogue.ts'
import type { MessageId } from './ids.ts'
import type { Expecting } from './reading.ts'
import type { Day, Instant } from './time.ts'

/**
 * Where somebody may have been left, so that they are written to unasked (A7, D8): at a question, at the recap, at what goes
 * with it, at the link; when they put it off; after a meeting, or one that was called off; and after weeks, or when the day
 * that they named comes near.
 */
export const OCCASIONS = [
  'question',
  'recap',
  'terms',
  'link',
  'deferral',
  'meeting',
  'cancellation',
  'silence',
  'date',
] as const

/** One of these. */
export type Occasion = (typeof OCCASIONS)[number]

/** What is waited for, and since when: an answer, or that they come back after they put it off. */
export type Silence = {
  readonly since: Instant
  readonly of: Extract<Occasion, 'question' | 'recap' | 'terms' | 'link' | 'deferral'>
  /** What a question is about. */
  readonly about?: Expecting
  /** The terms that were put to them, where any were. */
  readonly terms?: Terms
  /** The day from which on they want to be asked again, where they said so. */
  readonly until?: Day
}

/** One follow-up: on which occasion and about what, since when nothing was heard, and where it goes. */
export type FollowUp = {
  readonly of: Occasion
  /** What names the very thing it is about: terms by their hash, a question, a booking, a day. */
  readonly matter: string
  /** They were written to on such an occasion before, so it is said in other words. */
  readonly again: boolean
  readonly since: Instant
  readonly to: Address
  readonly terms?: Terms
}

/** A follow-up as it is remembered, so that none comes too often. */
export type Followed = Pick<FollowUp, 'of' | 'matter'> & { readonly at: Instant }

/** What was concluded when a silence had lasted long enough. */
export type FollowUpDecided =
  /** They are written to. `on`: the messages that it is written from (A8). */
  | ({ readonly kind: 'followed-up'; readonly at: Instant; readonly on: readonly MessageId[] } & FollowUp)
  /** Not yet: it is looked again then. */
  | {
      readonly kind: 'follow-up-waits'
      readonly at: Instant
      readonly of: Occasion
      readonly until: Instant
    }
  /** As `followed-up` was written before 0.2: nothing was said to what closing asked, or since they put it off. */
  | {
      readonly kind: 'reminded'
      readonly at: Instant
      readonly of: 'asking' | 'deferral'
      readonly terms: Terms
    }
