import { type Address, addressKey, sameAddress } from './address.ts'
import { isSuppressedAt } from './contacts.ts'
import { hash } from './hash.ts'
import { numbered } from './ids.ts'
import type { Rules } from './rules.ts'
import type { State } from './state.ts'
import { days } from './time.ts'

/**
 * The name that a code is derived from. It says whom the code goes to and since when, so nobody gets the digits of one by having
 * had another sent to a phone of their own (M6).
 */
export const codeName = (to: Address, { person, counts, now }: State): string =>
  `${numbered(person, 'code', counts.challenges + 1)}.${hash([addressKey(to), now]).slice(0, 12)}`

/** Why no code may go there, by what is known of this person; null: they may have one, if nobody else has used it up. */
export const ownBarrier = (to: Address, state: State, { business }: Rules): string | null => {
  if (isSuppressedAt(to, state)) return 'they asked us to stop'
  return codesToday(state) < business.policy.codesPerDay ? null : 'enough codes were sent today'
}

const codesToday = ({ codes, now }: State): number => codes.filter((at) => at > now - days(1)).length

/** The same, and that it was counted over all who ask, in this turn (M6). */
export const codeBarrier = (to: Address, state: State, rules: Rules): string | null => {
  const own = ownBarrier(to, state, rules)
  const { counted } = state.turn
  if (own) return own
  if (!counted || !sameAddress(counted.to, to)) return 'nobody has counted the codes that go there'
  return counted.spent === null ? null : `enough codes were sent today, by the limit of the ${counted.spent}`
}

/** The right code, in time, and within its tries (M6). */
export const isProven = (
  challenge: string,
  { turn, challenge: open, now }: State,
  { business }: Rules,
): boolean =>
  turn.code === 'right' &&
  open?.id === challenge &&
  open.purpose === undefined &&
  now < open.expiresAt &&
  open.tries < business.policy.codeTries
