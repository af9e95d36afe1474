import type { Address } from './address.ts'
import type { PersonId } from './ids.ts'
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

/** An address has left them; the turn takes what was said there out of their journal (M6). Journals before 0.2 lack the `parting`. */
export type PartAsked = {
  readonly kind: 'part-asked'
  readonly at: Instant
  readonly address: Address
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
}

/** From here on the journal is this one: the turns of both in the order of time, or without what has left. */
export interface Rewoven<E> extends Omit<PastArrived<E>, 'kind'> {
  readonly kind: 'rewoven'
}

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
