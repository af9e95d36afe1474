import type { Address } from './address.ts'
import type { Evidence } from './signal.ts'
import type { Slot } from './slot.ts'
import type { Instant } from './time.ts'

/** What there is between us and a person in the way of meetings (D3). */
export type Meetings = {
  /** The times that were offered last; null once one was taken. */
  readonly offer: SlotOffer | null
  /** The time that is kept free for them while they think, as was asked at the calendar. */
  readonly held: { readonly slot: Slot; readonly until: Instant } | null
  /** The booking last heard of, whatever became of it. */
  readonly booking: Booking | null
  /** Bookings besides it, of somebody whom they have become one with (M7). Absent: none. */
  readonly others?: readonly Booking[]
  readonly count: number
}

/** Free times that were put to somebody, by the clocks of a zone; `moves`: for which booking another time is sought. */
export type SlotOffer = {
  readonly slots: readonly Slot[]
  readonly zone: string
  readonly moves: string | null
  readonly at: Instant
}

/** A meeting that was asked for at the calendar. Only with a `reference`, which the calendar gave, it is booked. */
export type Booking = {
  readonly id: string
  readonly slot: Slot
  readonly zone: string
  /** Where it was asked for, and where it is spoken of. */
  readonly to: Address
  readonly email: string | null
  readonly evidence: Evidence
  readonly askedAt: Instant
  /** `pending`: the host has to agree yet. `off`: called off, or it never came to be. */
  readonly standing: 'asked' | 'booked' | 'pending' | 'off'
  readonly reference: string | null
  /** How often it was changed since it was booked, and when last: the sequence of its invitation. */
  readonly revision: number
  readonly changedAt: Instant
  /** The time that it is to be moved to, as was asked at the calendar; null: nothing is under way. */
  readonly movingTo: Slot | null
  /** It was asked at the calendar that it be called off, and the answer is still to come. */
  readonly ending?: true
  /** For which beginning they were reminded of it; absent: for none. */
  readonly reminded?: Instant
}

/** Nothing was ever offered or booked. */
export const NO_MEETINGS: Meetings = { offer: null, held: null, booking: null, count: 0 }
