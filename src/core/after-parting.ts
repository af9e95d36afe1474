import { addressKey } from './address.ts'
import type { Event } from './event.ts'
import { inTurn } from './in-turn.ts'
import type { State } from './state.ts'

/** Without what rested on a joint: codes and links that are under way or spent, and that they hold a phone which is not theirs (M6). */
export const unjoint = (state: State): State => {
  const { identity, addresses } = state
  const isHeld = identity && [identity.phone, identity.here].every((one) => addressKey(one) in addresses)
  return { ...state, ...withoutLinks(state), challenge: null, identity: isHeld ? identity : null }
}

/** How many they were given still counts. */
const withoutLinks = ({ continuing }: State): Pick<State, 'continuing'> =>
  continuing ? { continuing: { given: continuing.given, expected: [] } } : {}

/**
 * The state once its journal was parted. They hear of it once, however many addresses left, unless it was said where they are
 * (M6).
 */
export const afterParting = (
  state: State,
  { parting }: Extract<Event, { readonly kind: 'rewoven' }>,
): State => {
  const alone = unjoint(state)
  if (!parting || addressKey(parting.said) in alone.addresses || alone.parted === parting.at) return alone
  return inTurn({ ...alone, parted: parting.at }, { news: 'parted' })
}
