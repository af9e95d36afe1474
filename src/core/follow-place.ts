import type { Address } from './address.ts'
import { buyerZone } from './buyer-zone.ts'
import { type MayText, mayText, mayWrite } from './hours.ts'
import { openUnasked } from './place.ts'
import { type Rules, traitsOf } from './rules.ts'
import type { Contact, State } from './state.ts'
import type { Instant } from './time.ts'

/**
 * Where what nobody asked for, and nobody agreed on, may reach somebody (C8, D8); null: nowhere. It is where they were heard last,
 * of all addresses that are open to what is unasked: a phone only with their consent, and a chat because they wrote to us there.
 * What would wait on a page until they happen to come back reaches nobody, and no platform is tried that takes free words no more.
 */
export const placeFor = (state: State, rules: Rules, at: Instant = state.now): Address | null =>
  openUnasked(state, rules).find((contact) => reaches(contact, rules, at))?.address ?? null

const reaches = ({ address, lastHeard }: Contact, rules: Rules, at: Instant): boolean => {
  const { waits = false, session = null } = traitsOf(rules, address.channel)
  if (waits || !(address.channel in rules.channels)) return false
  return session === null || lastHeard + session > at
}

/** Whether they may be written to now, by the hours at their phone; in a chat by the clocks they go by (C8). */
export const mayReach = (to: Address, at: Instant, state: State, rules: Rules): MayText => {
  const { policy } = rules.business
  return traitsOf(rules, to.channel).carriesTexts
    ? mayText(to.id, at, policy)
    : mayWrite(buyerZone(state, rules), at, policy)
}

/** The first moment from `at` on at which they may be written to. */
export const openFrom = (to: Address, at: Instant, state: State, rules: Rules): Instant => {
  const said = mayReach(to, at, state, rules)
  return said.kind === 'now' ? at : said.at
}
