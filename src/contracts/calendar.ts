import type { PersonId } from '#core/ids'
import type { Slot } from '#core/slot'
import type { Instant } from '#core/time'
import type { IncomingRequest, Verified } from './adapter.ts'

/**
 * Where meetings are booked (D3): the built-in calendar, or a provider's. Every call that changes something has a key, and
 * the same key is done once, however often it is asked for. None of them ever throws. `holder` is whoever a time may be kept
 * free for: what is held for one is taken to all others.
 */
export type Calendar = {
  /** As the journal and the log name it. */
  readonly name: string
  /** How it tells of changes that were made there; null: nobody can make any. */
  readonly hook: CalendarHook | null
  /** Slots that begin in this stretch of time and could be booked now, in order; `zone` is the buyer's. */
  free(from: Instant, to: Instant, zone: string, holder: string): Promise<Free>
  /** Keeps a slot free for its holder until then, or until it is booked or moved to by them. */
  hold(slot: Slot, holder: string, until: Instant): Promise<Held>
  /** The slot is anybody's again, if it was held for them. */
  release(slot: Slot, holder: string): Promise<Held>
  /** No slot is ever given to two keys. */
  book(slot: Slot, attendee: Attendee, key: string, holder: string): Promise<Booked>
  /** Gives a booking another time; it keeps the old one unless it gets the new. */
  move(reference: string, slot: Slot, key: string, holder: string): Promise<Booked>
  /** Calls a booking off; one that is off already stays so. */
  cancel(reference: string, key: string): Promise<Cancelled>
  /** Calls a booking off that is still to come, and keeps nothing of it; whoever holds it at a provider's keeps it there. */
  forget(reference: string, slot: Slot): Promise<Cancelled>
  /** How a booking stands, and where, whoever has changed it. */
  look(reference: string): Promise<Seen>
}

/**
 * The webhook of a provider's calendar. It is a bell: it says whose booking is to be looked at, and how that stands is asked of the
 * calendar itself, so bells that come late, twice or out of order do no harm.
 */
export type CalendarHook = {
  /** Was it really the provider? Looks at headers and raw body only; never throws. */
  verify(request: IncomingRequest): Verified
  /** Which booking of ours it is about. Only for a verified request; never throws. */
  parse(request: IncomingRequest): Promise<Stirred>
}

/** What a bell says. `dedupe` names it, however often it is rung. */
export type Stirred =
  | {
      readonly kind: 'stirred'
      readonly person: PersonId
      readonly booking: string
      readonly dedupe: string
    }
  | { readonly kind: 'unsupported'; readonly reason: string }
  | { readonly kind: 'malformed'; readonly reason: string }
  /** Whose it is cannot be found out now. */
  | { readonly kind: 'later'; readonly reason: string }

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

/** What became of holding. */
export type Held =
  | { readonly kind: 'held' }
  /** It is held for nobody, or no longer: who books first has it. */
  | { readonly kind: 'free' }
  | { readonly kind: 'taken' }
  | { readonly kind: 'later'; readonly reason: string }

/** How a booking stands. */
export type Seen =
  | {
      readonly kind: 'booked'
      readonly reference: string
      readonly slot: Slot
      readonly pending: boolean
    }
  | { readonly kind: 'off'; readonly how: 'cancelled' | 'rejected' }
  | { readonly kind: 'later'; readonly reason: string }
  | { readonly kind: 'refused'; readonly reason: string }

/** What became of calling off. */
export type Cancelled =
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'later'; readonly reason: string }
  | { readonly kind: 'refused'; readonly reason: string }
