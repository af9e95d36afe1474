import { holds } from '#core/authority'
import { isOneAsked } from '#core/bookings'
import { type Proposal, say, type View } from '#core/dialog'
import { upcoming } from '#core/meetings'
import { emailOf, offeringOf } from './booking.ts'
import { timesFor } from './times.ts'

/**
 * Nobody is free now, so somebody may be met later (D6): the next free times, where all is known that a meeting takes; else they
 * may say when. Where nobody may be met, or they meet somebody already, nothing is offered.
 */
export const insteadOfReps = (view: View): readonly Proposal<'sdr'>[] => {
  const { state, rules, authority } = view
  const { calendar } = rules.business
  if (!calendar || state.payment || state.recap || upcoming(state) || isOneAsked(state.meetings)) return []
  if (!holds(authority, 'book') || (calendar.email && !emailOf(view))) return [say({ say: 'meet-instead' })]
  const times = timesFor({ when: [], isOut: () => false }, view)
  switch (times.kind) {
    case 'ask': {
      const { from, to, zone } = times
      return [{ propose: 'ask', ask: { ask: 'slots', from, to, zone } }]
    }
    case 'exact':
      return [
        offeringOf(
          [times.slot],
          times.zone,
          { say: 'offer-slot', slot: times.slot, zone: times.zone },
          null,
          view,
        ),
      ]
    case 'some': {
      const { slots, zone, opening } = times
      return [offeringOf(slots, zone, { say: 'offer-slots', slots, zone, opening, taken: null }, null, view)]
    }
    case 'none':
    case 'unavailable':
      return []
    default:
      return times satisfies never
  }
}
