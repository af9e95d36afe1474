import { sameAddress } from './address.ts'
import type { HeardMessage, State } from './state.ts'

/** Words around a code that say nothing else. */
const BARE = /^\W*(?:(?:my|the|your|here|it|its|it's|is|code)\b\W*)*\d{3}[ -]?\d{3}\W*$/i

/**
 * What of a message a reader is asked about. A code that is still good opens an address to whoever knows it, so while one is
 * waited for where this was said, its digits are nobody's to read: neither a model's, nor in what is kept of a model's calls (M6, L3).
 */
export const readable = ({ meant, address }: HeardMessage, { challenge }: State): string =>
  challenge && sameAddress(challenge.from, address) && BARE.test(meant) ? meant.replace(/\d/g, '•') : meant
