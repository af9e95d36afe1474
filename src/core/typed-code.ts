import { type Address, sameAddress } from './address.ts'
import { textable } from './continuing.ts'
import type { Policy } from './policy.ts'
import type { State } from './state.ts'

/** Words around a code that say nothing else. */
const BARE = /^\W*(?:(?:my|the|your|here|it|its|it's|is|code)\b\W*)*\d{3}[ -]?\d{3}\W*$/i

/**
 * What of a message a reader is asked about, and a rep is shown as it comes. A code that is still good opens an address to whoever
 * knows it. So while one is waited for where this was said, sent by us or shown elsewhere to be texted, its digits are for nobody to
 * read: no model, no record of a model's calls, and no rep (M6, L3).
 */
export const readable = (said: string, at: Address, state: State, policy: Policy): string =>
  isAwaited(at, state, policy) && BARE.test(said) ? said.replace(/\d/g, '•') : said

const isAwaited = (address: Address, state: State, policy: Policy): boolean =>
  (state.challenge !== null && sameAddress(state.challenge.from, address)) ||
  textable(address, state, policy).length > 0
