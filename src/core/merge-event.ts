import type { Address } from './address.ts'
import type { PersonId } from './ids.ts'
import type { Signal } from './signal.ts'
import type { Instant } from './time.ts'

/** An address of theirs was proven to be of somebody else as well, so they are one (M7). */
export type MergeAsked = {
  readonly kind: 'merge-asked'
  readonly at: Instant
  readonly into: PersonId
  readonly address: Address
}

/** Where somebody said that these are not one person, and when: there they know it, and elsewhere they are told (M6). */
export type Parting = { readonly said: Address; readonly at: Instant }

/**
 * An address has left them; the turn takes what was said there out of their journal (M6). Journals before 0.2 lack the `parting`,
 * and who is `there` by now.
 */
export type PartAsked = {
  readonly kind: 'part-asked'
  readonly at: Instant
  readonly address: Address
  readonly there?: PersonId
  readonly parting?: Parting
}

/**
 * Another's journal has arrived; the turn weaves it with their own, and only `rewoven` is journalled. `E` is any event of a
 * journal: what was said to one comes along with all its words.
 */
export interface PastArrived<E> {
  readonly kind: 'past-arrived'
  readonly at: Instant
  readonly from: PersonId
  readonly address: Address
  readonly why: 'merged' | 'parted'
  readonly parting?: Parting
  readonly events: readonly E[]
  /** Facts of which two values stood already, and they were not asked yet which is right. */
  readonly differing?: readonly Differing[]
}

/** From here on the journal is this one: the turns of both in the order of time, or without what has left. */
export interface Rewoven<E> extends Omit<PastArrived<E>, 'kind'> {
  readonly kind: 'rewoven'
  /** What left with an address, by the names under which more may still be heard of it; absent: nothing. */
  readonly gone?: readonly string[]
  /** Who has it by now. Absent in older journals: the stranger at the address. */
  readonly there?: PersonId
}

/** One fact, as either of two persons had said it before they became one: both still counted, and both cannot be meant. */
export type Differing = { readonly earlier: Signal; readonly later: Signal }

/** From now on this person is another; whatever still comes is passed on to them. */
export type MergedAway = {
  readonly kind: 'merged-away'
  readonly at: Instant
  readonly into: PersonId
  readonly address: Address
}

/** What has come to somebody who is another by now; `I` is whatever reaches an inbox. */
export interface PassedOn<I> {
  readonly kind: 'passed-on'
  readonly at: Instant
  readonly to: PersonId
  readonly event: I
}
