import type { Booking } from '#core/booking'
import { ahead } from '#core/bookings'
import type { Brief } from '#core/brief'
import { buyerZone } from '#core/buyer-zone'
import type { View } from '#core/dialog'
import { fits, type Meeting } from '#core/slot'

/**
 * Which meeting they want called off, where they have become one with somebody who had one too (M7): the only one there is, or
 * the one that they name by its time; null: it must be asked.
 */
export const meant = ({ when }: Meeting, { state, rules }: View): Booking | null => {
  const zone = buyerZone(state, rules)
  const all = ahead(state)
  const named =
    all.length > 1 ? all.filter(({ slot }) => when.some((window) => fits(slot, window, zone))) : all
  const [only] = named
  return only && named.length === 1 ? only : null
}

/** The question which; its choices say all of it, so that "2" means what "call off that one" does. */
export const whichOf = ({ state }: View): Brief => ({
  say: 'which-meeting',
  meetings: ahead(state).map(({ slot, zone }) => ({ slot, zone })),
})

/** Of several the nearest is moved; they hear which one that is before they are offered another time for it. */
export const movedIn = ({ state }: View): readonly { readonly brief: Brief }[] => {
  const [nearest, ...others] = ahead(state)
  return nearest && others.length > 0
    ? [{ brief: { say: 'moving', slot: nearest.slot, zone: nearest.zone } }]
    : []
}
