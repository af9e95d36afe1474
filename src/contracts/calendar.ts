import type { Slot } from '#core/slot'
import type { Instant } from '#core/time'

/**
 * Where meetings are booked (D3): the built-in calendar, or a provider's. Every call that changes something has a key, and
 * the same key is done once, however often it is asked for. None of them ever throws.
 */
export type Calendar = {
  /** As the journal and the log name it. */
  readonly name: string
  /** Slots that begin in this stretch of time and could be booked now, in order; `zone` is the buyer's. */
  free(from: Instant, to: Instant, zone: string): Promise<Free>
  /** No slot is ever given to two keys. */
  book(slot: Slot, attendee: Attendee, key: string): Promise<Booked>
  /** Gives a booking another time; it keeps the old one unless it gets the new. */
  move(reference: string, slot: Slot, key: string): Promise<Booked>
  /** Calls a booking off; one that is off already stays so. */
  cancel(reference: string, key: string): Promise<Cancelled>
}

/** Who comes, as far as it is known, and by which clocks they live. */
export type Attendee = { readonly email: string | null; readonly zone: string }

/** What is free; `unavailable`: nobody can say. */
export type Free =
  | { readonly kind: 'free'; readonly slots: readonly Slot[] }
  | { readonly kind: 'unavailable'; readonly reason: string }

/** What became of a wish. */
export type Booked =
  /** It stands under this reference; `pending`: its host has to agree yet. */
  | { readonly kind: 'booked'; readonly reference: string; readonly pending: boolean }
  /** Somebody was quicker, or the time cannot be had any more. */
  | { readonly kind: 'taken' }
  /** Nobody knows; the same call with the same key finds out. */
  | { readonly kind: 'later'; readonly reason: string }
  /** It will never work. */
  | { readonly kind: 'refused'; readonly reason: string }

/** What became of calling off. */
export type Cancelled =
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'later'; readonly reason: string }
  | { readonly kind: 'refused'; readonly reason: string }
