import type { Address } from './address.ts'
import type { Evidence } from './signal.ts'
import type { Slot } from './slot.ts'
import type { Instant } from './time.ts'

/** What a calendar tells of a meeting (D3). */
export type MeetingIncoming =
  /** It stands in the calendar under this reference; `pending`: its host has to agree yet. */
  | {
      readonly kind: 'booking-confirmed'
      readonly at: Instant
      readonly booking: string
      readonly slot: Slot
      readonly reference: string
      readonly pending: boolean
      /** It was found so, when the calendar was looked at; else it is what became of a wish of theirs. */
      readonly seen?: true
    }
  /** It could not be booked, moved or called off: somebody was quicker, or the calendar could not be had. */
  | {
      readonly kind: 'booking-failed'
      readonly at: Instant
      readonly booking: string
      readonly reason: 'taken' | 'unavailable'
      readonly detail: string | null
    }
  | {
      readonly kind: 'booking-cancelled'
      readonly at: Instant
      readonly booking: string
      /** As above; `rejected`: its host has not agreed to it. */
      readonly seen?: 'cancelled' | 'rejected'
    }
  /** Somebody has changed it at the calendar: the host, or the buyer by the calendar's own mail. How it is now must be looked up. */
  | { readonly kind: 'booking-stirred'; readonly at: Instant; readonly booking: string }
  /** The time that was put to them could not be held: somebody else was quicker. */
  | { readonly kind: 'hold-failed'; readonly at: Instant; readonly slot: Slot }

/** What a calendar answers when it is asked. */
export type SlotsFound = {
  /** `slots` is null when the calendar could not be seen; then `reason` says why. */
  readonly kind: 'slots-found'
  readonly at: Instant
  readonly from: Instant
  readonly to: Instant
  readonly zone: string
  readonly slots: readonly Slot[] | null
  readonly reason: string | null
}

/** What was concluded about a meeting. */
export type MeetingDecided =
  /** Free times are put to them; `moves` names the booking that another time is sought for. */
  | {
      readonly kind: 'slots-offered'
      readonly at: Instant
      readonly slots: readonly Slot[]
      readonly zone: string
      readonly moves: string | null
    }
  /** The one time that was put to them is kept free for them until then, and no longer kept. */
  | { readonly kind: 'hold-asked'; readonly at: Instant; readonly slot: Slot; readonly until: Instant }
  | { readonly kind: 'hold-ended'; readonly at: Instant; readonly slot: Slot }
  | {
      readonly kind: 'look-asked'
      readonly at: Instant
      readonly booking: string
      readonly reference: string
    }
  | {
      readonly kind: 'booking-asked'
      readonly at: Instant
      readonly booking: string
      readonly slot: Slot
      readonly zone: string
      readonly to: Address
      readonly email: string | null
      readonly evidence: Evidence
    }
  | {
      readonly kind: 'move-asked'
      readonly at: Instant
      readonly booking: string
      readonly reference: string
      readonly slot: Slot
      readonly zone: string
      readonly evidence: Evidence
    }
  | {
      readonly kind: 'cancel-asked'
      readonly at: Instant
      readonly booking: string
      readonly reference: string
      readonly evidence: Evidence
    }
