import type { Clock } from '#contracts/clock'
import { type Address, addressKey } from '#core/address'
import { type Rules, traitsOf } from '#core/rules'
import type { State } from '#core/state'

/**
 * Whether a phone may have been given to somebody else since its owner was last heard there (M6). In the USA a number rests for
 * 45 days at least before it is given out anew (47 CFR 52.15(f)(1)(ii)).
 */
export const isSomebodyElse = (
  { addresses }: State,
  address: Address,
  { rules, clock }: { readonly rules: Rules; readonly clock: Clock },
): boolean => {
  const lastHeard = addresses[addressKey(address)]?.lastHeard
  if (lastHeard === undefined || !traitsOf(rules, address.channel).carriesTexts) return false
  return clock.now() - lastHeard > rules.business.policy.recycledAfter
}
