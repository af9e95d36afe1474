import type { Booking } from '#core/booking'
import { ahead } from '#core/bookings'
import type { Brief } from '#core/brief'
import { buyerZone } from '#core/buyer-zone'
import type { View } from '#core/dialog'
import { fits, type Meeting, sameSlot, type TimeWindow } from '#core/slot'

/**
 * Which meeting they want called off, where they have become one with somebody who had one too (M7): the only one there is, or
 * the one that they name by its time; null: it must be asked.
 */
export const meant = ({ when }: Meeting, view: View): Booking | null => {
  const all = ahead(view.state)
  const named = all.length > 1 ? all.filter(isAt(when, view)) : all
  const [only] = named
  return only && named.every(({ slot }) => sameSlot(slot, only.slot)) ? only : null
}

/** For which meeting another time is sought, and which time. */
export type Moving = { readonly booking: Booking | null; readonly wish: Meeting }

/**
 * Of several the one that they name by its time, else the one for which times lie before them. Null: it must be asked.
 */
export const movingNow = (wish: Meeting, view: View): Moving | null => {
  const { state } = view
  const all = ahead(state)
  if (all.length < 2) return { booking: all[0] ?? null, wish }
  const named = wish.wish === 'move' ? meant(wish, view) : null
  if (named && !TO_A_TIME.test(view.heard.at(-1)?.meant ?? ''))
    return { booking: named, wish: { ...wish, when: [] } }
  const begun = all.find(({ id }) => id === state.meetings.offer?.moves)
  return begun ? { booking: begun, wish } : null
}

/** "Move it to Friday" names no meeting, also where there is one on that day. */
const TO_A_TIME =
  /\b(?:to|for|until|till)\b(?! (?:me|us|you|move|re-?schedule|rebook|push|shift|postpone|change|switch)\b)/i

const isAt =
  (when: readonly TimeWindow[], { state, rules }: View) =>
  ({ slot }: Booking): boolean =>
    when.some((window) => fits(slot, window, buyerZone(state, rules)))

/** The question which; its choices say all of it, by the clocks by which they are read, so that "2" means what "move that one" does. */
export const whichOf = (deed: 'move' | 'cancel', { state, rules }: View): Brief => ({
  say: 'which-meeting',
  deed,
  meetings: ahead(state).map(({ slot }) => ({ slot, zone: buyerZone(state, rules) })),
})

/** Of several they hear which one it is before they are offered another time for it. */
export const movedIn = (booking: Booking | null, { state }: View): readonly { readonly brief: Brief }[] =>
  booking && ahead(state).length > 1
    ? [{ brief: { say: 'moving', slot: booking.slot, zone: booking.zone } }]
    : []
