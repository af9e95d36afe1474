import type { Decided, EventOf } from './event.ts'
import type { Rules } from './rules.ts'
import { serviceWordOf } from './service-word.ts'
import { type Slot, sameSlot } from './slot.ts'
import type { HeardMessage, State } from './state.ts'
import { after } from './time.ts'

/**
 * The one time that is put to them ("Tuesday at 3, shall I book it?") is kept free for them for some minutes, `booking.hold`
 * of the policy: whoever is asked should get what they say yes to (D3). Times to choose from are not.
 */
export const heldFor = (slot: Slot | null, { now }: State, { business }: Rules): readonly Decided[] => {
  const { hold } = business.policy.booking
  return slot === null || hold === 0 ? [] : [{ kind: 'hold-asked', at: now, slot, until: after(now, hold) }]
}

/** What is held beside this one is let go. What has lapsed is let go by itself. */
export const letGo = (
  { meetings: { held }, now }: State,
  besides: Slot | null,
): readonly Extract<Decided, { kind: 'hold-ended' }>[] =>
  held === null || held.until <= now || (besides !== null && sameSlot(held.slot, besides))
    ? []
    : [{ kind: 'hold-ended', at: now, slot: held.slot }]

/** They want none of it, or nothing of us at all. */
export const letGoBy = (
  state: State,
  { reading }: EventOf<'message-read'>,
  heard: HeardMessage,
  rules: Rules,
): readonly Decided[] => {
  const word = serviceWordOf(heard, state, rules)
  const isNo = state.question?.about === 'meeting' && reading.acceptance.verdict === 'refuse'
  return isNo || word === 'stop' || word === 'restart' ? letGo(state, null) : []
}
