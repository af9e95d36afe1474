import { addressKey } from './address.ts'
import type { EventOf } from './event.ts'
import { inTurn } from './in-turn.ts'
import type { State } from './state.ts'

/**
 * Without what rested on a joint: a code or a link that is under way or spent, and that they hold a phone which is not theirs
 * (M6). How many links were given is still known.
 */
export const unjoint = (state: State): State => {
  const { identity, addresses, continuing } = state
  const isHeld = identity && [identity.phone, identity.here].every((one) => addressKey(one) in addresses)
  const given = continuing && { continuing: { given: continuing.given, expected: [] } }
  return { ...state, ...given, challenge: null, identity: isHeld ? identity : null }
}

/**
 * The state once its journal was parted. They hear of it once, however many addresses left, unless it was said where they are
 * (M6).
 */
export const afterParting = (state: State, { parting }: EventOf<'rewoven'>): State => {
  const alone = unjoint(state)
  if (!parting || addressKey(parting.said) in alone.addresses || alone.parted === parting.at) return alone
  return inTurn({ ...alone, parted: parting.at }, { news: 'parted' })
}
